/** References of a transaction: between its entries, and by search. https://hl7.org/fhir/R4/http.html#trules */
import { assertAllowed } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { parseReference } from '../fhir/reference.ts'
import { pathOf, settleReferences, type Conditional, type Targets } from './load/references.ts'
import { copyOf, type Content } from './write-content.ts'
import { atOperation, invalid } from './write-outcome.ts'
import type { Operation } from './write-operation.ts'
import type { Find } from './write-search.ts'
import type { Resolved } from './write-target.ts'

/** Copies every content and turns its references into `Type/id`. Throws on one that leads nowhere. */
export async function settleTransaction(
  access: Access,
  find: Find,
  resolved: readonly Resolved[],
): Promise<readonly Resolved[]> {
  const targetsOf = createTargets(resolved)
  const settled: Resolved[] = []
  const search = createReferenceSearch(access, find)
  for (const [position, one] of resolved.entries()) {
    try {
      settled.push(await settle(search, one, targetsOf(one.operation)))
    } catch (error) {
      throw atOperation(position, error)
    }
  }
  return settled
}

/** Finds the id that a conditional reference means. */
type ReferenceSearch = (type: string, query: string) => Promise<string | undefined>

/** Many entries name the same unit or practitioner: each search is asked once. */
function createReferenceSearch(access: Access, find: Find): ReferenceSearch {
  const found = new Map<string, string | undefined>()
  return async (type, query) => {
    const key = `${type}?${query}`
    if (found.has(key)) return found.get(key)
    assertAllowed(access, type, letterOf.list)
    const id = (await find({ type, query }))?.id
    found.set(key, id)
    return id
  }
}

/**
 * What each entry may call the others: by their addresses, and where its own is a RESTful one, by what stands below the
 * same base. https://hl7.org/fhir/R4/bundle.html#references
 */
function createTargets(resolved: readonly Resolved[]): (operation: Operation) => Targets {
  const targets = toTargets(resolved)
  const known = new Map<string, Targets>()
  return ({ fullUrl }) => {
    const base = baseOf(fullUrl)
    if (base === undefined) return targets
    const below = known.get(base) ?? new Map([...targets, ...relativeTo(base, targets)])
    known.set(base, below)
    return below
  }
}

const relativeTo = (base: string, targets: Targets) =>
  [...targets]
    .filter(([url]) => url.startsWith(base))
    .map(([url, target]) => [url.slice(base.length), target] as const)

function baseOf(fullUrl = ''): string | undefined {
  const parsed = parseReference(fullUrl)
  if (parsed.kind !== 'absolute' || parsed.id === undefined) return undefined
  return fullUrl.slice(0, fullUrl.lastIndexOf(`${parsed.type}/${parsed.id}`))
}

/** By the entries' addresses; an address that two entries share leads nowhere. */
function toTargets(resolved: readonly Resolved[]): Map<string, string | null> {
  const targets = new Map<string, string | null>()
  for (const { operation, id } of resolved) {
    const { fullUrl, type } = operation
    if (fullUrl === undefined || id === undefined) continue
    targets.set(fullUrl, targets.has(fullUrl) ? null : `${type}/${id}`)
  }
  return targets
}

async function settle(
  search: ReferenceSearch,
  resolved: Resolved,
  targets: Targets,
): Promise<Resolved> {
  if (resolved.content === undefined) return { ...resolved, targets }
  const content = copyOf(resolved.content)
  for (const { holder, type, query } of settleEntries(content, targets)) {
    const id = await search(type, query)
    if (id === undefined) {
      throw invalid(
        'CONFLICT',
        'its conditional reference matches nothing',
        pathOf(content.value, holder),
      )
    }
    holder['reference'] = `${type}/${id}`
  }
  return { ...resolved, content }
}

/** Settles what a patch made, in place. No search is made for it: it is made under the locks of its transaction. */
export function settlePatched(content: Content, targets: Targets): void {
  const [conditional] = settleEntries(content, targets)
  if (conditional === undefined) return
  const place = pathOf(content.value, conditional.holder)
  throw invalid('INVALID_RESOURCE', 'must not be a search where a patch is made', place)
}

/** Turns the references to entries into `Type/id`, in place; those that are searches are left. */
function settleEntries(content: Content, targets: Targets): readonly Conditional[] {
  const { conditionals, fault } = settleReferences(content.value, targets)
  if (fault === undefined) return conditionals
  throw invalid('INVALID_RESOURCE', fault.reason, pathOf(content.value, fault.holder))
}
