/** Which rows of a type an access may touch with a letter: the condition that is ANDed into every statement. */
import { compartmentParametersOf } from '../fhir/compartment.ts'
import { directoryTypes, isResourceType, searchableDirectoryTypes } from '../fhir/types.ts'
import { isOfPatients } from './access.ts'
import type { Access, BoundGrant } from './access.ts'
import type { ScopeQuery } from './granular.ts'
import { narrowingOf } from './policy.ts'
import type { Narrowing, Sight } from './policy.ts'
import { refuse } from './refusal.ts'
import { actions, letterFor } from './scopes.ts'
import type { Action, Use } from './scopes.ts'

/** Which rows a scope reaches. */
type Reached =
  /** Every row of the type. */
  | { readonly kind: 'every' }
  /** The row belongs to some patient. */
  | { readonly kind: 'rowsWithPatient' }
  /** The row is in this patient's compartment. */
  | { readonly kind: 'compartment'; readonly patient: string }
  /** The caller presents a sealed reference to the row, which only a visible record hands out. */
  | { readonly kind: 'referenced' }
  /** The row is a Binary that a DocumentReference under this condition points to. */
  | { readonly kind: 'binary'; readonly documents: Condition }

/** What the row must be beside that. */
export interface Narrowed {
  /** It meets the query of the scope. */
  readonly query?: ScopeQuery
  /** It bears none of these labels. */
  readonly hidden?: readonly string[]
  /** One of these ways leads to its patient. */
  readonly sights?: readonly Sight[]
}

/** One way for a row to be allowed. */
export type RowRule = Reached & Narrowed

/** No row, every row, or the rows that at least one rule allows. */
export type Condition =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'any'; readonly of: readonly RowRule[] }

interface Target {
  readonly type: string
  readonly use: Use
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

/** What two grants together reach: the rows of both, or nothing when they are bound to different patients. */
function narrower(one: BoundGrant, other: BoundGrant): BoundGrant | undefined {
  if (one.patient === undefined) return other.context === 'system' ? one : other
  return other.patient === undefined || other.patient === one.patient ? one : undefined
}

/** Rules with what the scope and the policy ask beside; every row without anything beside is the whole type. */
const narrowed = (reached: Reached, narrowing: Narrowed): Condition =>
  reached.kind === 'every' && Object.keys(narrowing).length === 0
    ? all
    : { kind: 'any', of: [{ ...reached, ...narrowing }] }

const queryOf = ({ query }: BoundGrant): Narrowed => (query === undefined ? {} : { query })

/** A grant on a type, and what the policy makes of it. */
interface Asked extends Target {
  readonly access: Access
  readonly grant: BoundGrant
  readonly narrowing: Narrowing | undefined
}

function conditionOfGrant(access: Access, grant: BoundGrant, { type, use }: Target): Condition {
  const narrowing = narrowingOf(access, grant, type, use)
  return conditionOf({ access, grant, type, use, narrowing })
}

function conditionOf(asked: Asked): Condition {
  const { access, grant, type, use } = asked
  if (grant.context === 'system')
    return isResourceType(type) || grant.query === undefined
      ? narrowed({ kind: 'every' }, queryOf(grant))
      : none
  const { patient } = grant
  const conditions: Record<Reach, () => Condition> = {
    every: () => narrowed({ kind: 'every' }, queryOf(grant)),
    own: () =>
      ofPatients(
        asked,
        patient === undefined ? { kind: 'rowsWithPatient' } : { kind: 'compartment', patient },
      ),
    referenced: () => narrowed({ kind: 'referenced' }, queryOf(grant)),
    document: () => throughDocuments(asked),
  }
  const place = reachable[placeOf(type)]
  const reaches = place[isOfPatients(access, grant) ? 'patient' : 'staff'][letterFor(use)] ?? []
  return union(reaches.map((reach) => conditions[reach]()))
}

/** Rows of patients are seen in one of the ways that the policy leaves open. */
function ofPatients({ grant, narrowing }: Asked, reached: Reached): Condition {
  if (narrowing === undefined) return narrowed(reached, queryOf(grant))
  const { hidden, sights } = narrowing
  if (sights?.length === 0) return none
  return narrowed(reached, {
    ...queryOf(grant),
    ...(hidden.length === 0 ? {} : { hidden }),
    ...(sights === undefined ? {} : { sights }),
  })
}

/**
 * A Binary has no subject of its own: it is as visible as the documents that carry it, within the Binary's own grant.
 * Which of its labels hide it depends on the way to the document: each is a rule of its own.
 */
const throughDocuments = ({ access, grant: binary }: Asked): Condition =>
  union(
    access.grantsFor('DocumentReference', 'r').flatMap((grant) => {
      const both = narrower(binary, grant)
      if (both === undefined) return []
      const { query: _, ...bound } = both
      const through = { ...bound, ...queryOf(grant) }
      return waysOf(narrowingOf(access, both, 'DocumentReference', 'r')).map((narrowing) =>
        inDocuments(
          { access, grant: through, type: 'DocumentReference', use: 'r', narrowing },
          binary,
        ),
      )
    }),
  )

/** Each way on its own. */
const waysOf = (narrowing: Narrowing | undefined): readonly (Narrowing | undefined)[] =>
  narrowing?.sights === undefined
    ? [narrowing]
    : narrowing.sights.map((sight) => ({ ...narrowing, sights: [sight] }))

function inDocuments(asked: Asked, binary: BoundGrant): Condition {
  const documents = conditionOf(asked)
  const { hidden = [], sights = [] } = asked.narrowing ?? {}
  const labels = [...new Set([...hidden, ...sights.flatMap((sight) => sight.hidden)])]
  const narrowing = { ...queryOf(binary), ...(labels.length === 0 ? {} : { hidden: labels }) }
  return documents.kind === 'none' ? none : narrowed({ kind: 'binary', documents }, narrowing)
}

/** An access never changes, so neither do its conditions. */
const known = new WeakMap<Access, Map<string, Condition>>()

/** The rows of a type this access may touch for this use: the union over its grants. */
export function conditionFor(access: Access, type: string, use: Use): Condition {
  const conditions = known.get(access) ?? new Map<string, Condition>()
  known.set(access, conditions)
  const key = `${type}.${use}`
  const condition = conditions.get(key) ?? toCondition(access, type, use)
  conditions.set(key, condition)
  return condition
}

const toCondition = (access: Access, type: string, use: Use): Condition =>
  union(access.grantsFor(type, use).map((grant) => conditionOfGrant(access, grant, { type, use })))

/** Refuses when no row of the type could ever be allowed: says something about the token, nothing about the record. */
export function assertAllowed(access: Access, type: string, use: Use): void {
  if (!isAllowed(access, type, use)) throw refuse('not-granted')
}

/** May some row of the type be allowed? */
export const isAllowed = (access: Access, type: string, use: Use): boolean =>
  conditionFor(access, type, use).kind !== 'none'
