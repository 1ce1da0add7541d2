/** What a write would open to its own author; pure, by the rows that a resource makes before and after it. */
import { isOutOfUse } from '../../access/granting.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isProfessional } from '../../access/access.ts'
import { patientsOf } from '../index/row.ts'
import type { FhirObject } from '../resource.ts'
import { accessRowsOf, isRelating } from './derive.ts'
import type { AccessRows } from './rows.ts'
import { within, type Span } from './span.ts'

/** Who writes. */
export interface Author {
  /** Do they see the patients that care relations name them for? */
  readonly cares: boolean
  /** All their names: their own, their roles', their units'. */
  readonly names: readonly string[]
}

/** A resource around a write; undefined where it is not there. */
export interface Change {
  readonly type: ResourceType
  readonly id: string
  readonly before: FhirObject | undefined
  readonly after: FhirObject | undefined
}

/** What the author must have had before, of this patient: a relation of care, a relation by name, or nothing suffices. */
export interface Widening {
  readonly needs: 'relation' | 'name' | 'nothing suffices'
  readonly patient: string
}

/** How a write widens what its author may see. */
export function wideningsOf({ cares, names }: Author, change: Change): Widening[] {
  const [before, after] = [rowsOf(change, change.before), rowsOf(change, change.after)]
  const isOwn = (name: string) => names.includes(name)
  const relations = beyond(after.care_relation, before.care_relation)
    .filter(({ actor }) => cares && isOwn(actor))
    .map(({ actor, patient }): Widening => ({
      needs: isProfessional(actor) ? 'name' : 'relation',
      patient,
    }))
  const roles = beyond(after.membership, before.membership)
    .filter(({ member, source }) => isOwn(member) || isOwn(source))
    .map((): Widening => ({ needs: 'nothing suffices', patient: '' }))
  const relatives = beyond(after.relative, before.relative)
    .filter(({ person }) => isOwn(person))
    .map(({ patient }): Widening => ({ needs: 'nothing suffices', patient }))
  const lifted = beyond(before.restriction, after.restriction)
    .filter(({ kind, actor }) => kind !== 'research' && (actor === '' || isOwn(actor)))
    .filter(({ patient }) => !isOwn(`Patient/${patient}`))
    .map(({ actor, patient }): Widening => ({
      needs: actor === '' ? 'name' : 'nothing suffices',
      patient,
    }))
  return [
    ...relations,
    ...roles,
    ...relatives,
    ...lifted,
    ...agesOf(names, change),
    ...returnsOf(names, change),
  ]
}

/** Who is out of use takes nobody back of whom they may be: a role that is nobody's does not say whose it was. */
function returnsOf(names: readonly string[], { type, id, before, after }: Change): Widening[] {
  const isReturn =
    type === 'Practitioner' && isOutOfUse(before) && after !== undefined && !isOutOfUse(after)
  const people = names.filter((name) => name.startsWith('Practitioner/'))
  const isNobody = people.length === 0 && names.some(isProfessional)
  return isReturn && (isNobody || people.includes(`Practitioner/${id}`))
    ? [{ needs: 'nothing suffices', patient: '' }]
    : []
}

/** Parents stand for a child until it is of age: they do not say when that is. */
function agesOf(names: readonly string[], { type, id, before, after }: Change): Widening[] {
  const isOfRelative = names.some((name) => name.startsWith('RelatedPerson/'))
  const isChanged = before?.['birthDate'] !== after?.['birthDate']
  return type === 'Patient' && before !== undefined && isOfRelative && isChanged
    ? [{ needs: 'nothing suffices', patient: id }]
    : []
}

const rowsOf = ({ type, id }: Change, resource: FhirObject | undefined): AccessRows =>
  resource === undefined || !isRelating(type)
    ? {}
    : accessRowsOf(type, { name: `${type}/${id}`, resource, patients: patientsOf(type, resource) })

/** The rows that no other row says as well, for at least as long. */
const beyond = <R extends Span>(rows: readonly R[] = [], others: readonly R[] = []): readonly R[] =>
  rows.filter((row) => !others.some((other) => isSame(row, other) && covers(other, row)))

/** Where a row stands among those of its resource is no matter. */
const isSame = (one: object, other: object): boolean => textOf(one) === textOf(other)

const textOf = (row: object): string =>
  JSON.stringify({ ...row, start: null, until: null, position: null })

function covers(outer: Span, inner: Span): boolean {
  const both = within(outer, inner)
  return both?.start === inner.start && both.until === inner.until
}

/** Is somebody granted more, or for longer? */
export const grantsMore = (change: Change): boolean => {
  const [before, after] = [rowsOf(change, change.before), rowsOf(change, change.after)]
  return beyond(after.care_relation, before.care_relation).length > 0
}
