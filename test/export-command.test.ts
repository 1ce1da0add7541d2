/** The export and load commands as an operator runs them. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { useFolder } from './support/export.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'
import { typescriptFlags } from '../typescript/flags.ts'

const folder = useFolder()
let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
})

afterAll(() => db.drop())

describe('the commands', () => {
  const run = (url: string, script: string, ...options: string[]) =>
    spawnSync(process.execPath, [...typescriptFlags, script, ...options], {
      env: { DATABASE_URL: url },
      encoding: 'utf8',
    })

  test('export, restore, and refuse to restore again', async () => {
    const copy = await createTestDatabase()
    const out = folder('command')
    const exported = run(db.url, 'record/export/main.ts', '--out', out, '--gzip')
    expect(exported).toMatchObject({ status: 0, stdout: expect.stringContaining('exported, of') })
    const load = () => run(copy.url, 'record/load/main.ts', out)
    expect(load()).toMatchObject({ status: 0, stdout: expect.stringContaining('restored in') })
    expect(load()).toMatchObject({ status: 1, stderr: expect.stringContaining('is not empty') })
    await copy.drop()
  }, 120_000)

  test('without --out, the usage', () => {
    const { status, stderr } = run(db.url, 'record/export/main.ts')
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('--gzip') })
  })
})
