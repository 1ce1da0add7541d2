/** The real data sets: every resource accounted for, nothing new the second time. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadPaths } from '../record/load/load.ts'
import { outcomes } from '../record/load/report.ts'
import { createTestDatabase } from './support/database.ts'

const shared = fileURLToPath(new URL('../../shared/data/fhir/', import.meta.url))
const sets = ['synthea/smart-r4', 'synthea/blaze-r4', 'synthea/bulk-10-patients', 'french/examples']

test.skipIf(!existsSync(shared))(
  'every resource of the real sets is accounted for, and a second run stores nothing',
  async () => {
    const fresh = await createTestDatabase()
    try {
      const paths = sets.map((set) => join(shared, set))
      const expected = await countResources(paths)
      const first = await loadPaths(fresh, { paths })
      const met = Object.entries(first.types).map(([type, counts]) => [
        type,
        outcomes.reduce((sum, outcome) => sum + counts[outcome], 0),
      ])
      expect(Object.fromEntries(met)).toEqual(expected)
      const second = await loadPaths(fresh, { paths })
      expect([second.total.stored, second.total.parked]).toEqual([0, 0])
      expect(second.total.refused).toBe(first.total.refused)
    } finally {
      await fresh.drop()
    }
  },
  300_000,
)

/** Counts without any of the loader's code: what a file holds, an opened Bundle by its entries. */
async function countResources(paths: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const foreign = /^(ehr|Core\w+|LogicalBundle)$/
  const count = (resource: {
    resourceType?: string
    type?: string
    entry?: { resource?: object }[]
  }) => {
    const { resourceType, type, entry = [] } = resource
    if (resourceType === 'Bundle' && !/document|message|response/.test(type ?? '')) {
      for (const { resource: inner } of entry) if (inner !== undefined) count(inner)
    } else if (resourceType !== undefined) {
      const counted = foreign.test(resourceType) ? '(unknown type)' : resourceType
      counts[counted] = (counts[counted] ?? 0) + 1
    }
  }
  for (const path of paths) {
    for (const name of await readdir(path, { recursive: true })) {
      if (!/\.(nd)?json(\.gz)?$/.test(name)) continue
      const bytes = await readFile(join(path, name))
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
      const documents = name.includes('.ndjson') ? text.trim().split('\n') : [text]
      for (const document of documents) count(JSON.parse(document.replace(/^\uFEFF/, '')))
    }
  }
  return counts
}
