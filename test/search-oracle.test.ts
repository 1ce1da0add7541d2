/** Every parameter of every type against a naive reader that evaluates FHIRPath over all resources: same ids, same order. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchParametersOf } from '../fhir/search-parameters.ts'
import { resourceTypes, type ResourceType } from '../fhir/types.ts'
import { createRepository, type Store } from '../record/repository.ts'
import { isResource, type Resource } from '../record/resource.ts'
import { orders } from '../record/search/order.ts'
import { parseQuery } from '../record/search/query.ts'
import { createSearch } from '../record/search/search.ts'
import { toOrder } from '../record/search/sort.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import {
  documentsIn,
  isMissing,
  officialExamples,
  resourcesOf,
  sharedData,
} from './support/files.ts'
import { sortNaively } from './support/oracle-sort.ts'
import { askNaively } from './support/oracle.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

/** Enough of each type to tell right from wrong; definitions come by the thousand. */
const mostOfType = 60
const synthea = 'synthea/bulk-10-patients'

const byType = new Map<ResourceType, Map<string, Resource>>(
  resourceTypes.map((type) => [type, new Map()]),
)
let db: TestDatabase
let store: Store

function take(resource: Resource, most: number): void {
  const known = resourceTypes.find((type) => type === resource.resourceType)
  const kept = known === undefined ? undefined : byType.get(known)
  if (kept !== undefined && kept.size < most) kept.set(resource.id, resource)
}

/** Examples are named by their type; the package holds thousands of definitions beside them. */
function takeExamples(): void {
  for (const file of readdirSync(officialExamples).sort()) {
    const type = resourceTypes.find((name) => file.startsWith(`${name}-`))
    if (type === undefined || (byType.get(type)?.size ?? 0) >= mostOfType) continue
    const document: unknown = JSON.parse(readFileSync(join(officialExamples, file), 'utf8'))
    if (isResource(document)) take(document, mostOfType)
  }
}

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  takeExamples()
  if (!isMissing(synthea)) {
    for (const { document } of documentsIn(join(sharedData, synthea))) {
      for (const resource of resourcesOf(document)) take(resource, 2 * mostOfType)
    }
  }
  const all = [...byType.values()].flatMap((resources) => [...resources.values()])
  for (let from = 0; from < all.length; from += 200) await write(db, all.slice(from, from + 200))
})

afterAll(() => db.drop())

test('there is something of every type', () => {
  const empty = [...byType].filter(([, resources]) => resources.size === 0).map(([type]) => type)
  expect(empty).toEqual([])
})

/** These are sorted by the name by which a person is listed, which is made of several parts. */
const listedNames = ['name', 'family']

test.each(resourceTypes)('%s, sorted by each parameter', async (type) => {
  const repository = createRepository(store, accessOf('system/*.rs'))
  const resources = [...(byType.get(type)?.values() ?? [])]
  const wrong: string[] = []
  for (const [code, parameter] of Object.entries(searchParametersOf(type))) {
    if (code.startsWith('_') || listedNames.includes(code)) continue
    const pruned = resources.map((resource) => withoutLeftOut(type, code, resource))
    for (const descending of [false, true]) {
      const expected = sortNaively(parameter, pruned, descending)
      if (expected === undefined) continue
      const order = toOrder(type, [`${descending ? '-' : ''}${code}`])
      const search = createSearch({ type, where: [], order, anchor: undefined })
      const found = await repository.list(search, { limit: 1_000, position: undefined })
      const ids = found.map(({ resource }) => resource.id)
      const at = ids.findIndex((id, place) => id !== expected[place])
      if (at >= 0) wrong.push(`${descending ? '-' : ''}${code}: ${ids[at]} before ${expected[at]}`)
    }
  }
  expect(wrong).toEqual([])
})

test.each(resourceTypes)('%s', async (type) => {
  const repository = createRepository(store, accessOf('system/*.rs'))
  const resources = [...(byType.get(type)?.values() ?? [])]
  const wrong: string[] = []
  for (const [code, parameter] of Object.entries(searchParametersOf(type))) {
    if (code === '_lastUpdated' || ['composite', 'special'].includes(parameter.type)) continue
    const questions = askNaively(
      code,
      parameter,
      resources.map((resource) => withoutLeftOut(type, code, resource)),
    )
    const answers = await Promise.all(
      questions.map(async ({ name, value }) => {
        const where = parseQuery(type, [[name, value]])
        const search = createSearch({ type, where, order: orders.byId, anchor: undefined })
        const found = await repository.list(search, { limit: 1_000, position: undefined })
        return found.map(({ resource }) => resource.id)
      }),
    )
    questions.forEach(({ name, value, ids }, at) => {
      const found = answers[at] ?? []
      if (found.join() !== ids.join()) wrong.push(`${name}=${value}: ${differences(found, ids)}`)
    })
  }
  expect(wrong).toEqual([])
})

/** The elements that a parameter names and search cannot compare, with the reasons: a written list. */
const leftOut: readonly { type: string; code: string; what: string }[] = JSON.parse(
  readFileSync(
    new URL('../fhir/generated/search-parameters-left-out.json', import.meta.url),
    'utf8',
  ),
)

function withoutLeftOut(type: ResourceType, code: string, resource: Resource): Resource {
  const paths = leftOut
    .filter((left) => left.type === type && left.code === code && /^[\w.]+$/.test(left.what))
    .map(({ what }) => what.split('.'))
  if (paths.length === 0) return resource
  const copy = structuredClone(resource)
  for (const path of paths) remove(copy, path)
  return copy
}

function remove(element: unknown, [property, ...rest]: readonly string[]): void {
  if (Array.isArray(element)) for (const each of element) remove(each, [property ?? '', ...rest])
  else if (typeof element === 'object' && element !== null && property !== undefined) {
    if (rest.length === 0) Reflect.deleteProperty(element, property)
    else remove(Reflect.get(element, property), rest)
  }
}

function differences(found: readonly string[], expected: readonly string[]): string {
  const extra = found.filter((id) => !expected.includes(id))
  const lacking = expected.filter((id) => !found.includes(id))
  return `found ${extra.slice(0, 3).join(' ')}, missed ${lacking.slice(0, 3).join(' ')}`
}
