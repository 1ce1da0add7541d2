/** Expands the specification's search parameters per modelled type and compiles their expressions. */
import type { SearchParameter, SearchParameterType, SearchPath } from '../search-parameters.ts'
import type { Structure } from '../structures.ts'
import { resourceTypes } from '../types.ts'
import type { ResourceType } from '../types.ts'
import type { SearchParameterDefinition } from './definitions.ts'
import { toUnionParts } from './fhirpath.ts'
import { compileAll, toSearchParameterType } from './search-paths.ts'
import type { Compiled } from './search-paths.ts'

/** A parameter, or one path of it, that is not searchable here, and why. */
export type LeftOut = { type: ResourceType; code: string; what: string; reason: string }

type Tables = {
  parameters: Record<string, Record<string, SearchParameter>>
  leftOut: LeftOut[]
}

type Sources = {
  structures: Readonly<Record<string, Structure>>
  definitions: readonly SearchParameterDefinition[]
}

/** A target list this long means "any resource". */
const longestTargetList = 30

/** A shared parameter's union has a part for each type; those of the abstract types hold for all. */
const isPartOf = (type: ResourceType, part: string) =>
  [type, 'Resource', 'DomainResource'].includes(/\w+/.exec(part)?.[0] ?? '')

/** The types a reference parameter names, unless it may name anything. */
function targetsOf({ target }: SearchParameterDefinition): string[] | undefined {
  return target === undefined || target.length > longestTargetList ? undefined : [...target].sort()
}

/** Both the parameter and the element say what a reference may name: what both allow is left. */
function narrowTargets(path: SearchPath, targets: readonly string[] | undefined): SearchPath {
  if (path.as !== 'Reference' || targets === undefined) return path
  if (path.targets === undefined) return { ...path, targets }
  return { ...path, targets: path.targets.filter((target) => targets.includes(target)) }
}

/** `(Observation.value as Quantity)` is compiled from an Observation on: its root is cut. */
const withoutRoot = (part: string) => part.replace(/^(\(?)\w+\.?/, '$1')

type Component = Compiled & { type: SearchParameterType }

/** The parts of a composite: https://hl7.org/fhir/R4/search.html#composite */
function compileComponents(
  { component = [] }: SearchParameterDefinition,
  { as }: SearchPath,
  { structures, definitions }: Sources,
): Component[] {
  return component.map(({ definition, expression }) => {
    const type = toSearchParameterType(
      definitions.find(({ url }) => url === definition)?.type ?? '',
    )
    const target = { from: { path: [], as }, type, structures }
    return { type, ...compileAll(toUnionParts(expression), target) }
  })
}

/** "Multiple Resources: * [Patient](patient.html): …": the line of the type, or the whole text. */
function descriptionOf({ description }: SearchParameterDefinition, type: ResourceType): string {
  const line = description.split(/[\r\n]+/).find((text) => text.startsWith(`* [${type}](`))
  return (line?.replace(/^.*?\): ?/, '') ?? description).trim()
}

/** Any path that may name anything makes the parameter name anything. */
function unionOfTargets(paths: readonly SearchPath[]): string[] | undefined {
  const lists = paths.map(({ targets }) => targets)
  if (lists.includes(undefined)) return undefined
  return [...new Set(lists.flatMap((list) => list ?? []))].sort()
}

type Part = { definition: SearchParameterDefinition; type: ResourceType; parts: string[] }

/** Undefined where nothing is left to search: no path, or a composite with an empty component. */
function toParameter(
  { definition, type, parts }: Part,
  compiled: Compiled,
  components: Component[],
) {
  const paths = compiled.paths.map((path) => narrowTargets(path, targetsOf(definition)))
  const targets = definition.type === 'reference' ? unionOfTargets(paths) : undefined
  if ([compiled, ...components].some((part) => part.paths.length === 0)) return undefined
  return {
    type: toSearchParameterType(definition.type),
    paths,
    ...(targets === undefined ? {} : { targets }),
    ...(components.length === 0
      ? {}
      : { components: components.map((part) => ({ type: part.type, paths: part.paths })) }),
    expression: parts.join(' | '),
    description: descriptionOf(definition, type),
  } satisfies SearchParameter
}

/** The parameter as one type knows it, and what of it could not be taken over. */
function expand(definition: SearchParameterDefinition, type: ResourceType, sources: Sources) {
  const parts = toUnionParts(definition.expression ?? '').filter((part) => isPartOf(type, part))
  const compiled = compileAll(parts.map(withoutRoot), {
    from: { path: [], as: type },
    type: toSearchParameterType(definition.type),
    structures: sources.structures,
  })
  const [first] = compiled.paths
  const components = first === undefined ? [] : compileComponents(definition, first, sources)
  const reasons = [compiled, ...components].flatMap(({ leftOut }) => leftOut)
  if (parts.length === 0) reasons.push({ what: definition.code, reason: 'no expression' })
  else if (definition.type === 'special')
    reasons.push({ what: definition.code, reason: 'distances are not searched' })
  return {
    parameter: toParameter({ definition, type, parts }, compiled, components),
    leftOut: reasons.map((reason): LeftOut => ({ type, code: definition.code, ...reason })),
  }
}

const isDefinedOn = (type: ResourceType, { base }: SearchParameterDefinition) =>
  [type, 'Resource', 'DomainResource'].some((name) => base.includes(name))

/** The parameters of every modelled type, and what could not be taken over. */
export function createSearchParameters(sources: Sources): Tables {
  const tables: Tables = { parameters: {}, leftOut: [] }
  for (const type of resourceTypes) {
    const parameters: Record<string, SearchParameter> = {}
    for (const definition of sources.definitions) {
      if (!isDefinedOn(type, definition)) continue
      const { parameter, leftOut } = expand(definition, type, sources)
      if (parameter !== undefined) parameters[definition.code] = parameter
      tables.leftOut.push(...leftOut)
    }
    tables.parameters[type] = Object.fromEntries(
      Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
  return tables
}
