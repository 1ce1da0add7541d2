/** The rows of the schema `access`, by their tables, as one resource makes them. */
import { isFhirObject, listOf, type FhirObject } from '../resource.ts'
import { codingsOf, referencedId } from '../index/token.ts'
import type { Span } from './span.ts'

export interface CareRelation extends Span {
  readonly patient: string
  readonly actor: string
  readonly basis: 'participant' | 'unit' | 'team' | 'practitioner'
  readonly source: string
}

export interface Membership extends Span {
  readonly member: string
  readonly actor: string
  readonly roles: readonly string[]
  readonly source: string
}

/** When the patient is of age is the patient's to say: the store asks it. */
export interface Relative extends Span {
  readonly person: string
  readonly patient: string
  readonly relationships: readonly string[]
  readonly source: string
}

export interface Restriction extends Span {
  readonly patient: string
  readonly kind: 'vip' | 'deny' | 'research'
  /** Empty: everybody. */
  readonly actor: string
  /** None: all. */
  readonly types: readonly string[]
  /** None: all. */
  readonly labels: readonly string[]
  readonly source: string
  readonly position: number
}

export interface AccessRows {
  readonly care_relation?: readonly CareRelation[]
  readonly membership?: readonly Membership[]
  readonly relative?: readonly Relative[]
  readonly restriction?: readonly Restriction[]
}

export type AccessTable = keyof AccessRows

/** A resource that rows are made from. */
export interface Source {
  /** `Type/id`. */
  readonly name: string
  readonly resource: FhirObject
  /** The patients in whose compartment it is, as its index row has them. */
  readonly patients: readonly string[]
}

/** Who cares for patients by themselves. */
export const professionals = ['Practitioner', 'PractitionerRole'] as const

/** The `Type/id` of a reference to one of these types, read as the index reads it; undefined for any other. */
export function nameOf(reference: unknown, types: readonly string[]): string | undefined {
  return types
    .map((type) => ({ type, id: referencedId(reference, [type]) }))
    .flatMap(({ type, id }) => (id === undefined ? [] : [`${type}/${id}`]))[0]
}

/** The codings of CodeableConcepts, as `system|code`. */
export const codesIn = (concepts: readonly unknown[]): string[] => [
  ...new Set(
    concepts
      .flatMap((concept) => codingsOf(concept, 'CodeableConcept'))
      .map(({ system, code }) => `${system ?? ''}|${code}`),
  ),
]

/** The elements of a repeated property. */
export const elementsOf = (element: FhirObject, property: string): FhirObject[] =>
  listOf(element, property).filter(isFhirObject)

/** The same relation to every patient of a source; none where there is nobody, or no time. */
export const relationsOf = (
  { name, patients }: Source,
  basis: CareRelation['basis'],
  actor: string | undefined,
  span: Span | null,
): CareRelation[] =>
  actor === undefined || span === null
    ? []
    : patients.map((patient) => ({ patient, actor, basis, source: name, ...span }))
