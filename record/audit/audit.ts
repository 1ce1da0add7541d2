/** The audit trail of one process: its writer, its checkpoints, and the trail of each operation. */
import type { Database } from '../database.ts'
import { openAuditConnection } from './connection.ts'
import { createCheckpoints } from './checkpoint.ts'
import type { AuditKey } from './key.ts'
import { createTrail, type Draft, type Trail, type Traveller } from './trail.ts'
import { createWriter } from './writer.ts'

export interface Audit {
  /** Begins the trail of an operation; it must be settled before the operation is answered. */
  begin(traveller: Traveller): Trail
  /** Writes a row as it stands, as commands do. */
  note(draft: Draft): Promise<void>
  close(): Promise<void>
}

export interface AuditOptions {
  readonly key: AuditKey
  /** A folder outside the database for the checkpoints. */
  readonly checkpoints: string | undefined
  /** Told of failures, and that the role is missing. */
  readonly log: { failure(requestId: string, error: unknown): void; notice(event: string): void }
  readonly checkpointRows?: number
  readonly checkpointMilliseconds?: number
}

/** Opens the audit trail of this process. */
export async function openAudit(db: Database, options: AuditOptions): Promise<Audit> {
  const {
    key,
    checkpoints: folder,
    log,
    checkpointRows = 1_000,
    checkpointMilliseconds = 60_000,
  } = options
  const { pool, isAppendOnly } = await openAuditConnection(db)
  if (!isAppendOnly) log.notice('audit-role-missing')
  const failure = (error: unknown) => {
    log.failure('', error)
  }
  let rows = 0
  const group = (more: number) => {
    rows += more
    if (rows < checkpointRows) return
    rows = 0
    checkpoints.seal().catch(failure)
  }
  const writer = await createWriter(pool, { failure, group })
  const checkpoints = createCheckpoints({ pool, key, writer, folder })
  const timer = setInterval(() => {
    checkpoints.seal().catch(failure)
  }, checkpointMilliseconds).unref()
  return {
    begin: (traveller) =>
      createTrail(traveller, writer.append, (error) => {
        log.failure(traveller.requestId, error)
      }),
    note: (draft) => writer.append(draft, { actors: [] }),
    close: async () => {
      clearInterval(timer)
      await writer.drain()
      await checkpoints.seal().catch(failure)
      await pool.end()
    },
  }
}
