/** Writes what is loaded into the record: ledger and index rows in one transaction, unit by unit. */
import { setImmediate } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { isResourceType } from '../fhir/types.ts'
import type { Database } from './database.ts'
import { patientsOf, toIndexRow, type IndexRow } from './index/row.ts'
import type { Current } from './index/records.ts'
import { storeRows } from './index/store.ts'
import {
  appendVersions,
  loadPast,
  lockResources,
  type Key,
  type NewVersion,
  type Past,
  type Placed,
} from './ledger.ts'
import { lockKin } from './relations/store.ts'
import type { FhirObject } from './resource.ts'
import { inTransaction } from './write-transaction.ts'

/** One resource to write: its JSON text as it will be stored, the same content parsed, and its hash. */
export interface Entry {
  readonly type: string
  readonly id: string
  readonly text: string
  readonly resource: FhirObject
  readonly hash: Buffer
}

/** Entries that are written all or not at all. */
export interface Unit {
  readonly entries: readonly Entry[]
}

/** Who writes, and from which source. */
export interface Origin {
  readonly source: string
  readonly author: string
}

export type EntryOutcome = 'stored' | 'unchanged' | 'parked' | { readonly refused: string }

/** The reason given to the innocent members of a unit that is refused. */
export const refusedWithUnit = 'its Bundle was refused'

/**
 * Writes units in one database transaction, in order, and says what became of each entry.
 * An entry that is refused makes its unit refused whole; other units are not affected.
 * Writers of one resource wait for each other; one that PostgreSQL ends for another is tried again.
 */
export const writeUnits = (
  db: Database,
  units: readonly Unit[],
  origin: Origin,
): Promise<EntryOutcome[][]> => inTransaction(db, (client) => writeOnce(client, units, origin))

async function writeOnce(client: PoolClient, units: readonly Unit[], origin: Origin) {
  const keys = keysOf(units)
  await lockResources(client, keys)
  const history = new History(await loadPast(client, keys))
  const accepted: Entry[] = []
  const versions: NewVersion[] = []
  const outcomes = units.map(({ entries }) => {
    const decided = decideUnit(entries, history, origin)
    if (decided.versions !== undefined) {
      versions.push(...decided.versions.map(({ version }) => version))
      accepted.push(...decided.versions.map(({ entry }) => entry))
    }
    return decided.outcomes
  })
  if (versions.length > 0) {
    const [placed, indexOf] = await Promise.all([
      appendVersions(client, versions, origin),
      indexLast(accepted),
    ])
    const rows = currentsOf(accepted, versions, placed, origin).map((current) => ({
      ...current,
      index: indexOf(current),
    }))
    await lockKin(client, rows)
    await storeRows(client, rows)
  }
  return outcomes
}

/** How many index rows are made before the connection gets its turn. */
const rowsAtOnce = 50

/** The index rows of the last entry of each resource, made while PostgreSQL takes in the versions. */
async function indexLast(entries: readonly Entry[]): Promise<(key: Key) => IndexRow> {
  const last = new Map(entries.map((entry) => [`${entry.type}/${entry.id}`, entry]))
  const rows = new Map<string, IndexRow>()
  for (const [key, { type, resource }] of last) {
    if (isResourceType(type)) rows.set(key, toIndexRow(type, resource))
    if (rows.size % rowsAtOnce === 0) await setImmediate()
  }
  return ({ type, id }) => {
    const row = rows.get(`${type}/${id}`)
    if (row === undefined) throw new Error('a version that is stored has no index row')
    return row
  }
}

/** Each resource once. */
function keysOf(units: readonly Unit[]): Key[] {
  const keys = new Map(
    units.flatMap(({ entries }) => entries.map(({ type, id }) => [`${type}/${id}`, { type, id }])),
  )
  return [...keys.values()]
}

/** What is known of the versions of each resource, the transaction's own included. */
class History {
  readonly #past = new Map<string, { version: number; source: string; taken: Set<string> }>()

  constructor(past: readonly Past[]) {
    for (const version of past) this.add(version)
  }

  of({ type, id }: Key) {
    return this.#past.get(`${type}/${id}`)
  }

  add({ type, id, version, source, hash }: Past) {
    const key = `${type}/${id}`
    const taken = this.#past.get(key)?.taken ?? new Set<string>()
    if (hash !== null) taken.add(takenKey(source, hash))
    this.#past.set(key, { version, source, taken })
  }
}

const takenKey = (source: string, hash: Buffer) => `${hash.toString('base64')} ${source}`

interface Decided {
  readonly outcomes: EntryOutcome[]
  readonly versions?: readonly { readonly entry: Entry; readonly version: NewVersion }[]
}

function decideUnit(entries: readonly Entry[], history: History, origin: Origin): Decided {
  const outcomes = entries.map((entry) => decide(entry, history, origin))
  if (outcomes.some((outcome) => typeof outcome === 'object')) {
    return {
      outcomes: outcomes.map((outcome) =>
        typeof outcome === 'object' ? outcome : { refused: refusedWithUnit },
      ),
    }
  }
  const versions = entries
    .filter((_, position) => outcomes[position] !== 'unchanged')
    .map((entry) => ({ entry, version: toVersion(entry, history) }))
  for (const { version } of versions) history.add({ ...version, source: origin.source })
  return { outcomes, versions }
}

/**
 * Content taken from this source before is unchanged, whichever content came after it; the same
 * resource from another source is a conflict and never an overwrite.
 */
function decide(entry: Entry, history: History, { source }: Origin): EntryOutcome {
  const past = history.of(entry)
  if (past?.taken.has(takenKey(source, entry.hash)) === true) return 'unchanged'
  if (past !== undefined && past.source !== source) {
    return { refused: 'the same type and id is already here from another source' }
  }
  return isResourceType(entry.type) ? 'stored' : 'parked'
}

function toVersion(entry: Entry, history: History): NewVersion {
  const { type, id, text, hash, resource } = entry
  const version = (history.of(entry)?.version ?? 0) + 1
  const [patient = null] = isResourceType(type) ? patientsOf(type, resource) : []
  return { type, id, version, patient, hash, text, action: version === 1 ? 'create' : 'update' }
}

/** The versions that are now the current ones, parked types apart. */
function currentsOf(
  entries: readonly Entry[],
  versions: readonly NewVersion[],
  placed: readonly Placed[],
  { source }: Origin,
): Current[] {
  const places = new Map(
    placed.map((place) => [`${place.type}/${place.id}/${place.version}`, place]),
  )
  const currents = new Map<string, Current>()
  entries.forEach(({ type, id, resource }, position) => {
    const version = versions[position]?.version ?? 0
    const place = places.get(`${type}/${id}/${version}`)
    if (!isResourceType(type) || place === undefined) return
    const { sequence, time } = place
    currents.set(`${type}/${id}`, { type, id, version, sequence, updated: time, source, resource })
  })
  return [...currents.values()]
}
