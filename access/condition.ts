/** Which rows of a type an access may touch with a letter: the condition that is ANDed into every statement. */
import { compartmentParametersOf } from '../fhir/compartment.ts'
import { directoryTypes, isResourceType, searchableDirectoryTypes } from '../fhir/types.ts'
import type { Access, BoundGrant } from './access.ts'
import { refuse } from './refusal.ts'
import { actions } from './scopes.ts'
import type { Action } from './scopes.ts'

/** One way for a row to be allowed. */
export type RowRule =
  /** The row belongs to some patient. */
  | { readonly kind: 'rowsWithPatient' }
  /** The row is in this patient's compartment. */
  | { readonly kind: 'compartment'; readonly patient: string }
  /** The caller presents a sealed reference to the row, which only a visible record hands out. */
  | { readonly kind: 'referenced' }
  /** The row is a Binary that a DocumentReference under this condition points to. */
  | { readonly kind: 'binary'; readonly documents: Condition }

/** No row, every row, or the rows that at least one rule allows. */
export type Condition =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'any'; readonly of: readonly RowRule[] }

interface Target {
  readonly type: string
  readonly action: Action
}

type Place = 'directory' | 'searchable' | 'compartment' | 'binary' | 'elsewhere' | 'parked'
type Reach = 'every' | 'own' | 'referenced' | 'document'
type Reaches = Partial<Record<Action, readonly Reach[]>>

const forEvery = (...reaches: Reach[]): Reaches =>
  Object.fromEntries(actions.map((action) => [action, reaches]))

const ownOrDocument: Reaches = {
  ...forEvery('own'),
  r: ['own', 'document'],
  s: ['own', 'document'],
}

/**
 * Place of the type × who is bound to it → letter → what is reached: `own` is the patient's compartment, for staff
 * the rows of any patient. What has no entry is refused. A `system/` grant reaches every row and needs no line.
 */
const reachable: Readonly<Record<Place, { readonly staff: Reaches; readonly patient: Reaches }>> = {
  directory: { staff: forEvery('every'), patient: { r: ['referenced'] } },
  searchable: { staff: forEvery('every'), patient: { r: ['every'], s: ['every'] } },
  compartment: { staff: forEvery('own'), patient: forEvery('own') },
  binary: { staff: ownOrDocument, patient: ownOrDocument },
  elsewhere: { staff: forEvery('own'), patient: {} },
  parked: { staff: {}, patient: {} },
}

/** https://hl7.org/fhir/R4/compartmentdefinition-patient.html, as fhir/compartment.ts narrows it. */
function placeOf(type: string): Place {
  if (!isResourceType(type)) return 'parked'
  if (type === 'Binary') return 'binary'
  if (searchableDirectoryTypes.has(type)) return 'searchable'
  if (directoryTypes.has(type)) return 'directory'
  return compartmentParametersOf(type).length > 0 ? 'compartment' : 'elsewhere'
}

const all: Condition = { kind: 'all' }
const none: Condition = { kind: 'none' }

const union = (conditions: readonly Condition[]): Condition => {
  if (conditions.some((condition) => condition.kind === 'all')) return all
  const rules = conditions.flatMap((condition) => (condition.kind === 'any' ? condition.of : []))
  const distinct = new Map(rules.map((rule) => [JSON.stringify(rule), rule]))
  return distinct.size === 0 ? none : { kind: 'any', of: [...distinct.values()] }
}

/** What two grants together allow: the rows both reach, or nothing when they are bound to different patients. */
function narrower(one: BoundGrant, other: BoundGrant): BoundGrant | undefined {
  if (one.patient === undefined) return other.context === 'system' ? one : other
  return other.patient === undefined || other.patient === one.patient ? one : undefined
}

const anyOf = (rule: RowRule): Condition => ({ kind: 'any', of: [rule] })

function conditionOfGrant(access: Access, grant: BoundGrant, on: Target): Condition {
  if (grant.context === 'system') return all
  const { patient } = grant
  const conditions: Record<Reach, () => Condition> = {
    every: () => all,
    own: () =>
      anyOf(patient === undefined ? { kind: 'rowsWithPatient' } : { kind: 'compartment', patient }),
    referenced: () => anyOf({ kind: 'referenced' }),
    document: () => throughDocuments(access, grant),
  }
  const reaches = reachable[placeOf(on.type)][patient === undefined ? 'staff' : 'patient']
  return union((reaches[on.action] ?? []).map((reach) => conditions[reach]()))
}

/** A Binary has no subject of its own: it is as visible as the documents that carry it, within the Binary's own grant. */
function throughDocuments(access: Access, binary: BoundGrant): Condition {
  const documents = union(
    access.grantsFor('DocumentReference', 'r').flatMap((grant) => {
      const both = narrower(binary, grant)
      return both === undefined
        ? []
        : [conditionOfGrant(access, both, { type: 'DocumentReference', action: 'r' })]
    }),
  )
  return documents.kind === 'none' ? none : anyOf({ kind: 'binary', documents })
}

/** An access never changes, so neither do its conditions. */
const known = new WeakMap<Access, Map<string, Condition>>()

/** The rows of a type this access may touch with this letter: the union over its grants. */
export function conditionFor(access: Access, type: string, action: Action): Condition {
  const conditions = known.get(access) ?? new Map<string, Condition>()
  known.set(access, conditions)
  const key = `${type}.${action}`
  const condition = conditions.get(key) ?? toCondition(access, type, action)
  conditions.set(key, condition)
  return condition
}

const toCondition = (access: Access, type: string, action: Action): Condition =>
  union(
    access
      .grantsFor(type, action)
      .map((grant) => conditionOfGrant(access, grant, { type, action })),
  )

/** Refuses when no row of the type could ever be allowed: says something about the token, nothing about the record. */
export function assertAllowed(access: Access, type: string, action: Action): void {
  if (conditionFor(access, type, action).kind === 'none') throw refuse('not-granted')
}
