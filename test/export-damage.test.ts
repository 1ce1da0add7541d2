/** A damaged or forged export is refused before or during its restore, and leaves nothing behind. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportRecord } from '../record/export/export.ts'
import { openArchive } from '../record/load/restore-open.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { fill, forge, ledgerOf, restore, tamper, useFolder } from './support/export.ts'

const folder = useFolder()

beforeAll(async () => {
  const db = await createTestDatabase()
  await fill(db)
  await exportRecord(db, { folder: folder('original'), content: 'ledger', partLines: 200 })
  await db.drop()
})

describe('a damaged export is refused whole', () => {
  let empty: TestDatabase
  beforeAll(async () => {
    empty = await createTestDatabase()
  })
  afterAll(() => empty.drop())

  const part = 'ledger-000002.ndjson'
  const damages: Record<string, [damage: (path: string) => void, message: string]> = {
    'a byte of a document is another': [
      (path) =>
        tamper(join(path, part), (text) => text.replace(/"resourceType"/, '"resourceTypf"')),
      `${part} is damaged`,
    ],
    'a file is cut short': [
      (path) => tamper(join(path, part), (text) => text.slice(0, -10)),
      `${part} has`,
    ],
    'a file is missing': [(path) => rmSync(join(path, part)), `${part} is missing`],
    'a byte of the manifest is another': [
      (path) => tamper(join(path, 'manifest.json'), (text) => text.replace('"update"', '"updatf"')),
      'manifest.json is damaged',
    ],
    'the format in the manifest is damaged': [
      (path) => tamper(join(path, 'manifest.json'), (text) => text.replace('socle', 'sockle')),
      'manifest.json is damaged',
    ],
    'the sums are missing': [(path) => rmSync(join(path, 'SHA256SUMS')), 'SHA256SUMS is missing'],
    'a document was changed and the sums made to fit': [
      (path) => forge(path, part, (text) => text.replace(/"reference": "P/, '"reference": "Q')),
      'has not the hash it was stored under',
    ],
    'an id was changed and the sums made to fit': [
      (path) => forge(path, part, (text) => text.replace(/"id":"/, '"id":"x')),
      'is of another resource',
    ],
    'a line was taken out and the sums made to fit': [
      (path) => forge(path, part, (text) => text.slice(text.indexOf('\n') + 1)),
      'do not hold what the manifest counts',
    ],
    'lines were swapped and the sums made to fit': [
      (path) => forge(path, part, (text) => text.split('\n').toReversed().join('\n').trim()),
      'out of order',
    ],
    'a line is no version': [
      (path) => forge(path, part, (text) => text.replace('"sequence"', '"sequance"')),
      'a member is missing or of another type',
    ],
    'a file outside is named': [
      (path) =>
        forge(path, 'manifest.json', (text) => text.replace(`"${part}`, `"../original/${part}`)),
      'lacks a member',
    ],
    'the format is of another version': [
      (path) =>
        forge(path, 'manifest.json', (text) =>
          text.replace('"formatVersion": 1', '"formatVersion": 2'),
        ),
      'is not of version 1 of the format',
    ],
  }

  test.for(Object.entries(damages))('%s', async ([name, [damage, message]]) => {
    const path = folder(name)
    cpSync(folder('original'), path, { recursive: true })
    damage(path)
    await expect(restore(empty, path)).rejects.toThrow(message)
    expect(await ledgerOf(empty)).toHaveLength(0)
    expect((await empty.pool.query('SELECT 1 FROM record.source')).rows).toEqual([])
  })

  test('an export beside other paths', async () => {
    await expect(openArchive([folder('original'), folder('gzip')])).rejects.toThrow('load it alone')
  })

  test('a folder of ordinary files is none', async () => {
    mkdirSync(folder('ordinary'))
    writeFileSync(join(folder('ordinary'), 'manifest.json'), '{"output": []}')
    expect(await openArchive([folder('ordinary')])).toBeUndefined()
  })
})
