/** The codes of a ValueSet: its expansion, or what its definition composes. https://hl7.org/fhir/R4/valueset.html */
import { isFhirObject, listOf, textOf, type FhirObject } from '../resource.ts'
import { difference, intersection, union, type CodeList } from './code-list.ts'
import { allCodes, codesBelow, isComplete } from './code-system.ts'
import { searchFault } from './fault.ts'
import type { Terminology } from './terminology.ts'

/** How deep ValueSets may import each other. */
const deepest = 5

interface Place {
  readonly terminology: Terminology
  /** The parameter that asks, for errors. */
  readonly name: string
  readonly depth: number
}

/** Throws INVALID_ARGUMENT when a part of the set is not known here. */
export async function expand(valueSet: FhirObject, place: Place): Promise<CodeList> {
  if (place.depth > deepest) throw searchFault('depth', place.name)
  const { expansion, compose } = valueSet
  if (isFhirObject(expansion)) return { systems: [], codes: contained(expansion) }
  if (!isFhirObject(compose)) throw searchFault('codes', place.name)
  const [included, excluded] = await Promise.all(
    ['include', 'exclude'].map(async (part) =>
      union(
        await Promise.all(
          listOf(compose, part)
            .filter(isFhirObject)
            .map((set) => composed(set, place)),
        ),
      ),
    ),
  )
  if (included === undefined || excluded === undefined || isEmpty(excluded)) {
    return included ?? { systems: [], codes: [] }
  }
  return difference(await enumerated(included, excluded, place), excluded)
}

const isEmpty = ({ systems, codes }: CodeList) => systems.length === 0 && codes.length === 0

/** The codes of an expansion, those that only group others apart. */
function contained(element: FhirObject): { system: string; code: string }[] {
  return listOf(element, 'contains')
    .filter(isFhirObject)
    .flatMap((entry) => {
      const code = textOf(entry, 'code')
      const own = code === undefined || entry['abstract'] === true ? [] : [code]
      return [
        ...own.map((found) => ({ system: textOf(entry, 'system') ?? '', code: found })),
        ...contained(entry),
      ]
    })
}

/** One include or exclude: what its system and all of its ValueSets have in common. */
async function composed(set: FhirObject, place: Place): Promise<CodeList> {
  const system = textOf(set, 'system')
  const imported = listOf(set, 'valueSet').map((url) => importOf(String(url), place))
  const lists = await Promise.all([
    ...(system === undefined ? [] : [ofSystem(set, system, place)]),
    ...imported,
  ])
  const [first = { systems: [], codes: [] }, ...others] = lists
  return others.reduce(intersection, first)
}

async function importOf(url: string, place: Place): Promise<CodeList> {
  const valueSet = await place.terminology.load('ValueSet', url)
  if (valueSet === null) throw searchFault('codes', place.name)
  return expand(valueSet, { ...place, depth: place.depth + 1 })
}

async function ofSystem(set: FhirObject, system: string, place: Place): Promise<CodeList> {
  const concepts = listOf(set, 'concept').filter(isFhirObject)
  const filters = listOf(set, 'filter').filter(isFhirObject)
  const toList = (codes: readonly string[]): CodeList => ({
    systems: [],
    codes: codes.map((code) => ({ system, code })),
  })
  if (concepts.length > 0) return toList(concepts.map((concept) => textOf(concept, 'code') ?? ''))
  if (filters.length === 0) return { systems: [system], codes: [] }
  const codeSystem = await place.terminology.load('CodeSystem', system)
  if (codeSystem === null) throw searchFault('codes', place.name)
  return filters
    .map((filter) => toList(filtered(codeSystem, filter, place)))
    .reduce((one, other) => intersection(one, other))
}

/** https://hl7.org/fhir/R4/valueset-filter-operator.html: the two that follow the hierarchy. */
function filtered(codeSystem: FhirObject, filter: FhirObject, { name }: Place): string[] {
  const value = textOf(filter, 'value') ?? ''
  const below = codesBelow(codeSystem, value)
  if (filter['property'] !== 'concept') throw searchFault('codes', name)
  if (filter['op'] === 'is-a') return below
  if (filter['op'] === 'descendent-of') return below.filter((code) => code !== value)
  throw searchFault('codes', name)
}

/** Before single codes can be taken out of a whole system, its codes must be known. */
async function enumerated(list: CodeList, excluded: CodeList, place: Place): Promise<CodeList> {
  const touched = list.systems.filter((system) =>
    excluded.codes.some((code) => code.system === system),
  )
  const codes = await Promise.all(
    touched.map(async (system) => {
      const codeSystem = await place.terminology.load('CodeSystem', system)
      if (codeSystem === null || !isComplete(codeSystem)) throw searchFault('codes', place.name)
      return allCodes(codeSystem).map((code) => ({ system, code }))
    }),
  )
  return {
    systems: list.systems.filter((system) => !touched.includes(system)),
    codes: [...list.codes, ...codes.flat()],
  }
}
