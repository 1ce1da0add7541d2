/** Generated documents: one operation or several, with their fragments and variables. */
import { OperationTypeNode, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import { createChoices, type Choices } from './choices.ts'
import { createSelections } from './selection.ts'
import { runs, type Pool, type Variable } from './values.ts'

/** What is asked of an executor. */
export interface Asked {
  readonly text: string
  readonly operationName: string | undefined
  /** For each run. */
  readonly variables: readonly Variables[]
}

export type Variables = Readonly<Record<string, unknown>>

const introspection = [
  '{ __schema { queryType { name } directives { name isRepeatable } } }',
  '{ __type(name: "Patient") { kind name fields { name args { name defaultValue } type { name kind ofType { name } } } } }',
  'query ($name: String = "Resource") { __typename __type(name: $name) { possibleTypes { name } } }',
]

const toVariables = (variables: readonly Variable[], run: number): Variables =>
  Object.fromEntries(
    variables
      .map(({ name, values }) => ({ name, value: values[run] }))
      .filter(({ value }) => value !== undefined)
      .map(({ name, value }) => [name, value]),
  )

function operationOf(schema: GraphQLSchema, choices: Choices, pool: Pool, name: string) {
  const root = schema.getRootType(OperationTypeNode.QUERY)
  if (!root) throw new Error('the schema has no queries')
  const selections = createSelections(schema, choices, pool, name)
  const text = selections.selectionSet(root, { depth: 0, path: '' })
  const { variables } = selections.values
  const declared = variables.map(({ declaration }) => declaration).join(', ')
  return {
    text: `query ${name}${declared === '' ? '' : `(${declared})`} ${text}`,
    definitions: selections.definitions,
    variables: Array.from({ length: runs }, (_, run) => toVariables(variables, run)),
  }
}

/** The operation that a list of numbers makes of a schema. */
export function toAsked(schema: GraphQLSchema, pool: Pool, numbers: readonly number[]): Asked {
  const choices = createChoices(numbers)
  if (choices.oneIn(80))
    return { text: choices.one(introspection), operationName: undefined, variables: [{}] }
  const operations = choices.oneIn(10) ? ['A', 'B'] : ['A']
  const written = operations.map((name) => operationOf(schema, choices, pool, name))
  const unnamed = operations.length === 1 && !choices.oneIn(2)
  return {
    text: written.flatMap(({ text, definitions }) => [text, ...definitions]).join('\n'),
    operationName: unnamed ? undefined : choices.one([...operations, ...operations, 'Missing']),
    variables: Array.from({ length: runs }, (_, run) =>
      Object.assign({}, ...written.map(({ variables }) => variables[run])),
    ),
  }
}

/** The document of an operation, if it is valid. */
export function toDocument(schema: GraphQLSchema, { text }: Asked): DocumentNode | undefined {
  const document = parse(text)
  return validate(schema, document, undefined, { maxErrors: 1 }).length === 0 ? document : undefined
}
