/** Runs one operation through an executor, and says what a caller would see of the result. */
import { GraphQLError, type DocumentNode, type GraphQLFormattedError } from 'graphql'
import type { RequestContext } from '../../../gateway/context.ts'
import type { Executor } from '../../../gateway/execute/executor.ts'
import { maskError } from '../../../gateway/mask.ts'
import type { Variables } from './operation.ts'

/** What is compared: the data with the order of its names, the errors without theirs. */
export interface Outcome {
  readonly data: string | undefined
  readonly errors: readonly string[]
}

/** Apollo Server takes what the gateway says of variables for what it is by its words alone, as is done here. */
const isOfVariables = ({ message, extensions }: GraphQLError) =>
  extensions['code'] === undefined && message.startsWith('Variable "$')

function toMasked(error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return maskError({ message: String(error) }, error)
  const code = isOfVariables(error) ? { code: 'BAD_USER_INPUT' } : {}
  const { message, path, extensions } = error.toJSON()
  return maskError(
    { message, ...(path && { path }), extensions: { ...extensions, ...code } },
    error,
  )
}

/** Fetches that run at the same time fail in any order. */
const toErrors = (errors: readonly unknown[]): string[] =>
  errors
    .map(toMasked)
    .map(({ message, path, extensions }) => JSON.stringify({ message, path, extensions }))
    .toSorted()

/** Runs an operation with some variables. */
export type Run = (variables: Variables, context: RequestContext) => Promise<Outcome>

/** Prepares an operation once; what it is refused with is what each run comes to. */
export function toRun(executor: Executor, document: DocumentNode, name: string | undefined): Run {
  const refused = (error: unknown): Outcome => ({ data: undefined, errors: toErrors([error]) })
  try {
    const prepared = executor.prepare(document, name)
    return async (variables, context) => {
      try {
        const { data, errors = [] } = await prepared.execute(structuredClone(variables), context)
        return { data: JSON.stringify(data), errors: toErrors(errors) }
      } catch (error) {
        return refused(error)
      }
    }
  } catch (error) {
    return () => Promise.resolve(refused(error))
  }
}
