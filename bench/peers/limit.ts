/** The process that serves the limit: the hand-written statement, prepared, over a pool and bare HTTP. */
import pg from 'pg'
import { loadConfig } from '../../config.ts'
import { live } from '../../gateway/lifetime.ts'
import { serveBare } from './http.ts'
import { limitStatement } from './limit-statement.ts'

await live(async (keep) => {
  const { databaseUrl, port } = loadConfig()
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  keep({ close: () => pool.end() })
  keep(
    await serveBare(port, async ({ variables }) => {
      const { rows } = await pool.query<{ answer: string }>({
        name: 'view',
        text: limitStatement,
        values: [variables['id']],
      })
      return rows[0]?.answer ?? ''
    }),
  )
  return undefined
})
