/** Every error an answer may carry: code → HTTP status → constant message. Nothing else leaves the server. */
import { GraphQLError } from 'graphql'
import type { OperationOutcome } from './fhir/operation-outcome.ts'

const errors = {
  UNAUTHENTICATED: { status: 401, message: 'A valid bearer token is required.' },
  FORBIDDEN: { status: 403, message: 'The token does not allow this.' },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The query is not valid GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The query does not fit the schema.' },
  BAD_REQUEST: { status: 400, message: 'The request is not valid.' },
  PERSISTED_DOCUMENT_NOT_FOUND: {
    status: 404,
    message: 'No trusted document of this server has this hash.',
  },
  PERSISTED_DOCUMENT_REQUIRED: {
    status: 400,
    message: 'This server takes trusted documents alone: ask for one by its hash.',
  },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This address does not take this method.' },
  NOT_SUPPORTED: { status: 400, message: 'FHIR knows this interaction, but this server does not.' },
  NOT_ACCEPTABLE: {
    status: 406,
    message: 'Answers are FHIR R4 as JSON: neither XML nor RDF is spoken here.',
  },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request body is too large.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'A request body of this media type is not read here.',
  },
  LIMIT_EXCEEDED: { status: 400, message: 'The operation exceeds a limit of this server.' },
  INVALID_ARGUMENT: { status: 400, message: 'An argument of this field is not valid.' },
  INVALID_CURSOR: { status: 400, message: 'The cursor does not belong to this query.' },
  TOO_MANY_MATCHES: {
    status: 400,
    message: 'More resources match than one list may hold: give _count, or use the connection.',
  },
  CONFLICT: { status: 412, message: 'The record is not as this request expects it to be.' },
  GONE: { status: 410, message: 'The resource has been deleted.' },
  INVALID_RESOURCE: { status: 422, message: 'The resource is not valid.' },
  DIRECTIVE_FAILED: {
    status: 422,
    message: 'The answer does not have the shape that its directives ask for.',
  },
  REFERENCE_UNRESOLVED: { status: 404, message: 'The reference does not resolve.' },
  SUBGRAPH_UNAVAILABLE: { status: 503, message: 'A part of the record cannot be reached.' },
  UNTRACED: { status: 503, message: 'This access cannot be traced now, so it is not answered.' },
  TIMEOUT: { status: 503, message: 'The operation took too long.' },
  INTERNAL: { status: 500, message: 'Internal server error.' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errors

/** The HTTP status that goes with a code. */
export const statusOf = (code: ErrorCode): number => errors[code].status

/** The constant message that goes with a code. */
export const messageOf = (code: ErrorCode): string => errors[code].message

/** Is this one of our own codes? */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errors, code)

/** What an error may say beside its code: numbers, elements and rules, and never a value of the record. */
export type ErrorDetail =
  { readonly limit: string; readonly maximum: number } | { readonly resource: OperationOutcome }

/** An error that may be shown to the caller: a code and constants. The cause goes to the log alone. */
export class ApiError extends GraphQLError {
  readonly code: ErrorCode
  readonly detail: ErrorDetail | undefined

  constructor(code: ErrorCode, options: { cause?: Error; detail?: ErrorDetail } = {}) {
    super(messageOf(code), {
      extensions: { code, ...options.detail },
      ...(options.cause === undefined ? {} : { originalError: options.cause }),
    })
    this.code = code
    this.detail = options.detail
  }
}
