/** `npm run audit:purge`: takes away what of the audit trail is older than it is kept. */
import { loadConfig } from '../../config.ts'
import { runCommand, UsageError, withRecord } from '../command.ts'
import { noteCommand } from './command.ts'
import { loadAuditKey } from './key.ts'
import { purgeAudit } from './purge.ts'
import { parseRetention } from './retention.ts'

const usage = `Takes away the rows of the audit trail that are older than SOCLE_AUDIT_RETENTION keeps them.

  npm run audit:purge [-- --before DAY]

--before DAY  nothing of this day (YYYY-MM-DD) or later goes

The chains stay verifiable: where one was cut is signed. The purge itself is traced.
`

function parseDay(value: string | boolean | undefined): Date | undefined {
  if (value === undefined) return undefined
  const time = typeof value === 'string' ? Date.parse(`${value}T00:00:00Z`) : NaN
  if (Number.isNaN(time)) throw new UsageError('--before must be a day such as 2026-11-01')
  return new Date(time)
}

await runCommand(usage, { before: { type: 'string' } }, async ({ values }) => {
  const before = parseDay(values['before'])
  const { dataDirectory, auditRetention } = loadConfig()
  const key = await loadAuditKey(dataDirectory)
  return withRecord(async (db) => {
    const retention = parseRetention(auditRetention)
    const gone = await purgeAudit(db, { key, retention, now: new Date(), before })
    await noteCommand(db, { interaction: 'purge', everyone: false, detail: gone })
    const lines = Object.entries(gone).map(([name, rows]) => `${name}: ${rows} rows removed\n`)
    process.stdout.write(lines.join(''))
    return true
  })
})
