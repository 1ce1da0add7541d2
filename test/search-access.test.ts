/** Searches across types: each crossing stays within what the caller may search, and is refused beyond it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '../access/access.ts'
import { createRepository, type Store } from '../record/repository.ts'
import { parseInclude } from '../record/search/include.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { find, toSearch } from './support/finding.ts'
import { searched } from './support/searched.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, searched)
})

afterAll(() => db.drop())

const anne = (scope = 'patient/*.rs') => accessOf(scope, { patient: 'anne' })

const refused: readonly (readonly [string, Access, string])[] = [
  ['a chain', accessOf('user/Observation.rs'), 'Observation?patient.name=anne'],
  [
    'a chain in a filter',
    accessOf('user/Observation.rs'),
    'Observation?_filter=patient.name eq anne',
  ],
  [
    'the second hop',
    accessOf('user/Observation.rs user/Patient.rs'),
    'Observation?patient.general-practitioner:Practitioner.name=curie',
  ],
  ['a reverse chain', accessOf('user/Patient.rs'), 'Patient?_has:Observation:patient:status=final'],
  [
    'only reading the other type',
    accessOf('user/Observation.rs user/Patient.r'),
    'Observation?patient.name=a',
  ],
  ['a ValueSet', anne(), 'Observation?code:in=ValueSet/hematology'],
  ['a CodeSystem', accessOf('user/Specimen.rs'), 'Specimen?type:below=urn:labs|blood'],
  ['a directory', anne(), 'Observation?performer:Practitioner.name=curie'],
]

describe('refused where the token may not search', () => {
  test.each(refused)('%s', async (_, access, address) => {
    await expect(find(store, access, address)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const repository = createRepository(store, access)
    await expect(repository.count(toSearch(address))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('no further than the own record', () => {
  const cases = [
    ['own through a chain', 'Observation?patient.gender=female', ['bp', 'hb']],
    ["another's through a chain", 'Observation?patient.gender=male', []],
    ['own through a reverse chain', 'Patient?_has:Observation:patient:code=718-7', ['anne']],
    ["another's through a reverse chain", 'Patient?_has:Observation:patient:code=72166-2', []],
    ['whatever is not', 'Observation?status:not=preliminary', ['hb']],
    ['whatever a filter does not mean', 'Observation?_filter=not (status eq preliminary)', ['hb']],
  ] as const
  test.each(cases)('%s', async (_, address, ids) => {
    expect(await find(store, anne(), address)).toEqual(ids)
  })
})

describe('totals', () => {
  test.each([
    ['none', undefined],
    ['estimate', { count: 2, isExact: true }],
    ['accurate', { count: 2, isExact: true }],
  ] as const)('%s', async (mode, total) => {
    const repository = createRepository(store, anne())
    expect(await repository.total(toSearch('Observation?'), mode)).toEqual(total)
  })
})

describe('what comes along', () => {
  const include = async (access: Access, address: string, ...pairs: [string, string][]) => {
    const repository = createRepository(store, access)
    const matches = await repository.list(toSearch(address), { limit: 10, position: undefined })
    const found = await repository.includesOf(
      matches.map(({ resource }) => resource),
      pairs.map(([name, value]) => parseInclude(name, value)),
    )
    return found.map(({ resourceType, id }) => `${resourceType}/${id}`).sort()
  }
  const all = () => accessOf('system/*.rs')

  test('what a match refers to, once', async () => {
    expect(
      await include(all(), 'Observation?patient=anne', ['_include', 'Observation:subject']),
    ).toEqual(['Patient/anne'])
  })

  test('of one type only', async () => {
    const pair: [string, string] = ['_include', 'Observation:subject:Group']
    expect(await include(all(), 'Observation?', pair)).toEqual([])
  })

  test('all references of a type', async () => {
    expect(await include(all(), 'Observation?_id=hb', ['_include', 'Observation:*'])).toEqual([
      'Patient/anne',
      'Practitioner/curie',
    ])
  })

  test('what refers to a match', async () => {
    expect(await include(all(), 'Patient?_id=bob', ['_revinclude', 'Observation:patient'])).toEqual(
      ['Observation/hb-si'],
    )
  })

  test('from round to round only where it is asked for', async () => {
    const report = 'DiagnosticReport?_id=report'
    const first: [string, string] = ['_include', 'DiagnosticReport:result']
    expect(await include(all(), report, first, ['_include', 'Observation:performer'])).toEqual([
      'Observation/hb',
    ])
    expect(
      await include(all(), report, first, ['_include:iterate', 'Observation:performer']),
    ).toEqual(['Observation/hb', 'Practitioner/curie'])
  })

  test("another's record never comes along", async () => {
    const scope = 'patient/Observation.rs'
    expect(await include(anne(scope), 'Observation?', ['_include', 'Observation:subject'])).toEqual(
      [],
    )
    expect(await include(anne(), 'Patient?', ['_revinclude', 'Observation:patient'])).toEqual([
      'Observation/bp',
      'Observation/hb',
    ])
  })

  test('a type that may not be searched is refused backwards', async () => {
    const access = accessOf('user/Patient.rs')
    await expect(
      include(access, 'Patient?', ['_revinclude', 'Observation:patient']),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test.each([
    ['no parameter', '_include', 'Observation:nothing'],
    ['no reference', '_include', 'Observation:code'],
    ['no type', '_revinclude', 'Nothing:patient'],
  ])('%s is refused', (_, name, value) => {
    expect(() => parseInclude(name, value)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    )
  })
})
