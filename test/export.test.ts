/** The way out: the whole record leaves in files, comes back the same, and leaves again in the same bytes. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../record/database.ts'
import { exportRecord } from '../record/export/export.ts'
import { loadPaths } from '../record/load/load.ts'
import { openArchive } from '../record/load/restore-open.ts'
import { isFhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { digestsOf } from './support/digests.ts'
import {
  bytesOf,
  fill,
  ledgerOf,
  linesOf,
  oddSource,
  restore,
  useFolder,
} from './support/export.ts'
import { patient, totals } from './support/load.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

const folder = useFolder()
let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase()
  await fill(db)
  await exportRecord(db, { folder: folder('original'), content: 'ledger', partLines: 200 })
})

afterAll(() => db.drop())

const current = { content: 'current' } as const

describe('a restored record', () => {
  let copy: TestDatabase
  beforeAll(async () => {
    copy = await createTestDatabase()
    await restore(copy, folder('original'))
  })
  afterAll(() => copy.drop())

  test('has the same ids, versions, times, authors, hashes and documents, place by place', async () => {
    const ledger = await ledgerOf(copy)
    expect(ledger).toEqual(await ledgerOf(db))
    expect(ledger.length).toBeGreaterThan(400)
  })

  test('has the same sources, with their namespaces', async () => {
    const sources = async ({ pool }: Database) =>
      (await pool.query('SELECT * FROM record.source ORDER BY name')).rows
    expect(await sources(copy)).toEqual(await sources(db))
  })

  test('has the same index', async () => {
    expect(await digestsOf(copy)).toEqual(await digestsOf(db))
  })

  test('is exported in the same bytes', async () => {
    await exportRecord(copy, { folder: folder('again'), content: 'ledger', partLines: 200 })
    expect(bytesOf(folder('again'))).toEqual(bytesOf(folder('original')))
    expect(Object.keys(bytesOf(folder('again')))).toEqual(
      expect.arrayContaining(['ledger-000001.ndjson', 'ledger-000003.ndjson']),
    )
  })

  test('takes new versions after the old ones, and is not restored into again', async () => {
    expect(await write(copy, [{ ...ward[0], language: 'de' }])).toEqual(['stored'])
    const before = await ledgerOf(copy)
    await expect(restore(copy, folder('original'))).rejects.toThrow('the record is not empty')
    expect(await ledgerOf(copy)).toEqual(before)
  })
})

describe('what the ledger is exported as', () => {
  test('one line a version, in its order, numbers digit by digit, and no key', () => {
    const lines = linesOf(folder('original'))
    const all = lines.join('\n')
    expect(all).toContain('"value": 1.10}')
    expect(all).toContain('"valueDecimal": 100.00}')
    expect(all).toContain('"valueDecimal": 0.0000000000000000000001}')
    expect(lines.at(-1)).toMatch(/"type":"Basic".*"version":2.*"hash":null,"document":null}$/)
    expect(all).not.toContain('secret')
    const sequences = lines.map((line) => Number(/\d+/.exec(line)?.[0]))
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
  })

  test('nobody else may read the files', () => {
    for (const name of readdirSync(folder('original'))) {
      expect(statSync(join(folder('original'), name)).mode & 0o077).toBe(0)
    }
  })

  test('the sums are those that sha256sum checks', () => {
    const { SHA256SUMS: _, ...files } = bytesOf(folder('original'))
    const sums = readFileSync(join(folder('original'), 'SHA256SUMS'), 'utf8')
    expect(sums.split('\n').slice(0, -1)).toEqual(
      Object.entries(files).map(([name, sum]) => `${sum}  ${name}`),
    )
  })

  test('compressed, it is restored the same', async () => {
    await exportRecord(db, { folder: folder('gzip'), content: 'ledger', isCompressed: true })
    expect(linesOf(folder('gzip'))).toEqual(linesOf(folder('original')))
    const copy = await createTestDatabase()
    await restore(copy, folder('gzip'))
    expect(await ledgerOf(copy)).toEqual(await ledgerOf(db))
    await copy.drop()
  })

  test('an empty record is exported and restored', async () => {
    const empty = await createTestDatabase()
    await exportRecord(empty, { folder: folder('empty'), content: 'ledger' })
    expect(await restore(empty, folder('empty'))).toBe(0)
    await empty.drop()
  })
})

describe('the current state', () => {
  test('is plain FHIR, one file a type, which loads as any other, all of it', async () => {
    const { counts } = await exportRecord(db, { folder: folder('current'), ...current })
    expect(existsSync(join(folder('current'), 'Basic.ndjson'))).toBe(false)
    const all = linesOf(folder('current'))
    expect(all).toHaveLength(counts.lines)
    expect(all.join('\n')).toContain('"value": 1.10}')
    for (const line of all) {
      const resource: unknown = JSON.parse(line)
      const meta = isFhirObject(resource) ? resource['meta'] : undefined
      expect(meta).toMatchObject({
        versionId: expect.stringMatching(/^[12]$/),
        lastUpdated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      })
    }
    const other = await createTestDatabase()
    const archive = await openArchive([folder('current')])
    const report = await loadPaths(other, { paths: archive?.files.map(({ path }) => path) ?? [] })
    expect(totals(report)).toEqual([counts.lines - counts.parked, 0, counts.parked, 0])
    const { rows } = await other.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM record.version v JOIN
       (SELECT DISTINCT ON (type, id) * FROM jsonb_to_recordset($1) AS o(type text, id text, version int, hash text)
        ORDER BY type, id, version DESC) o ON o.type = v.type AND o.id = v.id AND o.hash = encode(v.hash, 'hex')`,
      [JSON.stringify(linesOf(folder('original')).map((line) => JSON.parse(line)))],
    )
    expect(rows[0]?.count).toBe(counts.lines)
    await other.drop()
  })
})

describe('where an export cannot be written', () => {
  test('a folder that is not empty stays as it is', async () => {
    mkdirSync(folder('taken'))
    writeFileSync(join(folder('taken'), 'mine.txt'), 'mine')
    const exporting = exportRecord(db, { folder: folder('taken'), ...current })
    await expect(exporting).rejects.toThrow('is not empty')
    expect(readdirSync(folder('taken'))).toEqual(['mine.txt'])
  })

  test('a path that is a file', async () => {
    writeFileSync(folder('file'), '')
    const exporting = exportRecord(db, { folder: folder('file'), ...current })
    await expect(exporting).rejects.toThrow('it is not a folder')
  })

  test('a disk that is full is told, and left as empty as it was', async ({ skip }) => {
    mkdirSync(folder('disk'))
    const size = ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder('disk')]
    if (spawnSync('mount', size).status !== 0) skip('no small disk can be mounted here')
    try {
      const exporting = exportRecord(db, { folder: folder('disk'), content: 'ledger' })
      await expect(exporting).rejects.toThrow('no space is left on the disk')
      expect(readdirSync(folder('disk'))).toEqual([])
    } finally {
      spawnSync('umount', [folder('disk')])
    }
  })
})

test('a load that only named a source does not stand in the way', async () => {
  const copy = await createTestDatabase()
  mkdirSync(folder('refused'))
  writeFileSync(join(folder('refused'), 'a.json'), JSON.stringify(patient('x', { gender: 1 })))
  await loadPaths(copy, { paths: [folder('refused')], source: oddSource })
  expect(await restore(copy, folder('original'))).toBeGreaterThan(400)
  await copy.drop()
})
