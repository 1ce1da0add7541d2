/** One database transaction, tried again when PostgreSQL ends it in favour of another. */
import type { PoolClient } from 'pg'
import type { Database } from './database.ts'

/** serialization_failure, deadlock_detected. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const retriedErrors: ReadonlySet<string> = new Set(['40001', '40P01'])
const attempts = 5

/** Runs the work and commits it, or leaves nothing; it must ask on its own client alone, and may run again. */
export async function inTransaction<T>(
  db: Database,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await db.pool.connect()
    try {
      await client.query('BEGIN')
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK')
      if (attempt >= attempts || !isRetried(error)) throw error
    } finally {
      client.release()
    }
  }
}

const isRetried = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  retriedErrors.has(error.code)
