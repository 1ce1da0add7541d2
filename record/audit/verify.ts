/** Verifies the audit trail: every row against its hash and the row before, every checkpoint against the rows. */
import type { Pool } from 'pg'
import { hashOf, noHash } from './entry.ts'
import type { IsSigned } from './key.ts'
import {
  countStrays,
  loadChains,
  loadCheckpoints,
  loadPurges,
  readChain,
  type Chain,
} from './rows.ts'
import { readCheckpoints, readFolder, readPurges, type Tell } from './signed.ts'
import type { Head } from './writer.ts'

export interface Verification {
  readonly chains: number
  readonly rows: number
  readonly checkpoints: number
  /** Rows that no checkpoint covers yet. */
  readonly unsealed: number
  /** What is wrong; nothing in a sound trail. */
  readonly faults: readonly string[]
}

export interface VerifyOptions {
  readonly isSigned: IsSigned
  /** The folder of the checkpoints outside the database. */
  readonly folder: string | undefined
  readonly onProgress?: (rows: number) => void
}

/** Where checkpoints say that chains had come to: position → hash, by chain. */
type Sealed = ReadonlyMap<string, ReadonlyMap<number, string>>

/** Reads the whole trail. */
export async function verifyAudit(pool: Pool, options: VerifyOptions): Promise<Verification> {
  const faults: string[] = []
  const tell: Tell = (fault) => void faults.push(fault)
  const { isSigned, folder, onProgress } = options
  const inside = readCheckpoints(await loadCheckpoints(pool), isSigned, tell)
  const outside = readCheckpoints(await readFolder(folder), isSigned, tell)
  const purged = readPurges(await loadPurges(pool), isSigned, tell)
  const sealed = toSealed([...inside, ...outside].flatMap(({ heads }) => heads))
  const chains = await loadChains(pool)
  let rows = 0
  let unsealed = 0
  for (const chain of chains) {
    const start = startOf(chain, purged, tell)
    const end = await verifyChain(pool, { chain, start, sealed }, tell, () => {
      rows += 1
      if (rows % 10_000 === 0) onProgress?.(rows)
    })
    unsealed += end.position - Math.max(lastOf(sealed.get(chain.id)), start.position, 0)
  }
  const known = new Set(chains.map(({ id }) => id))
  for (const id of sealed.keys()) if (!known.has(id)) tell(`chain ${id} is gone`)
  const strays = await countStrays(pool)
  if (strays > 0) tell(`${strays} rows belong to no chain`)
  return {
    chains: chains.length,
    rows,
    checkpoints: inside.length,
    unsealed: Math.max(0, unsealed),
    faults,
  }
}

function toSealed(heads: readonly Head[]): Sealed {
  const sealed = new Map<string, Map<number, string>>()
  for (const { chain, position, hash } of heads) {
    const places = sealed.get(chain) ?? new Map<number, string>()
    sealed.set(chain, places.set(position, hash))
  }
  return sealed
}

const lastOf = (places: ReadonlyMap<number, string> | undefined): number =>
  Math.max(0, ...(places?.keys() ?? []))

function startOf(chain: Chain, purged: ReadonlyMap<string, Head>, tell: Tell): Head {
  const start = purged.get(chain.id)
  if (start !== undefined) return start
  if (chain.purged > 0) tell(`nothing that is trusted says why chain ${chain.id} begins late`)
  return { chain: chain.id, position: 0, hash: noHash }
}

interface ChainToVerify {
  readonly chain: Chain
  readonly start: Head
  readonly sealed: Sealed
}

/** Follows a chain to its end, or to its first fault: what comes after one proves nothing. */
async function verifyChain(
  pool: Pool,
  { chain, start, sealed }: ChainToVerify,
  tell: Tell,
  onRow: () => void,
): Promise<Head> {
  const places = sealed.get(chain.id)
  let last = start
  for await (const row of readChain(pool, chain.id)) {
    const { position, previous, hash } = row
    const what = `row ${position} of chain ${chain.id}`
    const fault =
      position !== last.position + 1
        ? `rows ${last.position + 1} to ${position - 1} of chain ${chain.id} are missing`
        : previous !== last.hash
          ? `${what} does not follow on the row before it`
          : hashOf(previous, row) !== hash
            ? `${what} is not what was written`
            : (places?.get(position) ?? hash) !== hash
              ? `${what} is not the one that a checkpoint has signed`
              : undefined
    if (fault !== undefined) {
      tell(fault)
      return last
    }
    last = { chain: chain.id, position, hash }
    onRow()
  }
  if (lastOf(places) > last.position)
    tell(
      `chain ${chain.id} ends at row ${last.position}, and was signed up to row ${lastOf(places)}`,
    )
  return last
}
