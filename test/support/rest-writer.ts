/** Sends writes to the REST face over HTTP, as one of the callers of a served record. */
import type { Store } from '../../record/repository.ts'
import type { FhirObject } from '../../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { createCaller, type RestAnswer } from './rest.ts'
import { serve, type Callers, type Served, type ServeOptions } from './served.ts'
import { accessOf } from './tokens.ts'
import { createStore, write } from './world.ts'

export interface Sent {
  readonly body?: string | object | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export interface Ward {
  readonly db: TestDatabase
  readonly store: Store
  readonly served: Served
  send(caller: string, method: string, path: string, sent?: Sent): Promise<RestAnswer>
  /** How many versions the ledger holds of a type, or of one resource. */
  countVersions(type: string, id?: string): Promise<number>
  close(): Promise<void>
}

/** Staff who may do everything, and patient `a` in their own record. */
const everyone: Callers = {
  staff: accessOf('user/*.cruds socle/access.write'),
  system: accessOf('system/*.cruds socle/access.write'),
  own: accessOf('patient/*.cruds', { patient: 'a' }),
}

/** Serves a record that holds these resources; further callers by name. */
export async function openWard(
  resources: readonly FhirObject[],
  callers: Callers = {},
  options: ServeOptions = {},
): Promise<Ward> {
  const db = await createTestDatabase()
  await write(db, resources)
  const store = await createStore(db)
  const served = await serve(store, { ...everyone, ...callers }, options)
  const call = createCaller(served)
  return {
    db,
    store,
    served,
    send: (caller, method, path, sent = {}) => call(caller, path, toSent(method, sent)),
    countVersions: async (type, id) => {
      const { rows } = await db.pool.query(
        'SELECT count(*)::int AS count FROM record.version WHERE type = $1 AND id = coalesce($2, id)',
        [type, id],
      )
      return Number(rows[0]?.count)
    },
    close: async () => {
      await served.close()
      await db.drop()
    },
  }
}

const mediaTypes: Readonly<Record<string, string>> = { PATCH: 'application/json-patch+json' }

/** A body is sent as what its method takes, unless the headers say otherwise. */
const toSent = (method: string, { body, headers }: Sent) => ({
  method,
  headers: {
    ...(body === undefined
      ? {}
      : { 'content-type': mediaTypes[method] ?? 'application/fhir+json' }),
    ...headers,
  },
  ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
})

/** The issues of an outcome. */
export const issuesOf = ({ body }: RestAnswer): unknown => body['issue']
