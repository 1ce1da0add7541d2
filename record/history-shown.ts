/** Which versions of the ledger a caller may see: a past one only together with the current one. */
import type { Access } from '../access/access.ts'
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
  /** The resource whose versions they are, where one was asked for. */
  readonly of?: Key | undefined
}

/** In the place of the versions of what is not there: absent and hidden take the same way. */
const standIn = ({ type, id }: Key): Version => ({
  ...{ type, id, version: 0, sequence: 0, action: 'create', time: '', hasDocument: false },
})

/**
 * The versions that the caller may see, in their order. The current version decides, and of a past one with a document
 * that version too; who may not see the current one has no past one looked up.
 */
export async function showAllowed(db: Database, asked: Asked, { of, ...wanted }: Wanted) {
  const { action } = wanted
  const isAbsent = of !== undefined && wanted.versions.length === 0
  const versions = isAbsent ? [standIn(of)] : wanted.versions
  const states = await loadStates(db.pool, versions)
  const files = await loadVisibleFiles(asked, versions)
  const known = versions.map((version): Judged => ({
    version,
    state: states(version),
    isFile: version.type === 'Binary' && files.has(version.id),
  }))
  const context = { db, access: asked.access, action }
  const open = (await keepAllowed(context, known, currentOf)).filter(isKnown)
  const resourceOf = await loadResources(asked, open)
  const whole = open.filter((one) => !isPast(one) || resourceOf(one) !== undefined)
  const pastOf = (one: Judged) => (isPast(one) ? resourceOf(one) : undefined)
  const shown = await keepAllowed(context, whole, pastOf)
  return shown.flatMap((one) => {
    const { version, state } = one
    const entry = toEntry(version, resourceOf(one) ?? null)
    if (entry === undefined || state === undefined) return []
    const patients = patientsIn(version.type, resourceOf(one) ?? state.resource)
    return [{ entry, sequence: version.sequence, patients }]
  })
}

interface Judged {
  readonly version: Version
  readonly state: State | undefined
  /** Does it open through a document? */
  readonly isFile: boolean
}

interface Judging {
  readonly db: Database
  readonly access: Access
  readonly action: 'r' | 's'
}

/** Those whose resource the caller may see; what has none to be judged by stays. */
async function keepAllowed(
  { db, access, action }: Judging,
  known: readonly Judged[],
  resourceOf: (one: Judged) => FhirObject | undefined,
): Promise<readonly Judged[]> {
  const asked = known.flatMap((one) => {
    const [{ type }, resource] = [one.version, resourceOf(one)]
    const condition = conditionFor(access, type, action)
    return resource === undefined ? [] : [{ one, condition, type, resource }]
  })
  const answers = await judge(db.pool, asked)
  const refused = new Set(asked.flatMap(({ one }, place) => (answers[place] === true ? [] : [one])))
  return known.filter((one) => !refused.has(one))
}

/** What is not there is judged as well, by nothing but its name. */
const currentOf = ({ isFile, state, version: { type, id } }: Judged): FhirObject | undefined =>
  isFile ? undefined : (state?.resource ?? { resourceType: type, id })

const isKnown = ({ state }: Judged) => state !== undefined

/** A past version whose document was erased is not shown. */
const isPast = ({ version, state }: Judged) =>
  version.action !== 'delete' && state?.version !== version.version

async function loadResources(
  asked: Asked,
  known: readonly Judged[],
): Promise<(one: Judged) => Resource | undefined> {
  const versions = known.flatMap(({ version }) => (version.hasDocument ? [version] : []))
  const resources = await asked.judgedOf(versions)
  const bySequence = new Map(versions.map(({ sequence }, at) => [sequence, resources[at]]))
  return ({ version }) => bySequence.get(version.sequence)
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
