/** What oidc-provider keeps, in our store: ids are hashed, what is used once is used once in all processes. */
import { createHash } from 'node:crypto'
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider'
import type { Database } from '../record/database.ts'
import {
  consumeEntry,
  endEntry,
  endGrant,
  findEntry,
  findEntryByUid,
  saveEntry,
  saveNewEntry,
  type Entry,
  type FoundEntry,
} from './store.ts'

/** Access tokens are kept by an id that opens nothing: it is needed to take them back. */
const isAccessToken = (model: string) => model === 'AccessToken' || model === 'ClientCredentials'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The payload without what could be presented: the id, a session's cookie, a client's secret. */
function withoutSecrets(model: string, payload: AdapterPayload): AdapterPayload {
  const { jti, session, client_secret: secret, ...rest } = payload
  const { cookie: _, ...shown } = session ?? {}
  return {
    ...rest,
    ...(isAccessToken(model) && jti !== undefined ? { jti } : {}),
    ...(session === undefined ? {} : { session: shown }),
    ...(secret === undefined ? {} : { client_secret: sha256(secret) }),
  }
}

const grantOf = (model: string, id: string, { grantId }: AdapterPayload) =>
  model === 'Grant' ? id : grantId

const toEntry = (
  { model, id }: { model: string; id: string },
  payload: AdapterPayload,
  seconds: number | undefined,
): Entry => ({
  payload: withoutSecrets(model, payload),
  // An interaction is of a grant that it may replace: it does not end with it.
  grant: model === 'Interaction' ? undefined : grantOf(model, id, payload),
  account: payload.accountId,
  uid: payload.uid,
  seconds,
})

const toPayload = (found: FoundEntry | undefined, id?: string): AdapterPayload | undefined =>
  found && {
    ...found.payload,
    ...(id === undefined ? {} : { jti: id }),
    ...(found.consumed === undefined ? {} : { consumed: found.consumed }),
  }

/** Clients have no `jti`: every member of theirs is metadata. */
const idOf = (model: string, id: string) => (model === 'Client' ? undefined : id)

export interface AdapterOptions {
  readonly db: Pick<Database, 'pool'>
  /** Told at once which access tokens were taken back. */
  readonly onRevoked: (tokens: readonly string[]) => void
}

/** The adapter of one kind of thing. */
export function createAdapter({ db, onRevoked }: AdapterOptions): (model: string) => Adapter {
  const endWith = async (ended: Promise<{ token: string }[]>): Promise<void> => {
    const tokens = (await ended).map(({ token }) => token)
    if (tokens.length > 0) onRevoked(tokens)
  }
  return (model) => ({
    async upsert(id, payload, seconds) {
      const entry = toEntry({ model, id }, payload, seconds)
      if (model !== 'ReplayDetection') await saveEntry(db, { model, id }, entry)
      // https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html#signature-verification
      else if (!(await saveNewEntry(db, { model, id }, entry)))
        throw new errors.InvalidClient('client assertion tokens must only be used once')
    },
    find: async (id) => toPayload(await findEntry(db, { model, id }), idOf(model, id)),
    findByUid: async (uid) => toPayload(await findEntryByUid(db, model, uid)),
    // There is no flow with user codes here.
    findByUserCode: () => Promise.resolve(undefined),
    async consume(id) {
      if (await consumeEntry(db, { model, id })) return
      // Somebody has used it in this very moment: as with any second use, nothing of its grant is left.
      const grant = (await findEntry(db, { model, id }))?.payload['grantId']
      if (typeof grant === 'string') await endWith(endGrant(db, grant))
      throw new errors.InvalidGrant(`${model} already used`)
    },
    async destroy(id) {
      await endWith(model === 'Grant' ? endGrant(db, id) : endEntry(db, { model, id }))
    },
    async revokeByGrantId(grantId) {
      await endWith(endGrant(db, grantId))
    },
  })
}
