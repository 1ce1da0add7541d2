/**
 * How a client with keys shows that it is itself, beyond what oidc-provider checks by itself.
 * https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html#signature-verification
 */
import { errors, type Client, type KoaContextWithOIDC, type UnknownObject } from 'oidc-provider'
import { registeredKeys } from './clients.ts'

/** How far ahead an assertion may end; seconds. */
const longestLife = 300
export const clockTolerance = 5

type Rule = readonly [
  broken: (claims: UnknownObject, header: UnknownObject, client: Client) => boolean,
  why: string,
]

const latest = () => Math.floor(Date.now() / 1000) + longestLife + clockTolerance

/** What the library lets through. Keys that an assertion brings or points to are never used: they mean an attack or a mistake. */
const rules: readonly Rule[] = [
  [({ exp }) => !(Number(exp) <= latest()), 'the assertion ends more than five minutes ahead'],
  [({ iss }, _, { clientId }) => iss !== clientId, 'iss must be the client_id'],
  [({ sub }, _, { clientId }) => sub !== clientId, 'sub must be the client_id'],
  [(_, { kid }) => typeof kid !== 'string', 'the assertion does not say which key signed it'],
  [(_, { typ }) => typ !== undefined && typ !== 'JWT', 'typ must be JWT'],
  [
    (_, { jku }, client) => jku !== undefined && jku !== registeredKeys(client.metadata()),
    'jku is not the registered address',
  ],
  [(_, header) => ['jwk', 'x5u', 'x5c'].some((name) => name in header), 'it brings a key'],
]

/**
 * An assertion that is no JWT shows no client either; the library takes it for an invalid request.
 * https://www.rfc-editor.org/rfc/rfc7521#section-4.2.1
 */
export async function answerUnreadable(
  ctx: KoaContextWithOIDC,
  next: () => Promise<void>,
): Promise<void> {
  await next()
  const { body } = ctx
  if (typeof body !== 'object' || body === null || !('error_description' in body)) return
  if (body.error_description !== 'invalid client_assertion format') return
  ctx.status = 401
  ctx.body = { ...body, error: 'invalid_client' }
}

/** Throws `invalid_client` for an assertion that breaks a rule. */
export function assertAssertion(
  _ctx: KoaContextWithOIDC,
  claims: UnknownObject,
  header: UnknownObject,
  client: Client,
): void {
  const broken = rules.find(([isBroken]) => isBroken(claims, header, client))
  if (broken !== undefined) throw new errors.InvalidClient(broken[1])
}
