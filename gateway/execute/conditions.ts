/** What `@skip` and `@include` decide is decided when an operation is compiled: once for each set of answers. */
import {
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql'

type Values = Readonly<Record<string, unknown>>

/** As many ways of an operation are kept compiled. */
const maximumVariants = 16

const conditions: ReadonlySet<string> = new Set(['skip', 'include'])

const variableOf = ({ name, arguments: given = [] }: DirectiveNode): string[] =>
  conditions.has(name.value)
    ? given.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : []))
    : []

/** The variables of an operation that decide what is selected. https://spec.graphql.org/October2021/#sec--skip */
export function conditionsOf(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: (directive) => {
      for (const name of variableOf(directive)) names.add(name)
    },
  })
  return variableDefinitions
    .map(({ variable }) => variable.name.value)
    .filter((name) => names.has(name))
}

/** Finds what was compiled for the values of these variables, or compiles it. */
export function createVariants<Compiled>(
  names: readonly string[],
  compile: (decided: Values) => Compiled,
): (values: Values) => Compiled {
  if (names.length === 0) {
    const only = compile({})
    return () => only
  }
  const variants = new Map<string, Compiled>()
  return (values) => {
    const key = names.map((name) => String(values[name])).join()
    const known = variants.get(key)
    if (known !== undefined) return known
    const made = compile(Object.fromEntries(names.map((name) => [name, values[name]])))
    for (const oldest of variants.keys()) {
      if (variants.size < maximumVariants) break
      variants.delete(oldest)
    }
    variants.set(key, made)
    return made
  }
}
