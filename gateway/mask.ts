/** Turns any error into what may be shown: one of our codes, a constant message, a path; the rest stays inside. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ApiError, isErrorCode, messageOf, type ErrorCode } from '../errors.ts'
import { toSpoken } from './spoken.ts'

/** The codes of the libraries beneath in our words; what is named nowhere is INTERNAL. */
const translated = new Map<unknown, ErrorCode>([
  ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'],
  ['OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'],
  ['INVALID_GRAPHQL', 'BAD_REQUEST'],
])

/** The codes under which graphql itself speaks, of the query alone. */
const spoken: ReadonlySet<ErrorCode> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
])

/** The ApiError that an error is or wraps. */
export function apiErrorOf(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error
  return error instanceof GraphQLError ? apiErrorOf(error.originalError) : undefined
}

const toCode = (code: unknown): ErrorCode =>
  isErrorCode(code) ? code : (translated.get(code) ?? 'INTERNAL')

/** The code that an error is shown under. */
export const codeOf = (error: unknown): ErrorCode =>
  apiErrorOf(error)?.code ??
  toCode(error instanceof GraphQLError ? error.extensions['code'] : undefined)

/** Apollo's `formatError`. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const own = apiErrorOf(error)
  const code = own?.code ?? toCode(formatted.extensions?.['code'])
  const speaks = spoken.has(code)
  const outcome = formatted.extensions?.['resource']
  return {
    message: (speaks ? toSpoken(formatted.message) : undefined) ?? messageOf(code),
    ...(speaks && formatted.locations !== undefined ? { locations: formatted.locations } : {}),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    // A subgraph has masked its errors already: only an outcome of ours can stand here.
    extensions: {
      ...(isErrorCode(formatted.extensions?.['code']) && outcome !== undefined
        ? { resource: outcome }
        : {}),
      ...own?.extensions,
      code,
    },
  }
}
