/** Writes a batch of units; when PostgreSQL cannot store one of them, only that one is refused. */
import type { Database } from '../database.ts'
import { writeUnits, type EntryOutcome, type Origin, type Unit } from '../write.ts'

/** Data exception, program limit exceeded: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const contentErrors: ReadonlySet<string> = new Set(['22', '54'])

/** The outcomes of each unit's entries, in order. */
export async function writeEach(
  db: Database,
  units: readonly Unit[],
  origin: Origin,
): Promise<EntryOutcome[][]> {
  try {
    return await writeUnits(db, units, origin)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (typeof code !== 'string' || !contentErrors.has(code.slice(0, 2))) throw error
    const [unit, ...others] = units
    if (unit !== undefined && others.length === 0) {
      return [unit.entries.map(() => ({ refused: `PostgreSQL cannot store it (${code})` }))]
    }
    const half = Math.ceil(units.length / 2)
    const first = await writeEach(db, units.slice(0, half), origin)
    return [...first, ...(await writeEach(db, units.slice(half), origin))]
  }
}
