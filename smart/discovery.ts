/** Where the authorization server is and what it can do, as SMART tells it. */
import type { IssuerEndpoints, IssuerSettings } from '../access/issuers.ts'
import { routes } from './provider.ts'
import { scopesSupported } from './scopes.ts'

/** What the embedded server can do: https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#capabilities */
export const capabilities = [
  ...['launch-ehr', 'launch-standalone', 'authorize-post'],
  ...['client-public', 'client-confidential-symmetric', 'client-confidential-asymmetric'],
  'sso-openid-connect',
  ...['context-banner', 'context-style', 'context-ehr-patient', 'context-ehr-encounter'],
  ...['context-standalone-patient', 'context-standalone-encounter'],
  ...['permission-offline', 'permission-online', 'permission-patient', 'permission-user'],
  ...['permission-v1', 'permission-v2'],
] as const

/** The addresses of the embedded server. */
export const ownEndpoints = (issuer: string, registers: boolean): IssuerEndpoints => ({
  authorization: `${issuer}${routes.authorization}`,
  token: `${issuer}${routes.token}`,
  introspection: `${issuer}${routes.introspection}`,
  revocation: `${issuer}${routes.revocation}`,
  ...(registers ? { registration: `${issuer}${routes.registration}` } : {}),
  jwks: `${issuer}${routes.jwks}`,
})

/** An authorization server as apps look for it. */
export interface Described {
  readonly issuer: string
  readonly endpoints: IssuerEndpoints
  readonly capabilities: readonly string[]
}

/** The first of the issuers whose settings say where it is. */
export function outsideIssuerOf(issuers: readonly IssuerSettings[]): Described | undefined {
  const found = issuers.find(({ endpoints }) => endpoints !== undefined)
  return (
    found?.endpoints && {
      issuer: found.issuer,
      endpoints: found.endpoints,
      capabilities: found.capabilities ?? [],
    }
  )
}

const authenticationMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt']

/** https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#metadata */
export const toSmartConfiguration = ({ issuer, endpoints, capabilities }: Described) => ({
  ...(endpoints.jwks === undefined ? {} : { issuer, jwks_uri: endpoints.jwks }),
  ...(endpoints.authorization === undefined
    ? {}
    : { authorization_endpoint: endpoints.authorization }),
  token_endpoint: endpoints.token,
  ...(endpoints.introspection === undefined
    ? {}
    : { introspection_endpoint: endpoints.introspection }),
  ...(endpoints.revocation === undefined ? {} : { revocation_endpoint: endpoints.revocation }),
  ...(endpoints.registration === undefined
    ? {}
    : { registration_endpoint: endpoints.registration }),
  grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
  response_types_supported: ['code'],
  scopes_supported: scopesSupported,
  token_endpoint_auth_methods_supported: authenticationMethods,
  token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
  code_challenge_methods_supported: ['S256'],
  capabilities,
})
