/** Whatever is done to the audit trail behind the server's back is found. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAuditKey, loadTrustedKeys } from '../record/audit/key.ts'
import { hashOf, noHash, type Chained } from '../record/audit/entry.ts'
import { loadChains, readChain } from '../record/audit/rows.ts'
import { purgeAudit } from '../record/audit/purge.ts'
import { verifyAudit } from '../record/audit/verify.ts'
import { openTestAudit, removeFolder, type TestAudit } from './support/audit.ts'
import { createTestDatabase, runOn, type TestDatabase } from './support/database.ts'
import { accessOf } from './support/tokens.ts'

let db: TestDatabase
let audit: TestAudit

const traveller = { access: accessOf('user/*.rs'), requestId: 'r', face: 'graphql' } as const

/** Leaves rows of these patients, one after the other. */
async function leave(on: TestAudit, patients: readonly string[], outcome = 'OK'): Promise<void> {
  for (const [position, patient] of patients.entries()) {
    const trail = on.begin(traveller)
    if (outcome === 'OK') trail.show(position, [patient])
    trail.describe({ interaction: 'query', text: '{patient{id}}' })
    await trail.settle(outcome)
  }
}

const patients = ['a', 'b', 'c', 'd', 'e', 'f']

beforeEach(async () => {
  db = await createTestDatabase()
  audit = await openTestAudit(db)
  await leave(audit, patients)
  await audit.close()
})

afterEach(async () => {
  await db.drop()
  await removeFolder(audit.directory)
})

const folder = () => join(audit.directory, 'checkpoints')

async function verify() {
  return verifyAudit(db.pool, {
    isSigned: await loadTrustedKeys(audit.directory, []),
    folder: folder(),
  })
}

/** Does what only the database's owner can. */
const tamper = (statement: string) =>
  runOn(
    db.url,
    ['chain', 'entry', 'checkpoint', 'purge']
      .map((table) => `ALTER TABLE audit.${table} DISABLE TRIGGER ALL;`)
      .join('') + statement,
  )

/** The rows as they were hashed. */
async function rowsInChains(): Promise<Chained[]> {
  const rows: Chained[] = []
  for (const { id } of await loadChains(db.pool)) {
    for await (const row of readChain(db.pool, id)) rows.push(row)
  }
  return rows
}

const rehashed = `UPDATE audit.entry SET hash = sha256(hash) WHERE position = 6`

describe('a trail that nobody touched', () => {
  test('is whole', async () => {
    expect(await verify()).toEqual({ chains: 1, rows: 6, checkpoints: 1, unsealed: 0, faults: [] })
  })

  test('goes on after a restart, on a new chain', async () => {
    const next = await openTestAudit(db, audit.directory)
    await leave(next, ['g', 'h'])
    expect(await verify()).toMatchObject({ chains: 2, rows: 8, unsealed: 2, faults: [] })
    await next.close()
    expect(await verify()).toMatchObject({ checkpoints: 2, unsealed: 0, faults: [] })
  })

  test('has a chain for each class', async () => {
    const next = await openTestAudit(db, audit.directory)
    await leave(next, ['g'])
    await leave(next, ['h', 'i'], 'FORBIDDEN')
    await next.close()
    expect(await verify()).toMatchObject({ chains: 3, rows: 9, faults: [] })
  })
})

describe('a trail that was changed', () => {
  test.each([
    [
      'a flipped byte',
      `UPDATE audit.entry SET subject = 'Physician' WHERE position = 3`,
      'row 3 .* is not what was written',
    ],
    [
      'a patient taken out',
      `UPDATE audit.entry SET patients = '{}' WHERE position = 2`,
      'row 2 .* is not what was written',
    ],
    [
      'another time',
      `UPDATE audit.entry SET time = time - interval '1 microsecond' WHERE position = 2`,
      'row 2 .* is not what was written',
    ],
    ['a removed row', `DELETE FROM audit.entry WHERE position = 3`, 'rows 3 to 3 .* are missing'],
    [
      'a removed first row',
      `DELETE FROM audit.entry WHERE position = 1`,
      'rows 1 to 1 .* are missing',
    ],
    [
      'two swapped rows',
      `UPDATE audit.entry SET position = 1003 WHERE position = 3; UPDATE audit.entry SET position = 3 WHERE position = 4;
      UPDATE audit.entry SET position = 4 WHERE position = 1003`,
      'row 3 .* does not follow',
    ],
    [
      'an inserted row',
      `INSERT INTO audit.entry SELECT chain, 7, time, request, face, interaction, outcome, issuer, subject, "user", roles, units,
      client, address, token, purpose, openings, operation, name, patients, everyone, asked, shown, written, counted, detail, hash, hash
      FROM audit.entry WHERE position = 6`,
      'row 7 .* is not what was written',
    ],
    [
      'a cut tail',
      `DELETE FROM audit.entry WHERE position > 4`,
      'ends at row 4, and was signed up to row 6',
    ],
    [
      'a cut tail with its checkpoint',
      `DELETE FROM audit.entry WHERE position > 4; DELETE FROM audit.checkpoint`,
      'ends at row 4, and was signed up to row 6',
    ],
    ['a last row that was written anew', rehashed, 'row 6 .* is not what was written'],
    [
      'everything removed',
      `DELETE FROM audit.entry; DELETE FROM audit.chain; DELETE FROM audit.checkpoint`,
      'chain .* is gone',
    ],
    [
      'another chain in its place',
      `UPDATE audit.chain SET id = gen_random_uuid(); UPDATE audit.entry SET chain = (SELECT id FROM audit.chain)`,
      'chain .* is gone',
    ],
    [
      'another class',
      `UPDATE audit.chain SET class = 'refused'`,
      'row 1 .* is not what was written',
    ],
    ['rows without a chain', `DELETE FROM audit.chain`, '6 rows belong to no chain'],
    [
      'a changed checkpoint',
      `UPDATE audit.checkpoint SET text = replace(text, '"position":6', '"position":4')`,
      'the signature of checkpoint 1 .* is wrong',
    ],
    [
      'a forged purge',
      `INSERT INTO audit.purge SELECT chain, 2, now(), '{"chain":"' || chain || '","hash":"' || encode(hash, 'hex') || '","position":2}',
      (SELECT key FROM audit.checkpoint LIMIT 1), (SELECT signature FROM audit.checkpoint LIMIT 1) FROM audit.entry WHERE position = 2;
      DELETE FROM audit.entry WHERE position <= 2`,
      'the signature of the purge of chain .* is wrong',
    ],
  ])('%s is found', async (_, statement, fault) => {
    await tamper(statement)
    expect((await verify()).faults.join('\n')).toMatch(new RegExp(fault))
  })

  test('a chain that was hashed anew is found by its checkpoint', async () => {
    let previous = noHash
    for (const row of await rowsInChains()) {
      const forged = { ...row, subject: row.position === 2 ? 'somebody else' : row.subject }
      const hash = hashOf(previous, forged)
      await tamper(`UPDATE audit.entry SET subject = '${forged.subject}', previous = '\\x${previous}', hash = '\\x${hash}'
        WHERE position = ${row.position}`)
      previous = hash
    }
    expect((await verify()).faults.join()).toMatch(
      /row 6 .* is not the one that a checkpoint has signed/,
    )
  })

  test('a key that nobody knows signs nothing', async () => {
    await tamper(`UPDATE audit.checkpoint SET key = sha256('another')`)
    expect((await verify()).faults.join()).toMatch(/signed by a key that is not known here/)
  })

  test('a cut tail is found by the file alone, and not without it', async () => {
    await tamper(`DELETE FROM audit.entry WHERE position > 4; DELETE FROM audit.checkpoint`)
    expect((await verify()).faults).toHaveLength(1)
    for (const name of await readdir(folder())) await rm(join(folder(), name))
    expect((await verify()).faults).toEqual([])
  })

  test.each([
    'UPDATE audit.entry SET subject = NULL',
    'DELETE FROM audit.entry',
    'TRUNCATE audit.entry',
    'DELETE FROM audit.checkpoint',
    'UPDATE audit.operation SET text = NULL',
  ])('the database refuses: %s', async (statement) => {
    await expect(runOn(db.url, statement)).rejects.toThrow('the audit trail only grows')
  })

  test.each([
    [`INSERT INTO audit.operation VALUES (sha256('x'), 'x')`, undefined],
    [`DELETE FROM audit.entry`, 'permission denied'],
    [`UPDATE audit.entry SET subject = ''`, 'permission denied'],
    [`SELECT * FROM record.version`, 'permission denied'],
    [`SET LOCAL socle.audit_purge = 'on'; DELETE FROM audit.entry`, 'permission denied'],
  ])('the role of the trail: %s', async (statement, error) => {
    const run = runOn(db.url, `SET ROLE socle_audit; ${statement}`)
    if (error === undefined) await run
    else await expect(run).rejects.toThrow(error)
  })
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
    expect(await verify()).toMatchObject({ rows: 2, faults: [] })
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
    expect((await verify()).faults).toEqual([])
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
    expect(await verify()).toMatchObject({ rows: 2, faults: [] })
    await tamper(`UPDATE audit.entry SET subject = 'x' WHERE position = 5`)
    expect((await verify()).faults.join()).toMatch(/row 5 .* is not what was written/)
  })
})
