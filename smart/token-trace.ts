/** Holds the answers about tokens back until their rows are written: no token is given without one. */
import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import { contextOf } from './launch-context.ts'
import { toScopes } from './scopes.ts'
import type { TokenOptions } from './token.ts'
import type { AddressOf, Trace } from './trace.ts'

export interface TokenTraceOptions extends Pick<TokenOptions, 'db' | 'findAccount'> {
  readonly trace: Trace
  readonly addressOf: AddressOf
  readonly onFailure: (error: unknown) => void
  /** Counts in the log what anybody can cause. */
  readonly notice: (event: string) => void
}

/** Leaves a row of what was done; nothing was, when there is none. */
type Leave = (options: TokenTraceOptions, ctx: KoaContextWithOIDC, app: Client) => Promise<void>

const errorOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : 'error'

/** Did the app show who it is, or that it holds what we gave it? Else the name of a known app is anybody's to send. */
const isProved = ({ body, oidc }: KoaContextWithOIDC, app: Client): boolean =>
  (app.clientAuthMethod !== 'none' && errorOf(body) !== 'invalid_client') ||
  oidc.entities.AuthorizationCode !== undefined ||
  oidc.entities.RefreshToken !== undefined

/** A token that was given, or a request that was refused. */
const leaveToken: Leave = async (options, ctx, app) => {
  const { AccessToken, ClientCredentials, AuthorizationCode, RefreshToken } = ctx.oidc.entities
  const isGiven = ctx.status === 200
  if (!isGiven && !isProved(ctx, app)) return options.notice('token-refused')
  const token = AccessToken ?? ClientCredentials
  const accountId = (AccessToken ?? AuthorizationCode ?? RefreshToken)?.accountId
  const account = accountId === undefined ? undefined : await options.findAccount(accountId)
  const { patient } =
    AccessToken === undefined ? {} : await contextOf(options.db, AccessToken.grantId)
  await options.trace({
    interaction: 'token',
    outcome: isGiven ? 'OK' : errorOf(ctx.body),
    subject: accountId ?? app.clientId,
    fhirUser: account?.fhirUser,
    client: app.clientId,
    address: options.addressOf(ctx.req),
    token: isGiven ? token?.jti : undefined,
    patient: isGiven ? patient : undefined,
    detail: {
      grant: grantOf(ctx),
      ...(isGiven ? { scope: toScopes(token?.scope).join(' ') } : {}),
    },
  })
}

const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials']

/** Anything may stand there. */
const grantOf = ({ oidc }: KoaContextWithOIDC): string =>
  grantTypes.find((type) => type === oidc.params?.['grant_type']) ?? 'other'

/** Of what is no token of ours nothing is taken back. */
const leaveRevocation: Leave = async ({ trace, addressOf }, ctx, app) => {
  const { AccessToken, ClientCredentials, RefreshToken } = ctx.oidc.entities
  const token = AccessToken ?? ClientCredentials ?? RefreshToken
  if (ctx.status !== 200 || token === undefined) return
  await trace({
    interaction: 'revoke',
    outcome: 'OK',
    subject: (AccessToken ?? RefreshToken)?.accountId ?? app.clientId,
    client: app.clientId,
    address: addressOf(ctx.req),
    // A refresh token is its own name.
    token: (AccessToken ?? ClientCredentials)?.jti,
    detail: { kind: token.kind },
  })
}

const byRoute: Readonly<Record<string, Leave>> = { token: leaveToken, revocation: leaveRevocation }

/** Stands around all that answers these routes. */
export const createTokenTrace =
  (options: TokenTraceOptions) =>
  async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next()
    const leave = byRoute[ctx.oidc?.route ?? '']
    if (leave === undefined) return
    const app = ctx.oidc.client
    if (app === undefined) return options.notice(`${ctx.oidc.route}-of-nobody`)
    await leave(options, ctx, app).catch((error: unknown) => {
      options.onFailure(error)
      ctx.status = 500
      ctx.body = { error: 'server_error' }
    })
  }
