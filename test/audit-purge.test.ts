/** What is no longer kept goes from the front of its chain, and the rest can still be verified. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAuditKey } from '../record/audit/key.ts'
import { purgeAudit } from '../record/audit/purge.ts'
import {
  leave,
  openTestAudit,
  removeFolder,
  tamper,
  verify,
  type TestAudit,
} from './support/audit.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'

let db: TestDatabase
let audit: TestAudit

beforeEach(async () => {
  db = await createTestDatabase()
  audit = await openTestAudit(db)
  await leave(audit, ['a', 'b', 'c', 'd', 'e', 'f'])
  await audit.close()
})

afterEach(async () => {
  await db.drop()
  await removeFolder(audit.directory)
})

describe('purging', () => {
  const inYears = (years: number) => new Date(Date.UTC(new Date().getUTCFullYear() + years, 11, 31))

  test('takes away what is older than its class is kept, and the rest stays verifiable', async () => {
    const next = await openTestAudit(db, audit.directory)
    await leave(next, ['g', 'h'], 'FORBIDDEN')
    await next.close()
    const key = await loadAuditKey(audit.directory)
    const retention = new Map([['access', 36] as const, ['refused', 120] as const])
    const gone = await purgeAudit(db, { key, retention, now: inYears(4), before: undefined })
    expect(gone).toEqual({ access: 6, refused: 0 })
    expect(await verify(db, audit)).toMatchObject({ rows: 2, faults: [] })
  })

  test.each([
    ['nothing is old enough', 1, undefined, 0],
    ['nothing is before the day', 4, new Date('2020-01-01'), 0],
    ['everything is', 4, undefined, 6],
  ])('%s', async (_, years, before, expected) => {
    const key = await loadAuditKey(audit.directory)
    const retention = new Map([['access', 36] as const])
    const gone = await purgeAudit(db, { key, retention, now: inYears(years), before })
    expect(gone).toEqual({ access: expected })
    expect((await verify(db, audit)).faults).toEqual([])
  })

  test('what goes on after a purge is verified from there', async () => {
    const next = await openTestAudit(db, audit.directory)
    await leave(next, ['g', 'h', 'i'])
    const key = await loadAuditKey(audit.directory)
    await purgeAudit(db, {
      key,
      retention: new Map([['access', 36]]),
      now: inYears(4),
      before: undefined,
    })
    await leave(next, ['j', 'k'])
    await next.close()
    expect(await verify(db, audit)).toMatchObject({ rows: 2, faults: [] })
    await tamper(db, `UPDATE audit.entry SET subject = 'x' WHERE position = 5`)
    expect((await verify(db, audit)).faults.join()).toMatch(/row 5 .* is not what was written/)
  })
})
