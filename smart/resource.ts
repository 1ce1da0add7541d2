/** The FHIR face as the only resource that access tokens are for: https://www.rfc-editor.org/rfc/rfc8707 */
import { errors, type Client, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider'
import { allowedOf } from './clients.ts'
import { accessTokenAlgorithm } from './keys.ts'
import { isLaunchScope, permitted, toScopes, type Grantee } from './scopes.ts'

export interface ResourceOptions {
  /** The audience of access tokens. */
  readonly audience: string
}

const isRights = (value: unknown): value is readonly string[] => Array.isArray(value)

function granteeOf({ oidc }: KoaContextWithOIDC): Grantee {
  if (oidc.params?.['grant_type'] === 'client_credentials') return { kind: 'service' }
  const rights = oidc.account?.['rights']
  return isRights(rights) ? { kind: 'user', rights } : { kind: 'app' }
}

/** What this request may be granted of what it asks, or of what was granted before. */
export function grantable(ctx: KoaContextWithOIDC, client: Client, audience: string): string[] {
  const { params, grant } = ctx.oidc
  const asked = [
    ...toScopes(String(params?.['scope'] ?? '')),
    ...toScopes(grant?.getResourceScope(audience)),
  ]
  return permitted(asked, allowedOf(client.metadata()), granteeOf(ctx))
}

const assertSome = (scopes: readonly string[]): void => {
  if (scopes.length === 0) throw new errors.InvalidScope('no scope can be granted', '')
}

/** Access tokens are JWTs for our own audience, and for no other. */
export const createResourceServer = ({ audience }: ResourceOptions) => ({
  enabled: true as const,
  defaultResource: () => audience,
  useGrantedResource: () => true,
  getResourceServerInfo(ctx: KoaContextWithOIDC, resource: string, client: Client): ResourceServer {
    if (resource !== audience) throw new errors.InvalidTarget()
    const scopes = grantable(ctx, client, audience)
    if (granteeOf(ctx).kind === 'service') assertSome(scopes)
    return {
      audience,
      scope: scopes.filter((scope) => !isLaunchScope(scope)).join(' '),
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: accessTokenAlgorithm } },
    }
  },
})

/**
 * The `aud` of an authorization request must be our FHIR face: an app that believes it talks to another server must
 * get no token for this one. https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#request-4
 * From here on the request asks only for what can be granted; nothing of it is an error:
 * https://www.rfc-editor.org/rfc/rfc6749#section-3.3
 */
export const createRequestCheck =
  ({ audience, base }: ResourceOptions & { readonly base: string }) =>
  (ctx: KoaContextWithOIDC, asked: string | undefined, client: Client): void => {
    const known = [base, `${base}/`, audience]
    if (asked === undefined || !known.includes(asked)) throw new errors.InvalidTarget()
    const scopes = grantable(ctx, client, audience)
    assertSome(scopes)
    Object.assign(ctx.oidc.params ?? {}, { scope: scopes.join(' ') })
  }
