/**
 * Whether access allows rows that no table holds yet or any more: what is written, versions of the past. The same SQL
 * decides as for the rows of the index, over records made of the resources.
 */
import type { Pool, PoolClient } from 'pg'
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { conditionFor, type Condition } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { meets, needsDatabase, placing } from '../access/meets.ts'
import type { Action } from '../access/scopes.ts'
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import { groupBy } from './group.ts'
import { typeRecords, withIndex, type IndexedRow } from './index/records.ts'
import { over } from './past/over.ts'
import type { FhirObject } from './resource.ts'
import { allowedBy, noRow } from './search/visible.ts'
import { runPrepared } from './statement.ts'
import { tableOf } from './table.ts'
import { askedRowOf, type State } from './write-state.ts'

/** A resource and the condition that is asked of it; its patients, where not those that it names itself. */
interface Judged {
  readonly condition: Condition
  readonly type: string
  readonly resource: FhirObject
  readonly patients?: readonly string[]
}

/** Which of these rows meet their conditions, in their order. */
export async function judge(
  on: Pool | PoolClient,
  asked: readonly Judged[],
): Promise<readonly boolean[]> {
  const rows = asked.flatMap(({ type, condition, ...one }, place) =>
    isResourceType(type) && needsDatabase(condition) ? [{ ...one, type, condition, place }] : [],
  )
  const found = rows.length === 0 ? [] : await runPrepared<Found>(on, toStatement(rows))
  const met = new Set(found.map(({ sequence }) => sequence))
  return asked.map(({ condition, type, resource }, place) =>
    isResourceType(type) && needsDatabase(condition)
      ? met.has(place)
      : meets(condition, askedRowOf(type, resource)),
  )
}

interface Found {
  readonly sequence: number
}

interface Placed extends Judged {
  readonly type: ResourceType
  readonly place: number
}

/** Each row is known by its place; rows of a type are one table, however many conditions there are. */
function toStatement(rows: readonly Placed[]): Sql {
  const records = new Map(
    [...groupBy(rows, ({ type }) => type)].map(([type, group]) => [
      tableOf(type).text,
      typeRecords(type, group.map(toIndexed)).records,
    ]),
  )
  const groups = [...groupBy(rows, ({ type }) => type)].flatMap(([, group]) => [
    ...groupBy(group, ({ condition }) => condition).values(),
  ])
  return over(join(groups.map(toBranch), ' UNION ALL '), records)
}

function toBranch(group: readonly Placed[]): Sql {
  const [first] = group
  if (first === undefined) throw new Error('a group of rows is never empty')
  const { type, condition } = first
  const asked = { type, alias: raw('t'), sealed: noRow, table: 'own' } as const
  return sql`SELECT t.sequence FROM ${tableOf(type)} t
    WHERE t.sequence = ANY(${group.map(({ place }) => place)}::bigint[]) AND ${allowedBy(condition, asked)}`
}

function toIndexed({ type, resource, patients, place }: Placed): IndexedRow {
  const id = String(resource['id'])
  const version = { version: 1, sequence: place, updated: '-infinity', source: '' }
  const row = withIndex({ type, id, ...version, resource })
  return patients === undefined
    ? row
    : { ...row, index: { ...row.index, patient: patients[0] ?? null, compartment: patients } }
}

/** May the caller do this with a resource as it stands? */
export type May = (state: State, action: Action) => boolean

/** What the caller may do with each of these resources. */
export async function judgeStates(
  on: Pool | PoolClient,
  access: Access,
  states: readonly State[],
  actions: readonly Action[],
): Promise<May> {
  const asked = states.flatMap((state) =>
    actions.map((action) => ({ state, action, ...askedOf(access, state, action) })),
  )
  const answers = await judge(on, asked)
  const allowed = new Map(states.map((state) => [state, new Set<Action>()]))
  asked.forEach(({ state, action }, place) => {
    if (answers[place] === true) allowed.get(state)?.add(action)
  })
  return (state, action) => allowed.get(state)?.has(action) === true
}

const askedOf = (access: Access, { type, resource }: State, action: Action): Judged => ({
  condition: conditionFor(access, type, action),
  type,
  resource,
})

/** What a write makes of a resource. */
export interface Placement {
  readonly type: string
  readonly resource: FhirObject
  readonly before: State | undefined
  readonly action: Action
}

/** Which rows may be written so: every patient whose record they are in must be one that the caller reaches. */
export async function judgePlacements(
  on: Pool | PoolClient,
  access: Access,
  placements: readonly Placement[],
): Promise<readonly boolean[]> {
  const asked = placements.flatMap(({ type, resource, before, action }, of) => {
    const after = askedRowOf(type, resource)
    const condition = placing(conditionFor(access, type, action), after, before?.row)
    const each = after.compartment.length > 1 && needsDatabase(condition) ? after.compartment : []
    return [
      { of, condition, type, resource },
      ...each.map((patient) => ({ of, condition, type, resource, patients: [patient] })),
    ]
  })
  const answers = await judge(on, asked)
  const refused = new Set(asked.flatMap(({ of }, place) => (answers[place] === true ? [] : [of])))
  return placements.map((_, of) => !refused.has(of))
}
