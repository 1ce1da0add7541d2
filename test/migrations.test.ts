/** The migrations lead to the schema that the models describe, once, whoever applies them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diffIndexes, withCollation } from '../prisma/create-migration.ts'
import { migrate } from '../prisma/migrate.ts'
import { diffSchemas } from '../prisma/schema-diff.ts'
import {
  lastMigration,
  readIndexes,
  readMigrationFile,
  readMigrations,
  readSchema,
} from '../prisma/schema-files.ts'
import { describeCatalog } from './support/catalog.ts'
import { createDatabase, createTestDatabase, runOn } from './support/database.ts'
import type { TestDatabase } from './support/database.ts'
import { typescriptFlags } from '../typescript/flags.ts'

const names = readMigrations().map(({ name }) => name)
const last = lastMigration() ?? ''

/** Runs a case on an empty database of its own. */
async function onEmptyDatabase(run: (url: string) => Promise<void>): Promise<void> {
  const { url, drop } = await createDatabase()
  try {
    await run(url)
  } finally {
    await drop()
  }
}

describe('applying', () => {
  test('an empty database gets all, the second time nothing', () =>
    onEmptyDatabase(async (url) => {
      expect(await migrate(url)).toEqual(names)
      expect(await migrate(url)).toEqual([])
    }))

  test('two processes at once: each migration is applied once', () =>
    onEmptyDatabase(async (url) => {
      const outputs = await Promise.all([runCommand(url), runCommand(url)])
      expect(outputs.toSorted()).toEqual([`applied ${names.join(', ')}\n`, 'up to date\n'])
    }))

  test('a migration that fails leaves nothing behind', () =>
    onEmptyDatabase(async (url) => {
      const broken = { name: '1_broken', sql: 'CREATE TABLE half (id int); SELECT * FROM nowhere' }
      await expect(migrate(url, [broken])).rejects.toThrow(
        'migration 1_broken failed and left nothing behind',
      )
      await expect(runOn(url, 'SELECT * FROM half')).rejects.toThrow('"half" does not exist')
    }))

  const histories = [
    ['of a later version', `migration_name = '9_later'`, 'the database is ahead: it knows 9_later'],
    [
      'begun and not finished',
      'finished_at = NULL',
      `migration ${last} was begun and not finished`,
    ],
    ['changed since', `checksum = ''`, `migration ${last} was changed after it was applied`],
  ] as const
  test.each(histories)('a migration %s is refused', (_name, change, message) =>
    onEmptyDatabase(async (url) => {
      await migrate(url)
      await runOn(
        url,
        `UPDATE public._prisma_migrations SET ${change} WHERE migration_name = '${last}'`,
      )
      await expect(migrate(url)).rejects.toThrow(message)
    }),
  )
})

/** The command as a process of its own; its output. */
async function runCommand(url: string): Promise<string> {
  const command = fileURLToPath(new URL('../prisma/migrate-command.ts', import.meta.url))
  const child = spawn(process.execPath, [...typescriptFlags, command], {
    env: { DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return output
}

describe('what they lead to', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await createTestDatabase()
  })
  afterAll(() => db.drop())

  test('the catalog is the committed one (npx vitest run test/migrations.test.ts -u accepts a change)', async () => {
    await expect(await describeCatalog(db.pool)).toMatchFileSnapshot('../prisma/catalog.snapshot')
  })

  test('the last migration leads to the schema as it stands', async () => {
    expect(readMigrationFile(last, 'schema.prisma')).toBe(readSchema())
    expect(readMigrationFile(last, 'indexes.sql')).toBe(readIndexes())
  })

  test('every text is ordered by its bytes', async () => {
    const { rows } = await db.pool.query(
      `SELECT table_schema, table_name, column_name FROM information_schema.columns
       WHERE table_schema IN ('patients', 'encounters', 'observations', 'administration', 'record', 'access', 'audit', 'smart')
         AND udt_name IN ('text', '_text') AND collation_name IS DISTINCT FROM 'C'`,
    )
    expect(rows).toEqual([])
  })
})

describe('creating', () => {
  test('no change, no statement', async () => {
    expect(await diffSchemas(readSchema(), readSchema())).toBe('-- This is an empty migration.\n')
  })

  test('a new column is one statement', async () => {
    const changed = readSchema().replace('model Source {', 'model Source {\n  owner String?')
    expect(withCollation(await diffSchemas(readSchema(), changed))).toBe(
      '-- AlterTable\nALTER TABLE "record"."source" ADD COLUMN     "owner" TEXT COLLATE "C";\n',
    )
  })

  const columns = [
    ['a text', '"id" TEXT NOT NULL,', '"id" TEXT COLLATE "C" NOT NULL,'],
    [
      'a list',
      '"tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],',
      `"tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',`,
    ],
    ['a change of type', 'SET DATA TYPE TEXT;', 'SET DATA TYPE TEXT COLLATE "C";'],
    ['a column that is called TEXT', '"TEXT" INTEGER,', '"TEXT" INTEGER,'],
  ] as const
  test.each(columns)('collation of %s', (_name, sql, expected) => {
    expect(withCollation(sql)).toBe(expected)
  })

  test('an index that is gone is dropped, a changed one made anew, the same one left', () => {
    const one = 'CREATE INDEX "One" ON "patients"."Flag" (patient);'
    const two = 'CREATE INDEX "Two" ON "patients"."Flag" (start);'
    const twoLater = 'CREATE INDEX "Two" ON "patients"."Flag" (start, id);'
    expect(diffIndexes(`${one}\n${two}`, `${one}\n${twoLater}`)).toBe(
      `DROP INDEX IF EXISTS "patients"."Two";\n${twoLater}`,
    )
    expect(diffIndexes(one, '')).toBe('DROP INDEX IF EXISTS "patients"."One";')
  })
})
