/** A record of a test's own to load files into, and what it then holds. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { loadPaths } from '../../record/load/load.ts'
import { outcomes, type LoadReport } from '../../record/load/report.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

/** Makes an empty record for the tests of a file. */
export function useRecord() {
  let db: TestDatabase
  let root = ''
  let folders = 0
  beforeAll(async () => {
    db = await createTestDatabase()
    root = await mkdtemp(join(tmpdir(), 'socle-load-'))
  })
  afterAll(async () => {
    await db.drop()
    await rm(root, { recursive: true })
  })

  /** Writes files into a folder of their own and loads it. */
  async function load(
    files: Readonly<Record<string, unknown>>,
    source?: string,
  ): Promise<LoadReport> {
    const folder = join(root, String(folders++))
    await mkdir(folder)
    for (const [name, content] of Object.entries(files)) {
      const text = typeof content === 'string' ? content : JSON.stringify(content)
      await writeFile(join(folder, name), text)
    }
    return loadPaths(db, { paths: [folder], source })
  }

  /** The last document of a resource as PostgreSQL writes it. */
  async function stored(type: string, id: string): Promise<string | undefined> {
    const { rows } = await db.pool.query<{ text: string }>(
      `SELECT document::text AS text FROM record.version
       WHERE type = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
      [type, id],
    )
    return rows[0]?.text
  }

  const parsed = async (type: string, id: string): Promise<unknown> =>
    JSON.parse((await stored(type, id)) ?? 'null')

  return { db: () => db, load, stored, parsed }
}

/** Stored, unchanged, parked, refused. */
export const totals = ({ total }: LoadReport): number[] => outcomes.map((outcome) => total[outcome])

/** Lines of NDJSON. */
export const lines = (...resources: object[]): string =>
  resources.map((resource) => JSON.stringify(resource)).join('\n')

export const patient = (id: string, content: object = {}): object => ({
  resourceType: 'Patient',
  id,
  ...content,
})

export const observation = (id: string, reference: string): object => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'x' },
  subject: { reference },
})

export const bundle = (type: string, ...resources: object[]): object => ({
  resourceType: 'Bundle',
  type,
  entry: resources.map((resource) => ({ resource })),
})
