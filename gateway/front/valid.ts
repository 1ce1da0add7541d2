/** Makes a document of a text: within the limits and valid, or an error under the code that the caller sees. */
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ValidationRule,
} from 'graphql'
import type { ErrorCode } from '../../errors.ts'
import { createLimitsRule } from '../limits.ts'
import type { FrontOptions } from './front.ts'

/** Parses and validates; throws a GraphQLError. */
export type ParseValid = (text: string) => DocumentNode

/** An error of graphql under one of our codes. */
const coded = (error: GraphQLError, code: ErrorCode): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    originalError: error.originalError ?? error,
    extensions: { ...error.extensions, code },
  })

/** Any error as a GraphQLError. */
export function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error
  const originalError = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(originalError.message, { originalError })
}

function parseWithin(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens })
  } catch (error) {
    throw coded(toGraphQLError(error), 'GRAPHQL_PARSE_FAILED')
  }
}

/** The rules, and their order, are Apollo Server's: the limits end the validation when a document is entered. */
export function createParseValid({
  executor: { schema },
  introspection,
  limits,
}: Pick<FrontOptions, 'executor' | 'introspection' | 'limits'>): ParseValid {
  const rules: readonly ValidationRule[] = [
    ...specifiedRules,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
    createLimitsRule(limits),
  ]
  return (text) => {
    const document = parseWithin(text, limits.tokens)
    const [error] = validate(schema, document, rules, { maxErrors: 1 })
    if (error !== undefined) throw coded(error, 'GRAPHQL_VALIDATION_FAILED')
    return document
  }
}
