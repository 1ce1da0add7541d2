/** How a reference parameter finds the rows of a parent: by a column where the row has one, else by token. */
import { compartmentParametersOf } from '../../fhir/compartment.ts'
import { searchParametersOf } from '../../fhir/search-parameters.ts'
import { structures } from '../../fhir/structures.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { referenceToken } from '../index/token.ts'
import type { Anchor } from './search.ts'

/** A column of the row that names what it refers to, and which of them are asked for. */
export interface AnchorColumn {
  readonly name: Exclude<Anchor, 'token'>
  readonly ids: readonly string[]
}

/** The anchor of a parameter that refers to a target type. */
export function anchorOf(type: ResourceType, code: string, target: ResourceType): Anchor {
  const element = singleElement(type, code)
  if (element === undefined) return 'token'
  const subjects = compartmentParametersOf(type).map((subject) => singleElement(type, subject))
  const isSubject = subjects.length > 0 && subjects.every((subject) => subject === element)
  if (target === 'Patient' && isSubject) return 'patient'
  return target === 'Encounter' && code === 'encounter' ? 'encounter' : 'token'
}

/** What the rows of a parent with this id are asked by. */
export const parentOf = (anchor: Anchor, code: string, target: ResourceType, id: string): string =>
  anchor === 'token' ? referenceToken(code, `${target}/${id}`) : id

/** The one element, with one value at most, that a parameter reads; undefined when there are more. */
function singleElement(type: ResourceType, code: string): string | undefined {
  const [path, ...others] = searchParametersOf(type)[code]?.paths ?? []
  const [element, ...deeper] = path?.path ?? []
  if (element === undefined || deeper.length > 0 || others.length > 0) return undefined
  return structures[type]?.elements[element]?.max === 1 ? element : undefined
}
