/** What tokens say: scopes as granted, the user, the launch context; and what is kept of them to take them back. */
import type {
  AccessToken,
  ClientCredentials,
  JWTStructured,
  KoaContextWithOIDC,
  UnknownObject,
} from 'oidc-provider'
import type { Database } from '../record/database.ts'
import { contextOf, type LaunchContext } from './launch-context.ts'
import { isLaunchScope, toScopes } from './scopes.ts'
import { saveEntry } from './store.ts'

/** A user who can log in. */
export interface SmartAccount {
  readonly id: string
  /** `Practitioner/x`: who they are in the record. */
  readonly fhirUser: string
  readonly display: string
  readonly roles: readonly string[]
  /** The `socle/` scopes that they may hand to apps, without the prefix. */
  readonly rights: readonly string[]
}

/** Undefined: there is none, or none that may log in any more. */
export type FindAccount = (id: string) => Promise<SmartAccount | undefined>

export interface TokenOptions {
  readonly db: Pick<Database, 'pool'>
  readonly findAccount: FindAccount
  /** The public address of the FHIR face. */
  readonly base: string
}

type Token = AccessToken | ClientCredentials

const isOfUser = (token: Token): token is AccessToken => token.kind === 'AccessToken'

const present = (members: Readonly<Record<string, unknown>>): UnknownObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

/** As the token response names it: https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#launch-context-arrives-with-your-access_token */
export const toParameters = (context: LaunchContext): UnknownObject =>
  present({
    patient: context.patient,
    encounter: context.encounter,
    fhirContext: context.fhirContext,
    intent: context.intent,
    need_patient_banner: context.needPatientBanner,
    smart_style_url: context.smartStyleUrl,
  })

/** The claims beside OAuth's own; a service has no user and no context. */
export const createExtraClaims =
  ({ db, findAccount }: TokenOptions) =>
  async (_ctx: KoaContextWithOIDC, token: Token): Promise<UnknownObject> => {
    if (!isOfUser(token)) return {}
    const account = await findAccount(token.accountId)
    const { patient, encounter } = await contextOf(db, token.grantId)
    return present({ patient, encounter, fhirUser: account?.fhirUser, roles: account?.roles })
  }

/** The scopes about no resource that were granted and asked for, and those of resources that the library chose. */
function scopeOf({ oidc }: KoaContextWithOIDC, token: Token): string {
  const source = oidc.entities.RefreshToken ?? oidc.entities.AuthorizationCode
  const asked = oidc.params?.['scope'] ?? source?.scope
  const granted = isOfUser(token)
    ? toScopes(oidc.grant?.getOIDCScopeFiltered(new Set(toScopes(String(asked ?? '')))))
    : []
  return [...new Set([...granted.filter(isLaunchScope), ...toScopes(token.scope)])].join(' ')
}

/** What introspection answers: https://hl7.org/fhir/smart-app-launch/STU2.2/token-introspection.html#conditional-fields-in-the-introspection-response */
async function introspected({ db, base }: TokenOptions, token: Token): Promise<UnknownObject> {
  if (!isOfUser(token)) return {}
  const fhirUser = token.extra?.['fhirUser']
  return present({
    ...toParameters(await contextOf(db, token.grantId)),
    fhirUser: typeof fhirUser === 'string' ? `${base}/${fhirUser}` : undefined,
  })
}

/**
 * Finishes an access token before it is signed. The library keeps nothing of a JWT, so it is kept here by its `jti`:
 * that is how it is introspected, and how it ends with its grant.
 */
export const createFinish =
  (options: TokenOptions) =>
  async (ctx: KoaContextWithOIDC, token: Token, { payload }: JWTStructured): Promise<void> => {
    const scope = scopeOf(ctx, token)
    token.scope = scope
    payload['scope'] = scope
    const { jti, iat, exp } = payload
    const user = isOfUser(token) ? token : undefined
    await saveEntry(
      options.db,
      { model: token.kind, id: String(jti) },
      {
        payload: present({
          ...{ kind: token.kind, jti, iat, exp, scope, aud: token.aud, clientId: token.clientId },
          ...{ accountId: user?.accountId, grantId: user?.grantId, gty: user?.gty },
          extra: await introspected(options, token),
        }),
        grant: user?.grantId,
        account: user?.accountId,
        seconds: token.expiration,
      },
    )
  }

const isAnswer = (body: unknown): body is UnknownObject => typeof body === 'object' && body !== null

/** Puts the launch context beside the access token of a user, and never beside that of a service. */
export const createAnswerContext =
  ({ db }: Pick<TokenOptions, 'db'>) =>
  async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next()
    if (ctx.oidc?.route !== 'token') return
    // https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#response-5
    ctx.set('pragma', 'no-cache')
    const grantId = ctx.oidc.entities.AccessToken?.grantId
    if (ctx.status !== 200 || grantId === undefined || !isAnswer(ctx.body)) return
    ctx.body = { ...ctx.body, ...toParameters(await contextOf(db, grantId)) }
  }
