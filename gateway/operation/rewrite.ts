/**
 * Puts a document into the form that our graph executes: what `@slice` reads is selected, the root of an instance
 * query becomes a field of the graph, and what FHIR's own queries write more freely than GraphQL is written out.
 *
 * https://hl7.org/fhir/R4/graphql.html
 */
import {
  Kind,
  OperationTypeNode,
  parse,
  print,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { ApiError } from '../../errors.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { findExcess, type Limits } from '../limits.ts'
import { ofFragment, ofOperation } from './selections.ts'
import { toRequiredVariables } from './variables.ts'

/** The name under which the resource of an instance query stands in the answer. */
export const instanceName = 'instance'

const instanceId = '_instance'

/** How a document is meant: as GraphQL alone, or as FHIR writes it, perhaps about one resource. */
export interface Meaning {
  readonly isFhir: boolean
  readonly instance?: { readonly type: ResourceType; readonly id: string } | undefined
}

export interface Rewritten {
  readonly query: string
  /** Added to the caller's own. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Does the operation of this name change the record? */
  changes(operationName: string | null): boolean
}

/** Rewrites a document; what is no GraphQL stays as it is. Throws LIMIT_EXCEEDED as the limits have it. */
export type Rewrite = (text: string, meaning: Meaning) => Rewritten

interface Made {
  readonly query: string
  readonly operations: readonly { readonly name: string | undefined; readonly changes: boolean }[]
}

const mostKept = 200
const longestKept = 8_192

/** Creates the rewriting for a schema; the last documents are kept. */
export function createRewrite(schema: GraphQLSchema, limits: Limits): Rewrite {
  const kept = new Map<string, Made>()
  const make = (text: string, { isFhir, instance }: Meaning): Made => {
    const key = `${isFhir} ${instance?.type} ${text}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = rewrite(text, { isFhir, type: instance?.type, schema, limits })
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
    if (text.length <= longestKept) kept.set(key, made)
    return made
  }
  return (text, meaning) => {
    const { query, operations } = make(text, meaning)
    return {
      query,
      variables: meaning.instance === undefined ? {} : { [instanceId]: meaning.instance.id },
      changes: (operationName) =>
        operations.some(
          ({ name, changes }) => changes && (operationName === null || name === operationName),
        ),
    }
  }
}

interface Rewriting {
  readonly isFhir: boolean
  readonly type: ResourceType | undefined
  readonly schema: GraphQLSchema
  readonly limits: Limits
}

function rewrite(text: string, { isFhir, type, schema, limits }: Rewriting): Made {
  const written = parseWithin(text, limits)
  if (written === undefined) return { query: text, operations: [] }
  const document = type === undefined ? written : aboutInstance(written, type)
  const excess = findExcess(document, limits)
  if (excess !== undefined) throw excess
  const rewriting = { schema, isFhir, maximum: limits.selections, made: 0, slices: 0 }
  const definitions = document.definitions.map((definition): DefinitionNode => {
    if (definition.kind === Kind.OPERATION_DEFINITION)
      return ofOperation(isFhir ? toRequiredVariables(definition) : definition, rewriting)
    return definition.kind === Kind.FRAGMENT_DEFINITION
      ? ofFragment(definition, rewriting)
      : definition
  })
  return {
    query: print({ kind: Kind.DOCUMENT, definitions }),
    operations: definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map(({ name, operation }) => ({
        name: name?.value,
        changes: operation !== OperationTypeNode.QUERY,
      })),
  }
}

/** A text that is no GraphQL is refused where all texts are. */
export function parseWithin(text: string, { tokens }: Limits): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true, maxTokens: tokens })
  } catch {
    return undefined
  }
}

const toName = (value: string) => ({ kind: Kind.NAME, value }) as const
const variable = { kind: Kind.VARIABLE, name: toName(instanceId) } as const

const aboutInstance = (document: DocumentNode, type: ResourceType): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? toInstance(definition, type) : definition,
  ),
})

/** `{ active }` about a patient is `{ instance: Patient(id:) { active } }`. Writes are not about an instance. */
function toInstance(
  operation: OperationDefinitionNode,
  type: ResourceType,
): OperationDefinitionNode {
  if (operation.operation !== OperationTypeNode.QUERY) throw new ApiError('BAD_REQUEST')
  const id = {
    kind: Kind.NON_NULL_TYPE,
    type: { kind: Kind.NAMED_TYPE, name: toName('ID') },
  } as const
  return {
    ...operation,
    variableDefinitions: [
      ...(operation.variableDefinitions ?? []),
      { kind: Kind.VARIABLE_DEFINITION, variable, type: id },
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          kind: Kind.FIELD,
          alias: toName(instanceName),
          name: toName(type),
          arguments: [{ kind: Kind.ARGUMENT, name: toName('id'), value: variable }],
          selectionSet: operation.selectionSet,
        },
      ],
    },
  }
}
