/** Compiles the FHIRPath that occurs in search parameters to plain JSON paths, and refuses the rest. */
import type { SearchPath } from '../search-parameters.ts'
import type { Structure } from '../structures.ts'

/** Why an expression, or one part of its union, is left out. */
export class NotCompiled extends Error {}

type Structures = Readonly<Record<string, Structure>>

/** `(A.b as T)` is another way to write `A.b.as(T)`. */
const withoutInfix = (part: string) => part.replace(/^\(([^()]+) as (\w+)\)/, '$1.as($2)')

/** Dots inside parentheses and quotes belong to a function's arguments. */
const toSteps = (part: string) => part.match(/\w+(\([^()]*(\(\)[^()]*)?\))?/g) ?? []

/** https://hl7.org/fhirpath/N1/#path-selection; a choice yields all its variants until `as` picks one. */
function property(name: string, structures: Structures, place: SearchPath): SearchPath[] {
  const structure = structures[place.as]
  const element = structure?.elements[name]
  if (element !== undefined) {
    const { type, targets } = element
    return [
      { path: [...place.path, name], as: type, ...(targets === undefined ? {} : { targets }) },
    ]
  }
  const properties = structure?.choices?.[name]?.properties
  if (properties === undefined) throw new NotCompiled(`${place.as} has no element ${name}`)
  return properties.flatMap((variant) => property(variant, structures, place))
}

/** https://hl7.org/fhirpath/N1/#astype-type-specifier */
const ofType = (type: string, place: SearchPath): SearchPath[] =>
  place.as === type ? [{ ...place }] : []

/** `resolve()` reads another resource; the type that a reference names says the same. */
function resolvesTo(type: string, place: SearchPath): SearchPath[] {
  if (place.as !== 'Reference') throw new NotCompiled(`resolve() on ${place.as}`)
  return [{ ...place, targets: [type] }]
}

const equals = (name: string, value: string, place: SearchPath): SearchPath[] => [
  { ...place, where: [...(place.where ?? []), { property: name, equals: value }] },
]

/** The functions known; a step that matches none of them is refused. */
const functions: readonly {
  pattern: RegExp
  apply: (values: string[], place: SearchPath) => SearchPath[]
}[] = [
  { pattern: /^(?:as|ofType)\((\w+)\)$/, apply: ([type = ''], place) => ofType(type, place) },
  {
    pattern: /^where\(resolve\(\) is (\w+)\)$/,
    apply: ([type = ''], place) => resolvesTo(type, place),
  },
  {
    pattern: /^where\((\w+)='([^']*)'\)$/,
    apply: ([name = '', value = ''], place) => equals(name, value, place),
  },
]

function applyStep(step: string, structures: Structures, place: SearchPath): SearchPath[] {
  if (/^\w+$/.test(step)) {
    if (place.where !== undefined) throw new NotCompiled(`a step after where(): ${step}`)
    return property(step, structures, place)
  }
  for (const { pattern, apply } of functions) {
    const match = pattern.exec(step)
    if (match !== null) return apply(match.slice(1), place)
  }
  throw new NotCompiled(`unknown function: ${step}`)
}

/** One part of a union, its root type left off, from a place; an empty part is the place itself. */
export function compilePart(part: string, from: SearchPath, structures: Structures): SearchPath[] {
  const plain = withoutInfix(part)
  const steps = toSteps(plain)
  if (steps.join('.') !== plain) throw new NotCompiled('an operator unknown here')
  const places = steps.reduce<SearchPath[]>(
    (found, step) => found.flatMap((place) => applyStep(step, structures, place)),
    [from],
  )
  if (places.length === 0) throw new NotCompiled('no element has this type')
  return places
}

/** The parts of a union. */
export const toUnionParts = (expression: string): string[] =>
  expression.split('|').map((part) => part.trim())
