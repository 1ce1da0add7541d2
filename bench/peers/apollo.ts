/**
 * The gateway of the default Apollo set-up: ApolloGateway with RemoteGraphQLDataSource, served by Apollo Server's
 * standalone server. All it does beside is to hand the token on.
 */
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { loadConfig } from '../../config.ts'
import { domains } from '../../fhir/types.ts'
import { live } from '../../gateway/lifetime.ts'
import { loadSupergraph } from '../../gateway/supergraph.ts'

type Context = { readonly authorization: string }

const config = loadConfig()

class AuthorizedSource extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({
    request,
    context: { authorization = '' },
  }: Parameters<NonNullable<RemoteGraphQLDataSource<Context>['willSendRequest']>>[0]): void {
    request.http?.headers.set('authorization', authorization)
  }
}

await live(async (keep) => {
  const gateway = new ApolloGateway({
    supergraphSdl: loadSupergraph(),
    buildService: ({ name }) => {
      const domain = domains.find((one) => one === name)
      if (domain === undefined) throw new Error(`an unknown subgraph: ${name}`)
      const url = `http://127.0.0.1:${config.subgraphPorts[domain]}/`
      return new AuthorizedSource({ url })
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
