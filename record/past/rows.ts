/** The index rows of the past, made by the code that makes those of the present; those of a type once a request. */
import { setImmediate as others } from 'node:timers/promises'
import type { AsOf } from '../../access/seal.ts'
import type { ResourceType } from '../../fhir/types.ts'
import type { Database } from '../database.ts'
import { groupBy } from '../group.ts'
import { withIndex, type IndexedRow } from '../index/records.ts'
import type { Asked } from '../question.ts'
import type { Resource } from '../resource.ts'
import { keepShown } from './shown.ts'
import { isInRecords, loadPastVersions, type PastScope, type PastVersion } from './versions.ts'

export type PastRows = ReadonlyMap<ResourceType, readonly IndexedRow[]>

type Action = 'r' | 's'

/** Finds the rows of a scope that the caller may look at with a letter. */
export function createPastRows(
  db: Database,
  present: Asked,
  asOf: AsOf,
): (action: Action, scope: PastScope) => Promise<PastRows> {
  const known = new Map<string, Promise<readonly IndexedRow[]>>()
  const load = (action: Action, scope: PastScope) => loadRows(db, present, asOf, { action, scope })
  return async (action, { types, ids }) => {
    const keyOf = (type: ResourceType) => `${action} ${type}`
    const missing = types.filter((type) => !known.has(keyOf(type)))
    const loaded = load(action, { types: missing, ids })
    for (const type of missing) {
      known.set(
        keyOf(type),
        loaded.then((all) => all.filter(isOfRecord(asOf, type))),
      )
    }
    const [all, ...own] = await Promise.all([
      loaded,
      ...types.map((type) => known.get(keyOf(type)) ?? []),
    ])
    const named = all.filter(({ type, id }) => ids.get(type)?.includes(id))
    const rows = new Map([...own.flat(), ...named].map((row) => [`${row.type}/${row.id}`, row]))
    return groupBy(rows.values(), ({ type }) => type)
  }
}

/** Of the types that records hold, the patient's own; of the others all. */
const isOfRecord =
  ({ patient }: AsOf, wanted: ResourceType) =>
  ({ type, index }: IndexedRow): boolean =>
    type === wanted && (!isInRecords(type) || index.compartment.includes(patient))

async function loadRows(
  db: Database,
  present: Asked,
  asOf: AsOf,
  { action, scope }: { action: Action; scope: PastScope },
): Promise<IndexedRow[]> {
  if (scope.types.length === 0 && scope.ids.size === 0) return []
  const versions = await loadPastVersions(db, asOf, scope)
  const shown = await keepShown(db, present, versions, action)
  const resources = await present.judgedOf(shown)
  const rows: IndexedRow[] = []
  for (let start = 0; start < shown.length; start += batchSize) {
    if (start > 0) await others()
    const batch = shown.slice(start, start + batchSize)
    rows.push(...batch.flatMap((version, at) => toRow(version, resources[start + at])))
  }
  return rows
}

/** Some milliseconds of work; between batches other requests have their turn. */
const batchSize = 200

function toRow({ time, ...version }: PastVersion, resource: Resource | undefined): IndexedRow[] {
  return resource === undefined ? [] : [withIndex({ ...version, updated: time, resource })]
}
