/** A real audit trail over a test's database, with its key in a folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAudit, type Audit } from '../../record/audit/audit.ts'
import { loadAuditKey } from '../../record/audit/key.ts'
import type { Database } from '../../record/database.ts'

export interface TestAudit extends Audit {
  /** Holds the key, and a folder `checkpoints` outside the database. */
  readonly directory: string
  /** What the log was told. */
  readonly told: readonly string[]
}

/** Opens an audit trail that makes no checkpoint before it is closed. */
export async function openTestAudit(db: Database, given?: string): Promise<TestAudit> {
  const directory = given ?? (await mkdtemp(join(tmpdir(), 'socle-audit-')))
  const told: string[] = []
  const audit = await openAudit(db, {
    key: await loadAuditKey(directory),
    checkpoints: join(directory, 'checkpoints'),
    log: {
      failure: (_, error) => void told.push(error instanceof Error ? error.message : 'failure'),
      notice: (event) => void told.push(event),
    },
  })
  return { ...audit, directory, told }
}

/** Removes what the audit trail has left on disk. */
export const removeFolder = (directory: string): Promise<void> =>
  rm(directory, { recursive: true, force: true })

/** The rows of the trail, oldest first. */
export interface Row {
  readonly chain: string
  readonly position: number
  readonly outcome: string
  readonly interaction: string
  readonly name: string | null
  readonly client: string
  readonly subject: string
  readonly user: string | null
  readonly roles: readonly string[]
  readonly request: string
  readonly class: string
  readonly patients: readonly string[]
  readonly asked: readonly string[]
  readonly shown: readonly number[]
  readonly written: readonly number[]
  readonly counted: number
  readonly operation: string | null
  readonly everyone: boolean
}

export async function rowsOf({ pool }: Database): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>(
    `SELECT e.chain, e.position, e.outcome, e.interaction, e.name, e.client, e.subject, e."user", e.roles, e.request,
       c.class, e.patients, e.asked, e.shown::text[] AS shown, e.written::text[] AS written, e.counted, e.everyone,
       o.text AS operation
     FROM audit.entry e JOIN audit.chain c ON c.id = e.chain LEFT JOIN audit.operation o ON o.hash = e.operation
     ORDER BY e.time, e.chain, e.position`,
  )
  return rows
}
