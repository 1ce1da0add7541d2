/**
 * Our own executor over a supergraph. Composition and planning are Apollo's; a plan is compiled once and then only run.
 * Apollo's gateway builds the operation and walks plan and response anew in every request.
 */
import type { QueryPlan } from '@apollo/query-planner'
import {
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql'
import type { RequestContext } from '../context.ts'
import type { Sources } from '../source.ts'
import { createCollector } from './collect.ts'
import { createCompilation } from './compiled/operation.ts'
import { conditionsOf, createVariants } from './conditions.ts'
import type { Executor, Prepared } from './executor.ts'
import { foreseeNothing, type Foresee, type Foreseen } from './foresee.ts'
import type { Fields } from './object.ts'
import { compileVariables, findOperation, fragmentsOf, type Fragments } from './operation.ts'
import { compilePlan } from './plan/plan.ts'
import type { Plannable } from './planner.ts'
import type { PlanRun, Step } from './plan/run.ts'
import { compileRootShape, type RootShape } from './shape/root.ts'

type Values = Readonly<Fields>

/** What every operation of a supergraph is compiled with. */
interface Graph extends Plannable {
  readonly sources: Sources
  readonly foresee: Foresee
}

interface Planned {
  readonly operation: OperationDefinitionNode
  readonly rootType: GraphQLObjectType
  readonly fragments: Fragments
  readonly plan: QueryPlan
}

/** An operation with its `@skip` and `@include` decided. */
interface Compiled {
  readonly step: Step
  readonly foreseen: Foreseen
  readonly shape: RootShape
}

function compile(
  { schema, supergraph, sources, foresee }: Graph,
  planned: Planned,
  decided: Values,
): Compiled {
  const { operation, rootType, fragments, plan } = planned
  const collector = createCollector(schema, fragments, decided)
  const compilation = createCompilation(schema, operation, fragments, collector)
  const fields = collector.fields(rootType, operation.selectionSet)
  return {
    foreseen: foresee(fields, collector),
    shape: compileRootShape(rootType, fields, collector, compilation),
    step: compilePlan(plan, { sources, supergraph, decided }),
  }
}

async function run(
  { step, foreseen, shape }: Compiled,
  variables: Values,
  coerced: Values,
  context: RequestContext,
): Promise<ExecutionResult> {
  const plan: PlanRun = { variables, context, data: {}, errors: [] }
  foreseen(coerced, context)
  await step(plan)
  const data = shape(plan.data, coerced)
  return plan.errors.length === 0 ? { data } : { errors: plan.errors, data }
}

/** What cannot be answered at all is an error without data. */
const refused = (error: unknown): ExecutionResult => ({
  errors: [
    error instanceof GraphQLError
      ? error
      : new GraphQLError('an operation has failed', {
          originalError: error instanceof Error ? error : null,
        }),
  ],
})

function prepare(
  graph: Graph,
  document: DocumentNode,
  operationName: string | undefined,
): Prepared {
  const { schema } = graph
  const operation = findOperation(document, operationName)
  const rootType = schema.getRootType(operation.operation)
  if (!rootType)
    throw new GraphQLError(
      `Schema is not configured to execute ${operation.operation} operation.`,
      {
        nodes: operation,
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
      },
    )
  const fragments = fragmentsOf(document)
  const coerce = compileVariables(schema, operation)
  const compiledOf = onceDone(async () => {
    const plan = await graph.plan(document, operationName)
    return createVariants(conditionsOf(document, operation), (decided) =>
      compile(graph, { operation, rootType, fragments, plan }, decided),
    )
  })
  // Planned from now on; why that failed is told to whoever asks, when it is tried again.
  void compiledOf().catch(() => undefined)
  return {
    execute: async (variables, context) => {
      const { coerced, errors } = coerce(variables)
      if (errors) return { errors }
      try {
        return await run((await compiledOf())(coerced), variables, coerced, context)
      } catch (error) {
        return refused(error)
      }
    },
  }
}

/** Makes something when it is first asked for; what failed is tried again. */
function onceDone<T>(make: () => Promise<T>): () => Promise<T> {
  let making: Promise<T> | undefined
  return () =>
    (making ??= make().catch((error: unknown) => {
      making = undefined
      throw error
    }))
}

/** Creates the executor of a supergraph. */
export const createOwnExecutor = (
  plannable: Plannable,
  sources: Sources,
  foresee: Foresee = foreseeNothing,
): Executor => ({
  schema: plannable.schema,
  prepare: (document, operationName) =>
    prepare({ ...plannable, sources, foresee }, document, operationName),
})
