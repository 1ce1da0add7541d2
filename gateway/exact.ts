/**
 * Keeps the digits of what a mutation writes: JSON that came as a value goes on as its text, which the scalars take too.
 * JavaScript's numbers know no `1.10`, and FHIR's decimals do: https://hl7.org/fhir/R4/datatypes.html#decimal
 */
import {
  Kind,
  OperationTypeNode,
  TypeInfo,
  getNamedType,
  getOperationAST,
  print,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
  type ValueNode,
} from 'graphql'
import { ApiError, type ErrorCode } from '../errors.ts'
import { toJsonText } from '../fhir/canonical.ts'
import { isJsonObject, JsonError, parseJson, type JsonDocument } from '../fhir/json.ts'
import { restFault } from '../rest/answer.ts'
import { mutationScalars } from '../subgraphs/mutation.ts'
import { findExcess, type Limits } from './limits.ts'
import { parseWithin } from './operation/rewrite.ts'
import type { GraphQLBody } from './request.ts'

/** Puts the JSON that a mutation writes into texts; every other body stays as it is. */
export type ToExact = (body: GraphQLBody) => GraphQLBody

/** Creates it for a schema. What is no GraphQL or beyond the limits is refused where all texts are. */
export const createToExact =
  (schema: GraphQLSchema, limits: Limits): ToExact =>
  (body) => {
    if (!/\bmutation\b/.test(body.query)) return body
    const document = parseWithin(body.query, limits)
    if (document === undefined || findExcess(document, limits) !== undefined) return body
    const operation = getOperationAST(document, body.operationName)
    if (operation?.operation !== OperationTypeNode.MUTATION) return body
    const types = new TypeInfo(schema)
    const toText = (node: ValueNode) =>
      isOfJson(getNamedType(types.getInputType())?.name) ? toExactLiteral(node, body) : undefined
    const exact = visit(
      document,
      visitWithTypeInfo(types, { ObjectValue: toText, ListValue: toText }),
    )
    return {
      ...body,
      query: exact === document ? body.query : print(exact),
      variables: toExactVariables(body, operation),
    }
  }

const isOfJson = (name: string | undefined): boolean =>
  name !== undefined && Object.hasOwn(mutationScalars, name)

const nameOf = (type: TypeNode): string | undefined => {
  if (type.kind === Kind.LIST_TYPE) return undefined
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}

function toExactVariables(
  body: GraphQLBody,
  { variableDefinitions = [] }: OperationDefinitionNode,
): GraphQLBody['variables'] {
  const { variables } = body
  const names = variableDefinitions
    .filter(({ type }) => isOfJson(nameOf(type)))
    .map(({ variable }) => variable.name.value)
    .filter((name) => typeof variables[name] === 'object' && variables[name] !== null)
  if (names.length === 0) return variables
  const { value, exact } = readVariables(body)
  const given = isJsonObject(value) ? value : {}
  const texts = names.map((name) => [name, toJsonText({ value: given[name] ?? null, exact })])
  return { ...variables, ...Object.fromEntries(texts) }
}

/** The variables as they were sent. */
function readVariables({ text, variables }: GraphQLBody): JsonDocument {
  if (text === undefined) return readExact(JSON.stringify(variables), 'BAD_REQUEST')
  const { value, exact } = readExact(text, 'BAD_REQUEST')
  return { value: (isJsonObject(value) ? value['variables'] : undefined) ?? {}, exact }
}

function readExact(text: string, code: ErrorCode): JsonDocument {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) throw new ApiError(code, { cause: error })
    throw error
  }
}

/** The literal's text where a number would lose digits. What variables in it are is known too late to be put there. */
function toExactLiteral(node: ValueNode, body: GraphQLBody): ValueNode | undefined {
  const names = new Set<string>()
  const text = textOf(node, names)
  const variables = names.size === 0 ? '' : `,${toJsonText(readVariables(body))}`
  if (readExact(`[${text}${variables}]`, 'INVALID_ARGUMENT').exact.size === 0) return undefined
  if (names.size === 0) return { kind: Kind.STRING, value: text }
  throw restFault(
    'INVALID_ARGUMENT',
    'Numbers would lose digits where a literal holds variables: give the whole of it as one variable.',
  )
}

/** A literal as JSON, its numbers as they were written; the variables in it are collected. */
function textOf(node: ValueNode, variables: Set<string>): string {
  switch (node.kind) {
    case Kind.VARIABLE:
      variables.add(node.name.value)
      return 'null'
    case Kind.LIST:
      return `[${node.values.map((item) => textOf(item, variables)).join(',')}]`
    case Kind.OBJECT:
      return `{${node.fields.map(({ name, value }) => `"${name.value}":${textOf(value, variables)}`).join(',')}}`
    case Kind.NULL:
      return 'null'
    case Kind.INT:
    case Kind.FLOAT:
      return node.value
    case Kind.BOOLEAN:
    case Kind.STRING:
    case Kind.ENUM:
      return JSON.stringify(node.value)
  }
}
