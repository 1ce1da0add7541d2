/** Scopes with a query hold on every path to a row: lists, counts, histories, chains, includes, statistics, writes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../access/access.ts'
import { parseJson } from '../fhir/json.ts'
import { createRepository, type Store } from '../record/repository.ts'
import { orders } from '../record/search/order.ts'
import { parseInclude } from '../record/search/include.ts'
import { parseQuery } from '../record/search/query.ts'
import { createSearch } from '../record/search/search.ts'
import { createTimeline } from '../record/search/timeline.ts'
import type { ResourceType } from '../fhir/types.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { to } from './support/roles.ts'
import { seenIds } from './support/sees.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

const categories = 'http://terminology.hl7.org/CodeSystem/observation-category'
const laboratory = `${categories}|laboratory`

const observation = (id: string, category: string, more: object = {}) => ({
  ...{ resourceType: 'Observation', id, status: 'final', subject: to('Patient/ada') },
  category: [{ coding: [{ system: categories, code: category }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] },
  effectiveDateTime: '2024-03-01',
  encounter: to('Encounter/stay'),
  ...more,
})

const world = [
  { resourceType: 'Patient', id: 'ada' },
  { resourceType: 'Patient', id: 'bea' },
  {
    ...{ resourceType: 'Encounter', id: 'stay', status: 'finished', subject: to('Patient/ada') },
    class: { code: 'IMP' },
    period: { start: '2024-03-01' },
  },
  observation('lab', 'laboratory', { meta: { tag: [{ system: 'urn:x', code: 'seen' }] } }),
  observation('lab-draft', 'laboratory', {
    status: 'preliminary',
    effectiveDateTime: '2024-03-02',
  }),
  observation('vital', 'vital-signs', { effectiveDateTime: '2024-03-05' }),
  observation('social', 'social-history', {
    effectiveDateTime: '2024-03-04',
    hasMember: [to('Observation/vital')],
  }),
  observation('bea-lab', 'laboratory', { subject: to('Patient/bea') }),
]

beforeAll(async () => {
  db = await createTestDatabase()
  expect(new Set(await write(db, world))).toEqual(new Set(['stored']))
  store = await createStore(db)
})

afterAll(() => db.drop())

const ofAda = (scope: string): Access => accessOf(scope, { patient: 'ada', tokenId: scope })
const own = `patient/Observation.rs?category=${laboratory}`

describe('who sees which results', () => {
  it.each([
    [own, ['lab', 'lab-draft']],
    [`${own}&status=final`, ['lab']],
    [`${own} patient/Observation.rs?category=social-history`, ['lab', 'lab-draft', 'social']],
    ['patient/Observation.rs?category=vital-signs,social-history', ['social', 'vital']],
    ['patient/Observation.rs?category=laboratory&category=vital-signs', []],
    ['patient/Observation.rs?encounter=Encounter/stay&category=vital-signs', ['vital']],
    ['patient/Observation.rs?encounter=Encounter/other', []],
    ['patient/*.rs?_tag=urn:x|seen', ['lab']],
    ['patient/Observation.rs?_id=lab,bea-lab', ['lab']],
    [`user/Observation.rs?category=${laboratory}`, ['bea-lab', 'lab', 'lab-draft']],
    [`system/Observation.rs?category=${laboratory}`, ['bea-lab', 'lab', 'lab-draft']],
    ['patient/Observation.rs?category=urn:other|laboratory', []],
    ['patient/Observation.rs', ['lab', 'lab-draft', 'social', 'vital']],
  ])('%s', async (scope, expected) => {
    expect(await seenIds(store, ofAda(scope), 'Observation')).toEqual(expected)
  })

  it('letters stay apart: what is found is not read', async () => {
    const repository = createRepository(store, ofAda('patient/Observation.s?category=laboratory'))
    await expect(repository.read('Observation', 'lab')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await repository.count(searchOf('Observation', ''))).toBe(2)
  })

  it('one letter for all, another for some', async () => {
    const access = ofAda('patient/Observation.s patient/Observation.r?category=vital-signs')
    const repository = createRepository(store, access)
    expect(await repository.count(searchOf('Observation', ''))).toBe(4)
    expect(await repository.read('Observation', 'lab')).toBeNull()
    expect(await repository.read('Observation', 'vital')).not.toBeNull()
  })
})

const searchOf = (type: ResourceType, query: string) =>
  createSearch({
    type,
    where: parseQuery(type, [...new URLSearchParams(query)]),
    order: orders.byId,
    anchor: undefined,
  })

const all = { limit: 100, position: undefined }

/** Reads everything but results, of which only those of the laboratory. */
const narrow = ofAda(`patient/Patient.rs patient/Encounter.rs ${own}`)

describe('paths that cross results', () => {
  const ask = createRepositoryOf(narrow)

  it.each<readonly [string, ResourceType, string, readonly string[]]>([
    ['has: of the laboratory', 'Patient', '_has:Observation:patient:category=laboratory', ['ada']],
    ['has: of another kind', 'Patient', '_has:Observation:patient:category=vital-signs', []],
    ['chain into what is hidden', 'Observation', 'has-member.category=vital-signs', []],
    ['another category asked', 'Observation', 'category=vital-signs', []],
    ['all but the laboratory asked', 'Observation', 'category:not=laboratory', []],
  ])('%s', async (_, type, query, expected) => {
    const found = await ask().list(searchOf(type, query), all)
    expect(found.map(({ resource }) => resource.id)).toEqual(expected)
    expect(await ask().count(searchOf(type, query))).toBe(expected.length)
  })

  it('the latest of a code is the latest that is seen', async () => {
    const codes = [{ system: 'http://loinc.org', code: '2345-7' }]
    const [latest] = await ask().latest('ada', codes)
    expect(latest?.id).toBe('lab-draft')
  })

  it('the timeline', async () => {
    const timeline = createTimeline({
      types: ['Observation'],
      where: [],
      order: orders.latestFirst,
    })
    const found = await ask().timeline(timeline, all, 'ada')
    expect(found.map(({ resource }) => resource.id)).toEqual(['lab-draft', 'lab'])
    expect(await ask().countTimeline(timeline, 'ada')).toBe(2)
  })

  it('includes of what refers to a stay', async () => {
    const stays = await ask().list(searchOf('Encounter', ''), all)
    const include = parseInclude('_revinclude', 'Observation:encounter')
    const found = await ask().includesOf(
      stays.map(({ resource }) => resource),
      [include],
    )
    expect(found.map(({ id }) => id).sort()).toEqual(['lab', 'lab-draft'])
  })

  it('a reference that leads to what is hidden', async () => {
    const social = ofAda('patient/Observation.rs?category=social-history')
    const [found] = await createRepository(store, social).list(searchOf('Observation', ''), all)
    expect(found?.resource.id).toBe('social')
    expect(await createRepository(store, social).follow(to('Observation/vital'))).toBeNull()
    expect(await createRepository(store, social).follow(to('Observation/social'))).not.toBeNull()
  })

  it('the past', async () => {
    const past = await ask().at('ada', new Date().toISOString())
    const found = await past.list(searchOf('Observation', ''), all)
    expect(found.map(({ resource }) => resource.id).sort()).toEqual(['lab', 'lab-draft'])
    expect(await past.read('Observation', 'vital')).toBeNull()
  })
})

function createRepositoryOf(access: Access) {
  return () => createRepository(store, access)
}

describe('writes', () => {
  const writer = ofAda('patient/Observation.cruds?category=laboratory')
  const document = (id: string, category: string) =>
    parseJson(JSON.stringify(observation(id, category)))

  it.each([
    ['a create within', 'laboratory', undefined],
    ['a create outside', 'vital-signs', 'FORBIDDEN'],
  ])('%s', async (_, category, code) => {
    const { id: _id, ...content } = observation('x', category)
    const made = createRepository(store, writer).create(
      'Observation',
      parseJson(JSON.stringify(content)),
    )
    if (code === undefined) expect((await made).outcome).toBe('created')
    else await expect(made).rejects.toMatchObject({ code })
  })

  it.each([
    ['out of what is granted', 'lab', 'vital-signs', 'FORBIDDEN'],
    ['into what is granted', 'vital', 'laboratory', 'NOT_FOUND'],
    ['within', 'lab', 'laboratory', undefined],
  ])('an update %s', async (_, id, category, code) => {
    const changed = createRepository(store, writer).update(
      'Observation',
      { id },
      document(id, category),
    )
    if (code === undefined) expect((await changed).outcome).toBe('updated')
    else await expect(changed).rejects.toMatchObject({ code })
  })

  it('a delete outside', async () => {
    const service = accessOf('system/Observation.cruds?category=laboratory')
    const removed = createRepository(store, service).remove('Observation', { id: 'social' })
    await expect(removed).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
