/** Reads the multi-file schema and the migrations from disk. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'

const schemaFolder = new URL('schema/', import.meta.url)
const migrationsFolder = new URL('migrations/', import.meta.url)

export type Migration = { name: string; sql: string }

/** The whole Prisma schema as one text, its files in the order of their names. */
export function readSchema(): string {
  const files = readdirSync(schemaFolder).filter((file) => file.endsWith('.prisma'))
  return files
    .sort()
    .map((file) => readFileSync(new URL(file, schemaFolder), 'utf8'))
    .join('\n')
}

/** The indexes Prisma has no words for, one statement a line. */
export const readIndexes = (): string => readFileSync(new URL('indexes.sql', schemaFolder), 'utf8')

/** The migrations in the order they are applied. */
export function readMigrations(): readonly Migration[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ name, sql: readMigrationFile(name, 'migration.sql') }))
}

/** A file of a migration's folder: its SQL, or the schema and indexes it leads to. */
export const readMigrationFile = (migration: string, file: string): string =>
  readFileSync(new URL(`${migration}/${file}`, migrationsFolder), 'utf8')

/** Where a new migration's folder belongs. */
export const migrationFolder = (name: string): URL => new URL(`${name}/`, migrationsFolder)

/** The name of the last migration, if there is one. */
export const lastMigration = (): string | undefined =>
  existsSync(migrationsFolder) ? readMigrations().at(-1)?.name : undefined
