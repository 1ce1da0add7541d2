/** The apps of the tests, their keys, and the assertions they show themselves by. */
import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { SignJWT } from 'jose'
import { createTestKey, encode, type Changes, type TestKey } from '../tokens.ts'

export const redirectUri = 'https://app.example/back'
export const secret = 'the secret of an app that has a server'

/** A service without a user's assertion; what is undefined is left out. */
export interface Assertion {
  readonly client: 'service' | 'by-address'
  readonly alg: 'ES384' | 'RS384'
  readonly claims: Changes
  readonly header: Changes
  readonly signedBy: 'itself' | 'stranger'
  readonly scope: string
  readonly grantType: string
  readonly assertionType: string
  /** In the place of one that is made. */
  readonly assertion: string
}

export interface Apps {
  /** For the settings. */
  readonly settings: string
  readonly keysAddress: string
  keysFetched(): number
  assert(tokenEndpoint: string, asked: Partial<Assertion>): Promise<string>
  close(): void
}

const present = (members: Changes): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

async function serveKeys(key: TestKey) {
  let fetched = 0
  const server = createServer((_, response) => {
    fetched += 1
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60' })
    response.end(JSON.stringify({ keys: [key.publicJwk] }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  return { url: `http://127.0.0.1:${port}/keys`, fetched: () => fetched, server }
}

const serviceScopes = ['system/Patient.rs', 'system/Observation.rs', 'socle/token.introspect']

const toSettings = (keys: readonly TestKey[], jwksUri: string): string =>
  JSON.stringify([
    { id: 'app', name: 'App', kind: 'public', redirectUris: [redirectUri] },
    {
      id: 'confidential',
      name: 'App with a server',
      kind: 'confidential',
      redirectUris: [redirectUri],
      secretSha256: createHash('sha256').update(secret).digest('hex'),
    },
    {
      id: 'service',
      name: 'Service',
      kind: 'service',
      scopes: serviceScopes,
      jwks: { keys: keys.map(({ publicJwk }) => publicJwk) },
    },
    {
      id: 'by-address',
      name: 'Service with an address',
      kind: 'service',
      scopes: serviceScopes,
      jwksUri,
    },
  ])

/** Makes the apps; closing ends the server of their keys. */
export async function createApps(): Promise<Apps> {
  const [es, rs, published, stranger] = await Promise.all([
    createTestKey('ES384', 'es'),
    createTestKey('RS384', 'rs'),
    createTestKey('ES384', 'published'),
    createTestKey('ES384', 'es'),
  ])
  const { url, fetched, server } = await serveKeys(published)
  const keyOf = ({ client, alg, signedBy }: Partial<Assertion>): TestKey => {
    if (signedBy === 'stranger') return stranger
    if (client === 'by-address') return published
    return alg === 'RS384' ? rs : es
  }
  return {
    settings: toSettings([es, rs], url),
    keysAddress: url,
    keysFetched: fetched,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
    async assert(tokenEndpoint, asked) {
      const { client = 'service', claims = {}, header = {} } = asked
      const key = keyOf(asked)
      const iat = Math.floor(Date.now() / 1000)
      const said = {
        iss: client,
        sub: client,
        aud: tokenEndpoint,
        jti: randomUUID(),
        iat,
        exp: iat + 240,
        ...claims,
      }
      const head = { alg: key.header.alg, kid: key.header.kid, typ: 'JWT', ...header }
      if (head.alg === 'none') return `${encode(head)}.${encode(said)}.`
      return new SignJWT(present(said))
        .setProtectedHeader({ alg: key.header.alg, ...present(head) })
        .sign(key.privateKey)
    },
  }
}
