/** References of a transaction: between its entries, and by search. https://hl7.org/fhir/R4/http.html#trules */
import type { PoolClient } from 'pg'
import { assertAllowed } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { pathOf, settleReferences } from './load/references.ts'
import { copyOf } from './write-content.ts'
import { invalid } from './write-outcome.ts'
import { findOne, type Resolved } from './write-target.ts'

/** Copies every content and turns its references into `Type/id`. Throws on one that leads nowhere. */
export async function settleTransaction(
  client: PoolClient,
  access: Access,
  resolved: readonly Resolved[],
): Promise<readonly Resolved[]> {
  const targets = toTargets(resolved)
  const settled: Resolved[] = []
  for (const one of resolved) settled.push(await settle(client, access, one, targets))
  return settled
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
  client: PoolClient,
  access: Access,
  resolved: Resolved,
  targets: ReadonlyMap<string, string | null>,
): Promise<Resolved> {
  if (resolved.content === undefined) return resolved
  const content = copyOf(resolved.content)
  const { conditionals, fault } = settleReferences(content.value, targets)
  if (fault !== undefined) {
    throw invalid('INVALID_RESOURCE', fault.reason, pathOf(content.value, fault.holder))
  }
  for (const { holder, type, query } of conditionals) {
    assertAllowed(access, type, letterOf.list)
    const match = await findOne(client, access, { type, query })
    if (match === undefined) {
      throw invalid(
        'CONFLICT',
        'its conditional reference matches nothing',
        pathOf(content.value, holder),
      )
    }
    holder['reference'] = `${type}/${match.id}`
  }
  return { ...resolved, content }
}
