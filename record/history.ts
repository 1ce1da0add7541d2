/**
 * What a resource was: its versions out of the ledger, newest first. A past version is shown only to who may see both
 * it and the current one; of a deleted resource the last version counts as the current one.
 * https://hl7.org/fhir/R4/http.html#history
 */
import sql from 'sql-template-tag'
import { assertAllowed, conditionFor } from '../access/condition.ts'
import type { Database } from './database.ts'
import type { Asked } from './question.ts'
import { runPrepared } from './statement.ts'
import { batchSize, loadScanned, selectVersions, type Scan } from './history-scanned.ts'
import { showAllowed, type HistoryEntry, type Version, type Wanted } from './history-shown.ts'
import { judge } from './judge.ts'
import type { Key } from './ledger.ts'
import type { Text } from './texts.ts'
import { loadStates } from './write-state.ts'

export type { HistoryEntry } from './history-shown.ts'

/** Whose history: of one resource, of a type, or of all that the caller may search. */
export interface HistoryScope {
  readonly type?: string
  /** Only with a type. */
  readonly id?: string
  /** Only versions written at this instant or later. */
  readonly since?: string
}

export interface HistorySlice {
  readonly limit: number
  /** Continue below this place: the `next` of the page before. */
  readonly before?: number | undefined
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
  /** Where the next page starts; null at the end. A page may be shorter than asked and still have a next one. */
  readonly next: number | null
}

export interface History {
  /** Throws FORBIDDEN without a scope: `r` for one resource, `s` for a type or all. */
  history(scope: HistoryScope, slice: HistorySlice): Promise<HistoryPage>
  /** One version, a deletion included, or null: absent and forbidden alike. */
  vread(type: string, id: string, version: number): Promise<HistoryEntry | null>
  /** The texts of versions that this repository has shown; null for a deletion. */
  textsOfEntries(entries: readonly HistoryEntry[]): Promise<(Text | null)[]>
  /** Was the resource deleted, and may the caller know that it was there? */
  isGone(type: string, id: string): Promise<boolean>
}

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#scopes-for-requesting-fhir-resources */
const letterOf = ({ id }: HistoryScope): Scan['action'] => (id === undefined ? 's' : 'r')

const ofOne = ({ type, id }: HistoryScope): Key | undefined =>
  type === undefined || id === undefined ? undefined : { type, id }

/** So many rows are looked at for one page. */
const mostScanned = 4_000

/** Makes the part of a repository that tells what was. */
export function createHistory(db: Database, asked: Asked): History {
  const sequences = new WeakMap<HistoryEntry, number>()
  const show = async (wanted: Wanted) => {
    const shown = await showAllowed(db, asked, wanted)
    for (const { entry, sequence } of shown) sequences.set(entry, sequence)
    return shown
  }
  return {
    textsOfEntries: (entries) =>
      Promise.all(entries.map((entry) => loadTextOf(asked, entry, sequences.get(entry)))),
    async history(scope, { limit, before }) {
      if (scope.type !== undefined) assertAllowed(asked.access, scope.type, letterOf(scope))
      const entries: HistoryEntry[] = []
      let next: number | null = before ?? Number.MAX_SAFE_INTEGER
      for (let scanned = 0; scanned < mostScanned && next !== null; scanned += batchSize) {
        const scan = { ...scope, action: letterOf(scope), before: next }
        const versions = await loadScanned(db, asked.access, scan)
        const shown = await show({ versions, action: scan.action, of: ofOne(scope) })
        const taken = shown.slice(0, limit - entries.length)
        trace(asked, taken)
        entries.push(...taken.map(({ entry }) => entry))
        if (taken.length < shown.length) return { entries, next: taken.at(-1)?.sequence ?? next }
        next = versions.length < batchSize ? null : (versions.at(-1)?.sequence ?? null)
      }
      return { entries, next }
    },
    async vread(type, id, version) {
      assertAllowed(asked.access, type, 'r')
      const versions = await runPrepared<Version>(
        db.pool,
        selectVersions(sql`v.type = ${type} AND v.id = ${id} AND v.version = ${version}`),
      )
      const shown = await show({ versions, action: 'r', of: { type, id } })
      trace(asked, shown)
      if (shown.length === 0) asked.trail.name(type, id)
      return shown[0]?.entry ?? null
    },
    isGone: (type, id) => isGone(db, asked, { type, id }),
  }
}

/** Deletions, too, are shown: they have no document that would leave its trace. */
function trace(
  { trail }: Asked,
  shown: readonly { readonly sequence: number; readonly patients: readonly string[] }[],
): void {
  for (const { sequence, patients } of shown) trail.show(sequence, patients)
}

/** Whether it was deleted or not, and even where nothing was: all take the same way. */
async function isGone(db: Database, { access }: Asked, key: Key): Promise<boolean> {
  assertAllowed(access, key.type, 'r')
  const state = (await loadStates(db.pool, [key]))(key)
  const resource = state?.resource ?? { resourceType: key.type, id: key.id }
  const condition = conditionFor(access, key.type, 'r')
  const [may] = await judge(db.pool, [{ condition, type: key.type, resource }])
  return may === true && state?.isDeleted === true
}

async function loadTextOf(
  { textsOf }: Asked,
  { resource }: HistoryEntry,
  sequence: number | undefined,
): Promise<Text | null> {
  if (sequence === undefined) throw new Error('an entry that was not shown here')
  const [text = null] = resource === null ? [] : await textsOf([{ sequence }])
  return text
}
