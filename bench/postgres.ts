/** The PostgreSQL that is measured: which process it is, what it holds. */
import type { Database } from '../record/database.ts'
import { familyCpuOf, familyMemoryOf, parentOf } from './processes.ts'

export type Postgres = {
  readonly version: string
  /** The CPU milliseconds of the whole server so far. */
  cpu(): number | undefined
  /** The megabytes of the whole server. */
  memory(): number | undefined
}

/** Finds the server behind a connection; every backend is a child of its postmaster. */
export async function findPostgres({ pool }: Database): Promise<Postgres> {
  const { rows } = await pool.query<{ version: string; pid: number }>(
    `SELECT current_setting('server_version') AS version, pg_backend_pid() AS pid`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('PostgreSQL does not tell its version')
  const postmaster = parentOf(row.pid)
  return {
    version: row.version,
    cpu: () => (postmaster === undefined ? undefined : familyCpuOf(postmaster)),
    memory: () => (postmaster === undefined ? undefined : familyMemoryOf(postmaster)),
  }
}

/** How many resources there are of each type, most first. */
export async function loadSizes({ pool }: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<{ type: string; count: number }>(
    `SELECT type, count(DISTINCT id) AS count FROM record.version GROUP BY type ORDER BY 2 DESC, 1`,
  )
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]))
}

/** The code that most observations have, as a token. */
export async function loadCode({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ token: string }>(
    `SELECT system || '|' || code AS token FROM (SELECT system, code FROM observations."ObservationCode" LIMIT 10000) first
     GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  )
  return rows[0]?.token ?? ''
}

/** The patients to ask about: those from whom nothing keeps staff. */
export async function loadPatients({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM patients."Patient" p WHERE labels = '{}'
      AND NOT EXISTS (SELECT FROM access.restriction r WHERE r.patient = p.id) ORDER BY id`,
  )
  return rows.map(({ id }) => id)
}
