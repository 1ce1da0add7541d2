/** What went in comes out: for every resource, what the graph answers for all its fields is its content. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maskIns } from '../fhir/identity/mask.ts'
import type { JsonValue } from '../fhir/json.ts'
import { isResourceType, resourceTypes } from '../fhir/types.ts'
import { limits } from '../gateway/limits.ts'
import { loadPaths } from '../record/load/load.ts'
import { groupBy } from '../record/group.ts'
import { isResource, type Resource } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { differenceOf, toComparable, toExactQuery, toJson } from './support/exact.ts'
import {
  documentsIn,
  isMissing,
  officialExamples,
  resourcesOf,
  sharedData,
} from './support/files.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

const huge = 100_000_000
const unlimited = Object.fromEntries(Object.keys(limits).map((name) => [name, huge]))

/** Loads folders as one source, and answers every content given for each resource. */
async function loadAll(db: TestDatabase, folders: readonly string[]) {
  const report = await loadPaths(db, { paths: folders })
  const contents = groupBy(
    folders.flatMap((folder) =>
      [...documentsIn(folder)].flatMap(({ document }) => resourcesOf(document).map(toShown)),
    ),
    ({ resourceType, id }) => `${resourceType}/${id}`,
  )
  return { report, contents }
}

/** What is masked even for who may see national identities: those of patients that are not qualified. */
function toShown(resource: Resource): Resource {
  const value: JsonValue = JSON.parse(JSON.stringify(resource))
  maskIns(value, true)
  if (!isResource(value)) throw new Error('a masked resource is still one')
  return value
}

async function wrongOf(served: Served, contents: ReadonlyMap<string, readonly Resource[]>) {
  const wrong: string[] = []
  const seen = new Set<string>()
  const byType = groupBy(contents.entries(), ([key]) => key.split('/')[0] ?? '')
  for (const [type, all] of byType) {
    if (!isResourceType(type)) continue
    for (let start = 0; start < all.length; start += 500) {
      const batch = all.slice(start, start + 500)
      const query = toExactQuery(
        type,
        batch.flatMap(([, versions]) => versions),
      )
      const ids = batch.map(([key]) => key.slice(type.length + 1))
      const { data, errors } = await served.query('system', query, { ids })
      if (errors !== undefined) throw new Error(`${type}: ${JSON.stringify(errors[0])}`)
      const list: unknown = data?.['list']
      for (const answer of Array.isArray(list) ? list : []) {
        const json = toJson(answer)
        const key = `${type}/${String(Object(json).id)}`
        seen.add(key)
        const differences = contents
          .get(key)
          ?.map((content) => differenceOf(toComparable(content), toComparable(json), key))
        if (differences?.some((difference) => difference === undefined) !== true)
          wrong.push(differences?.[0] ?? key)
      }
    }
  }
  return { wrong, seen }
}

const sets: readonly [string, readonly string[], boolean][] = [
  ['the official examples', [officialExamples], false],
  ...['synthea/smart-r4', 'synthea/blaze-r4', 'synthea/bulk-10-patients', 'french/examples'].map(
    (folder): [string, string[], boolean] => [
      folder,
      [join(sharedData, folder)],
      isMissing(folder),
    ],
  ),
]

describe.each(sets)('%s', (name, folders, missing) => {
  let db: TestDatabase
  let served: Served

  beforeAll(async () => {
    if (missing) return
    db = await createTestDatabase()
    const store = await createStore(db)
    served = await serve(
      store,
      { system: accessOf('system/*.cruds socle/ins.read') },
      { limits: { ...limits, ...unlimited } },
    )
  })
  afterAll(async () => {
    if (missing) return
    await served.close()
    await db.drop()
  })

  // Skipped where the shared test data do not lie beside the project.
  test.skipIf(missing)('come back as they went in', { timeout: 600_000 }, async () => {
    const { report, contents } = await loadAll(db, folders)
    const { wrong, seen } = await wrongOf(served, contents)
    expect(wrong).toEqual([])
    const lost = [...contents.keys()]
      .filter((key) => !seen.has(key))
      .map((key) => key.split('/')[0])
    for (const [type = '', keys] of groupBy(
      lost.filter((one) => isResourceType(one ?? '')),
      (one) => one,
    ))
      expect(keys.length, type).toBeLessThanOrEqual(report.types[type]?.refused ?? 0)
    if (name === 'the official examples') {
      const types = new Set([...seen].map((key) => key.split('/')[0]))
      expect(resourceTypes.filter((type) => !types.has(type))).toEqual([])
    }
  })
})
