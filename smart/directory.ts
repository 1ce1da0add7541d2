/** Where oidc-provider finds clients: the settings first, then those that registered themselves. */
import { createHash } from 'node:crypto'
import type { Adapter } from 'oidc-provider'
import { createAdapter, type AdapterOptions } from './adapter.ts'
import type { ClientKeySource } from './client-keys.ts'
import { toMetadata, type ClientSettings } from './clients.ts'

/** The client that introspects for callers who have shown the right to it with a token of theirs. */
export interface OwnClient {
  readonly id: string
  readonly secret: string
}

export interface ClientDirectory {
  readonly clients: readonly ClientSettings[]
  readonly keysAt: ClientKeySource
  readonly introspector: OwnClient
}

const ownMetadataOf = ({ id, secret }: OwnClient) => ({
  client_id: id,
  client_secret: createHash('sha256').update(secret).digest('hex'),
  grant_types: [],
  response_types: [],
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic' as const,
})

async function findConfigured({ clients, keysAt, introspector }: ClientDirectory, id: string) {
  if (id === introspector.id) return ownMetadataOf(introspector)
  const client = clients.find((one) => one.id === id)
  if (client === undefined) return undefined
  const { jwks, jwksUri } = client
  return toMetadata(client, jwksUri === undefined ? jwks : await keysAt(jwksUri))
}

/** The adapters of everything, with the clients of the settings among the clients. */
export const createClientAdapter =
  ({ directory, ...options }: AdapterOptions & { readonly directory: ClientDirectory }) =>
  (model: string): Adapter => {
    const adapter = createAdapter(options)(model)
    if (model !== 'Client') return adapter
    return {
      ...adapter,
      find: async (id) => (await findConfigured(directory, id)) ?? adapter.find(id),
    }
  }
