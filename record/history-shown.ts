/** Which versions of the ledger a caller may see: a past one only together with the current one. */
import { conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { meets } from '../access/meets.ts'
import { patientsOfDocument } from './audit/patients.ts'
import type { Database } from './database.ts'
import type { Key } from './ledger.ts'
import type { Asked } from './question.ts'
import type { Resource } from './resource.ts'
import { askedRowOf, loadStates, type States } from './write-state.ts'

/** One version. */
export interface HistoryEntry extends Key {
  readonly version: number
  readonly action: 'create' | 'update' | 'delete'
  readonly time: string
  /** Null when this version is a deletion. */
  readonly resource: Resource | null
}

/** A version as the ledger holds it, without its document. */
export interface Version extends Key {
  readonly version: number
  readonly sequence: number
  readonly action: string
  readonly time: string
  readonly hasDocument: boolean
}

export interface Wanted {
  readonly versions: readonly Version[]
  readonly action: 'r' | 's'
}

/** The versions that the caller may see, in their order. */
export async function showAllowed(db: Database, asked: Asked, { versions, action }: Wanted) {
  const states = await loadStates(db.pool, versions)
  const files = await loadVisibleFiles(asked, versions)
  const withDocument = versions.filter(({ hasDocument }) => hasDocument)
  const resources = await asked.judgedOf(withDocument)
  const bySequence = new Map(
    withDocument.map(({ sequence }, position) => [sequence, resources[position]]),
  )
  const isAllowed = (version: Version) =>
    isShown(asked.access, {
      version,
      action,
      states,
      files,
      resource: bySequence.get(version.sequence),
    })
  return versions.filter(isAllowed).flatMap((version) => {
    const resource = bySequence.get(version.sequence) ?? null
    const entry = toEntry(version, resource)
    if (entry === undefined) return []
    const deleted = states(version)?.row.compartment ?? []
    const patients = resource === null ? deleted : patientsOfDocument(resource)
    return [{ entry, sequence: version.sequence, patients }]
  })
}

interface Judged {
  readonly version: Version
  readonly action: 'r' | 's'
  readonly states: States
  readonly files: ReadonlySet<string>
  readonly resource: Resource | undefined
}

function isShown(access: Access, { version, action, states, files, resource }: Judged): boolean {
  const condition = conditionFor(access, version.type, action)
  const state = states(version)
  if (state === undefined) return false
  const isCurrent = state.version === version.version
  const seesCurrent =
    meets(condition, state.row) || (version.type === 'Binary' && files.has(version.id))
  if (isCurrent || version.action === 'delete') return seesCurrent
  return (
    seesCurrent && resource !== undefined && meets(condition, askedRowOf(version.type, resource))
  )
}

/** Current Binaries that open through a document: that takes the database to tell. */
export async function loadVisibleFiles(
  { access, questions }: Asked,
  versions: readonly Key[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(versions.filter(({ type }) => type === 'Binary').map(({ id }) => id))
  if (conditionFor(access, 'Binary', 'r').kind === 'none') return new Set<string>()
  const rows = await Promise.all(
    [...ids].map(async (id) => {
      const answer = await questions.load({
        kind: 'read',
        type: 'Binary',
        parent: id,
        sealed: false,
      })
      return answer.rows.map((row) => row.id)
    }),
  )
  return new Set(rows.flat())
}

/** What was erased is no entry. */
function toEntry(version: Version, resource: Resource | null): HistoryEntry | undefined {
  const { type, id, action, time } = version
  if (action !== 'create' && action !== 'update' && action !== 'delete') return undefined
  if (resource === null && action !== 'delete') return undefined
  return { type, id, version: version.version, action, time, resource }
}
