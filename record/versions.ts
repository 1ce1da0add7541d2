/** Versions by their ledger sequence within one request: from a cache, the missing ones in one statement. */
import DataLoader from 'dataloader'
import type { DocumentCache } from './documents.ts'

/** A version as it is kept, and how many characters it counts for. */
export interface Loaded<T> {
  readonly sequence: number
  readonly value: T
  readonly size: number
}

/** A row that an access-filtered statement allowed. */
export interface Allowed {
  readonly sequence: number
}

/** Makes the lookup of one request. A version never changes, so whatever was loaded once is kept. */
export function createVersions<T>(
  cache: DocumentCache<T>,
  load: (sequences: readonly number[]) => Promise<readonly Loaded<T>[]>,
): (rows: readonly Allowed[]) => Promise<T[]> {
  const missing = new DataLoader<number, T>(
    async (sequences) => {
      const found = new Map((await load(sequences)).map((loaded) => [loaded.sequence, loaded]))
      return sequences.map((sequence) => {
        const loaded = found.get(sequence)
        if (loaded === undefined) return new Error('a version of the ledger is missing')
        cache.set(sequence, loaded.value, loaded.size)
        return loaded.value
      })
    },
    { maxBatchSize: 2_000 },
  )
  return async (rows) => {
    const found = rows.map(({ sequence }) => cache.get(sequence))
    const known = found.filter((value) => value !== undefined)
    if (known.length === rows.length) return known
    return Promise.all(
      rows.map(({ sequence }, position) => found[position] ?? missing.load(sequence)),
    )
  }
}
