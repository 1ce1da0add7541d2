/** Asks as a caller, and holds what comes against the policy. */
import { expect } from 'vitest'
import { limits } from '../../gateway/limits.ts'
import { hospital } from './guarded.ts'
import { isFound, type Reader } from './policy.ts'
import { seenBy } from './seen.ts'
import type { Served } from './served.ts'
import { idsOf, tracesOf } from './traces.ts'

/** The queries here are far longer than clients' queries may be. */
export const wide = {
  ...limits,
  ...{ bodyBytes: 1e8, tokens: 1e7, depth: 60, selections: 1e7, rootFields: 1e4, aliases: 1e6 },
  milliseconds: 120_000,
}

/** Asks, and asserts that no answer shows more than the policy does. Returns the rows seen. */
export async function look(
  served: Served,
  [caller, reader]: readonly [string, Reader],
  queries: readonly string[],
) {
  const allowed = seenBy(reader)
  const ids = idsOf(allowed)
  const seen = new Set<string>()
  for (const query of queries) {
    const traces = tracesOf(await served.query(caller, query))
    expect([...traces.texts].filter((key) => !allowed.has(key))).toEqual([])
    expect([...traces.ids].filter((id) => !ids.has(id))).toEqual([])
    expect(traces.miscounted).toEqual([])
    for (const key of traces.texts) seen.add(key)
  }
  return [...seen].sort()
}

/** The rows that searches find for a reader, by their keys. */
export const foundBy = (reader: Reader) =>
  hospital
    .filter((row) => isFound(reader, row))
    .map(({ key }) => key)
    .sort()
