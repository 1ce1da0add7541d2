/** `npm run migrate:create -- NAME`: writes the next migration from what changed in the schema, offline. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { diffSchemas } from './schema-diff.ts'
import {
  lastMigration,
  migrationFolder,
  readIndexes,
  readMigrationFile,
  readSchema,
} from './schema-files.ts'

/**
 * What Prisma's schema cannot say of every text column: bytes order it, whatever the server's locale,
 * and a list is never null.
 */
export const withCollation = (sql: string): string =>
  sql
    .replaceAll('TEXT[] DEFAULT ARRAY[]::TEXT[]', `TEXT[] NOT NULL DEFAULT '{}'`)
    .replaceAll(/((?:" +|TYPE )TEXT(?:\[\])?)(?=[\s,;])/g, '$1 COLLATE "C"')

/** Statements of the second list alone are new; indexes of the first alone are dropped. */
export function diffIndexes(from: string, to: string): string {
  const before = toStatements(from)
  const after = toStatements(to)
  const dropped = before.filter((statement) => !after.includes(statement)).map(toDrop)
  const created = after.filter((statement) => !before.includes(statement))
  return [...dropped, ...created].join('\n')
}

const toStatements = (sql: string): readonly string[] =>
  sql.split('\n').filter((line) => line.startsWith('CREATE INDEX'))

function toDrop(statement: string): string {
  const [, index, schema] = /^CREATE INDEX ("\w+") ON ("\w+")/.exec(statement) ?? []
  if (index === undefined || schema === undefined) throw new Error(`not an index: ${statement}`)
  return `DROP INDEX IF EXISTS ${schema}.${index};`
}

async function createMigration(name: string): Promise<string> {
  const last = lastMigration()
  const [schema, indexes] =
    last === undefined
      ? [undefined, '']
      : [readMigrationFile(last, 'schema.prisma'), readMigrationFile(last, 'indexes.sql')]
  const tables = withCollation(await diffSchemas(schema, readSchema()))
  const sql = `${tables}\n-- Indexes that Prisma has no words for\n${diffIndexes(indexes, readIndexes())}\n`
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = migrationFolder(`${time}_${name}`)
  if (existsSync(folder)) throw new Error(`${fileURLToPath(folder)} exists`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('migration.sql', folder), sql)
  writeFileSync(new URL('schema.prisma', folder), readSchema())
  writeFileSync(new URL('indexes.sql', folder), readIndexes())
  return fileURLToPath(folder)
}

async function main(name: string | undefined): Promise<void> {
  if (name === undefined || !/^\w+$/.test(name)) {
    process.stderr.write('usage: npm run migrate:create -- NAME (letters, digits, underscores)\n')
    process.exitCode = 2
    return
  }
  const folder = await createMigration(name)
  process.stdout.write(`${folder}: read it, and add by hand what a schema cannot say\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2])
