/** An executor as Apollo Server calls what lies behind it; each operation is prepared once. */
import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { DocumentNode } from 'graphql'
import type { RequestContext } from '../context.ts'
import type { Executor, Prepared } from '../execute/executor.ts'

/** Carries the context of a request through Apollo Server, whose gateways are told of no type of it. */
export class Carrier {
  readonly context: RequestContext

  constructor(context: RequestContext) {
    this.context = context
  }
}

type Prepare = (document: DocumentNode, operationName: string | undefined) => Prepared

/** Apollo Server hands over the same document when a text comes again. */
function prepareOnce(executor: Executor): Prepare {
  const known = new WeakMap<DocumentNode, Map<string | undefined, Prepared>>()
  return (document, operationName) => {
    const ofDocument = known.get(document) ?? new Map<string | undefined, Prepared>()
    const prepared = ofDocument.get(operationName) ?? executor.prepare(document, operationName)
    known.set(document, ofDocument.set(operationName, prepared))
    return prepared
  }
}

/** Puts an executor in the place of a gateway. */
export function toApolloGateway(
  executor: Executor,
): ApolloServerOptionsWithGateway<Carrier>['gateway'] {
  const prepare = prepareOnce(executor)
  const told = new Set<
    (schema: { apiSchema: Executor['schema']; coreSupergraphSdl: string }) => void
  >()
  return {
    onSchemaLoadOrUpdate: (tell) => {
      told.add(tell)
      return () => told.delete(tell)
    },
    load: () => {
      for (const tell of told) tell({ apiSchema: executor.schema, coreSupergraphSdl: '' })
      return Promise.resolve({
        executor: ({ document, operation, request, context }) => {
          if (!(context instanceof Carrier)) throw new Error('only our own door asks')
          const prepared = prepare(document, operation.name?.value)
          return prepared.execute(request.variables ?? {}, context.context)
        },
      })
    },
    stop: () => Promise.resolve(),
  }
}
