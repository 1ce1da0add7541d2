/** Takes a batch of drafts to its end: conditional references resolved, units written, outcomes counted. */
import { canonicalHash, toStoredText, UnstorableError } from '../../fhir/canonical.ts'
import type { JsonObject } from '../../fhir/json.ts'
import type { Database } from '../database.ts'
import { refusedWithUnit, type Entry } from '../write.ts'
import type { Draft, Fault, Prepared } from './prepare.ts'
import { pathOf } from './references.ts'
import type { Reporter } from './report.ts'
import type { Find, Resolver, Scope } from './resolve.ts'
import { writeEach } from './write-each.ts'

/** A draft with the file and line it came from. */
export type Item = { readonly draft: Draft; readonly file: string; readonly line?: number }

export type Settling = {
  readonly db: Database
  readonly reporter: Reporter
  readonly author: string
  readonly resolver: Resolver
}

type Batch<T extends Item> = {
  readonly source: string
  readonly items: readonly T[]
  readonly scope: Scope
  /** The end of the run: what leads nowhere now is refused. */
  readonly isFinal: boolean
}

/** Settles a batch; what it returns waits for a resource that is not here yet. */
export async function settleBatch<T extends Item>(
  settling: Settling,
  { source, items, scope, isFinal }: Batch<T>,
): Promise<readonly T[]> {
  const sound = items.filter((item) => !refuseFaulty(item, faultsOf(item.draft), settling.reporter))
  const conditionals = sound.flatMap(({ draft }) =>
    draft.members.flatMap((member) => member.conditionals),
  )
  const find = await settling.resolver.resolve(source, conditionals, scope)
  const waiting: T[] = []
  const ready: { item: T; entries: Entry[] }[] = []
  for (const item of sound) {
    const results = item.draft.members.map((member) => apply(member, find))
    const isWaiting = results.some((result) => result?.reason === missing)
    const isHopeless = results.some((result) => result !== undefined && result.reason !== missing)
    if (isWaiting && !isHopeless && !isFinal) waiting.push(item)
    else if (!refuseFaulty(item, results, settling.reporter)) {
      const { entries, faults } = toEntries(item.draft)
      if (!refuseFaulty(item, faults, settling.reporter)) ready.push({ item, entries })
    }
  }
  await write(settling, source, ready)
  return waiting
}

const faultsOf = ({ members }: Draft) => members.map(({ fault }) => fault)

/** Refuses a draft whole when one of its members has a fault: that one's own reason, the others' its Bundle. */
function refuseFaulty(
  { draft, file, line }: Item,
  faults: readonly (Fault | undefined)[],
  reporter: Reporter,
): boolean {
  if (!faults.some((fault) => fault !== undefined)) return false
  draft.members.forEach(({ entry, type }, index) => {
    reporter.refuse({
      file,
      ...(line === undefined ? {} : { line }),
      ...(entry === undefined ? {} : { entry }),
      ...(type === undefined ? {} : { type }),
      ...(faults[index] ?? { reason: refusedWithUnit }),
    })
  })
  return true
}

const missing = 'its conditional reference matches nothing'
const ambiguous = 'its conditional reference matches more than one resource'
const invalid = 'its conditional reference is no search that its type has'

/** Puts the resources found into a member's references; the first that is not exactly one is its fault. */
function apply({ resource, conditionals }: Prepared, find: Find): Fault | undefined {
  let fault: Fault | undefined
  for (const conditional of conditionals) {
    const matches = find(conditional)
    const [id, ...others] = matches === 'invalid' ? [] : matches
    if (id !== undefined && others.length === 0) {
      conditional.holder['reference'] = `${conditional.type}/${id}`
    } else if (resource !== undefined && (fault === undefined || fault.reason === missing)) {
      const reason = matches === 'invalid' ? invalid : id === undefined ? missing : ambiguous
      fault = { path: pathOf(resource, conditional.holder), reason }
    }
  }
  return fault
}

function toEntries({ members, exact }: Draft) {
  const entries: Entry[] = []
  const faults = members.map(({ resource, type }): Fault | undefined => {
    if (resource === undefined || type === undefined) return undefined
    try {
      const text = toStoredText({ value: resource, exact })
      const id = String(resource['id'])
      entries.push({
        type,
        id,
        text,
        resource: withoutVersion(resource),
        hash: canonicalHash(text),
      })
      return undefined
    } catch (error) {
      if (error instanceof UnstorableError) return { reason: error.message }
      throw error
    }
  })
  return { entries, faults }
}

/** Version and time are columns of the record, not content. */
function withoutVersion(resource: JsonObject): JsonObject {
  const { meta, ...content } = resource
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) return resource
  const { versionId: _version, lastUpdated: _updated, ...kept } = meta
  return Object.keys(kept).length === 0 ? content : { ...content, meta: kept }
}

async function write(
  { db, reporter, author }: Settling,
  source: string,
  ready: readonly { readonly item: Item; readonly entries: readonly Entry[] }[],
): Promise<void> {
  if (ready.length === 0) return
  const outcomes = await writeEach(db, ready, { source, author })
  ready.forEach(({ item, entries }, index) => {
    const results = outcomes[index] ?? []
    const faults = results.map((result) =>
      typeof result === 'object' ? { reason: result.refused } : undefined,
    )
    if (refuseFaulty(item, faults, reporter)) return
    entries.forEach(({ type }, position) => {
      const outcome = results[position]
      if (typeof outcome === 'string') reporter.count(type, outcome)
    })
  })
}
