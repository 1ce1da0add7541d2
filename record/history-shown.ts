/** Which versions of the ledger a caller may see: a past one only together with the current one. */
import { conditionFor } from '../access/condition.ts'
import { patientsIn } from './audit/patients.ts'
import type { Database } from './database.ts'
import { judge } from './judge.ts'
import type { Key } from './ledger.ts'
import type { Asked } from './question.ts'
import type { FhirObject, Resource } from './resource.ts'
import { loadStates, type State } from './write-state.ts'

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
  const known = versions.map((version): Judged => ({
    version,
    state: states(version),
    isFile: version.type === 'Binary' && files.has(version.id),
    resource: bySequence.get(version.sequence),
  }))
  const isShown = await judgeVersions(db, asked, known, action)
  return known.filter(isShown).flatMap(({ version, state, resource }) => {
    const entry = toEntry(version, resource ?? null)
    const shown = resource ?? state?.resource
    if (entry === undefined || shown === undefined) return []
    return [{ entry, sequence: version.sequence, patients: patientsIn(version.type, shown) }]
  })
}

interface Judged {
  readonly version: Version
  readonly state: State | undefined
  /** Does it open through a document? */
  readonly isFile: boolean
  readonly resource: Resource | undefined
}

/** The current version decides, and of a past one with a document that version too. */
async function judgeVersions(
  { pool }: Database,
  { access }: Asked,
  known: readonly Judged[],
  action: 'r' | 's',
): Promise<(one: Judged) => boolean> {
  const asked = known.flatMap((one) =>
    resourcesOf(one).map((resource) => {
      const { type } = one.version
      return { one, condition: conditionFor(access, type, action), type, resource }
    }),
  )
  const answers = await judge(pool, asked)
  const refused = new Set(asked.flatMap(({ one }, place) => (answers[place] === true ? [] : [one])))
  return (one) => one.state !== undefined && isWhole(one) && !refused.has(one)
}

const isPast = ({ version, state }: Judged) =>
  version.action !== 'delete' && state?.version !== version.version

/** A past version whose document was erased is not shown. */
const isWhole = (one: Judged) => !isPast(one) || one.resource !== undefined

function resourcesOf(one: Judged): readonly FhirObject[] {
  const current = one.isFile || one.state === undefined ? [] : [one.state.resource]
  return isPast(one) && one.resource !== undefined ? [...current, one.resource] : current
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
