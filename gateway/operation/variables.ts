/** FHIR's own queries give a nullable variable to `@include(if:)` and `@skip(if:)`: GraphQL wants one that is there. */
import { Kind, visit, type OperationDefinitionNode } from 'graphql'

/** Requires the variables that those directives read; one that is not given is an error, as it is in FHIR's engine. */
export function toRequiredVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const read = new Set<string>()
  visit(operation, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'include' && name.value !== 'skip') return
      for (const { value } of given) if (value.kind === Kind.VARIABLE) read.add(value.name.value)
    },
  })
  if (read.size === 0) return operation
  return {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).map((definition) => {
      const { type, variable, defaultValue } = definition
      const isNullable = type.kind !== Kind.NON_NULL_TYPE && defaultValue === undefined
      return isNullable && read.has(variable.name.value)
        ? { ...definition, type: { kind: Kind.NON_NULL_TYPE, type } as const }
        : definition
    }),
  }
}
