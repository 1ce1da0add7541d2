/** Three apps for the demo hospital, one of each kind: never in production, and never beside apps of the settings. */
import { createHash } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { loadPrivateKey } from '../access/development.ts'
import { toClients, usualScopes, type ClientSettings } from './clients.ts'

/** Everybody may know it: it opens nothing without a user of the demo hospital. */
const demoSecret = 'socle-demo-secret'
const keyFile = 'demo-service.json'

const addresses = ['http://localhost:8080/', 'http://127.0.0.1:8080/']

/** The service signs with the key in the data directory: who can read that has the record anyway. */
export async function createDemoClients(directory: string): Promise<readonly ClientSettings[]> {
  const { kty, crv, x, y } = await loadPrivateKey(directory, keyFile)
  const kid = await calculateJwkThumbprint({ kty, crv, x, y })
  const { clients } = toClients([
    { id: 'demo-app', name: 'Demo app', kind: 'public', redirectUris: addresses },
    {
      id: 'demo-server',
      name: 'Demo app with a server',
      kind: 'confidential',
      redirectUris: addresses,
      scopes: [...usualScopes, 'socle/ins.read'],
      secretSha256: createHash('sha256').update(demoSecret).digest('hex'),
    },
    {
      id: 'demo-service',
      name: 'Demo service',
      kind: 'service',
      scopes: ['system/*.rs', 'socle/token.introspect'],
      jwks: { keys: [{ kty, crv, x, y, kid, alg: 'ES384', use: 'sig' }] },
    },
  ])
  return clients
}
