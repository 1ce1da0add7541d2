/**
 * The process of the default Apollo set-up: ApolloGateway with RemoteGraphQLDataSource over the same subgraphs, served
 * by Apollo Server's standalone server. All it does beside is to hand the token on and to sign, as the subgraphs ask.
 */
import { randomUUID } from 'node:crypto'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { loadConfig } from '../../config.ts'
import { domains } from '../../fhir/types.ts'
import { loadSupergraph } from '../../gateway/supergraph.ts'
import { live } from '../../gateway/lifetime.ts'
import { createPeer } from '../../gateway/peer.ts'
import { digestOf, signRequest } from '../../gateway/signature.ts'

type Context = { readonly authorization: string }

const config = loadConfig()
const { key = '' } = createPeer(config)

class SignedSource extends RemoteGraphQLDataSource<Context> {
  readonly #name: string

  constructor(name: string, url: string) {
    super({ url })
    this.#name = name
  }

  override willSendRequest({
    request,
    context: { authorization = '' },
  }: Parameters<NonNullable<RemoteGraphQLDataSource<Context>['willSendRequest']>>[0]): void {
    const { http, query, ...others } = request
    if (http === undefined) return
    const digest = digestOf(JSON.stringify({ query, ...others }))
    const requestId = randomUUID()
    const target = new URL(http.url).pathname
    const signed = { method: 'POST', target, digest, authorization, requestId }
    const headers = {
      ...signRequest(key, this.#name, signed),
      'content-digest': digest,
      authorization,
      'x-request-id': requestId,
    }
    for (const [name, value] of Object.entries(headers)) http.headers.set(name, value)
  }
}

await live(async (keep) => {
  const gateway = new ApolloGateway({
    supergraphSdl: loadSupergraph(),
    buildService: ({ name }) => {
      const domain = domains.find((one) => one === name)
      if (domain === undefined) throw new Error(`an unknown subgraph: ${name}`)
      return new SignedSource(name, `http://127.0.0.1:${config.subgraphPorts[domain]}/graphql`)
    },
  })
  const server = new ApolloServer<Context>({ gateway })
  await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: config.port },
    context: ({ req: { headers } }) =>
      Promise.resolve({ authorization: headers.authorization ?? '' }),
  })
  keep({ close: () => server.stop() })
  return undefined
})
