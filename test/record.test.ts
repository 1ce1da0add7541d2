/** The record: what is written comes back, in order, page by page, and to those alone who may see it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '../access/access.ts'
import { countStatements } from '../record/database.ts'
import { loadPage } from '../record/page.ts'
import { createRepository, type Store } from '../record/repository.ts'
import { orders, type Order } from '../record/search/order.ts'
import { toCriterion } from '../record/search/parameters.ts'
import { createSearch, type Position } from '../record/search/search.ts'
import { keyOf } from './support/finding.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

const patient = (id: string, family: string, birthDate?: string) => ({
  resourceType: 'Patient',
  id,
  name: [{ family, given: ['Anne'] }],
  ...(birthDate === undefined ? {} : { birthDate }),
})

const observation = (id: string, subject: string, date: string | undefined, code = '718-7') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code }] },
  subject: { reference: `Patient/${subject}` },
  ...(date === undefined ? {} : { effectiveDateTime: date }),
  valueQuantity: { value: 7.1, unit: 'g' },
})

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('a', 'Éluard', '1895-12-14'),
    patient('b', 'Zola'),
    patient('c', 'Dupont-Martin', '1950'),
    ...[5, 3, 1, 4, 2].map((day) => observation(`a${day}`, 'a', `2024-01-0${day}`)),
    observation('a-undated', 'a', undefined, '2345-7'),
    observation('b1', 'b', '2024-02-01T10:00:00.000001Z'),
    observation('b2', 'b', '2024-02-01T10:00:00.000002Z'),
    { resourceType: 'Practitioner', id: 'p1', name: [{ family: 'Curie' }] },
  ])
})

afterAll(() => db.drop())

const staff = () => accessOf('user/*.rs')
const ofPatient = (id: string) => accessOf('patient/*.rs', { patient: id })

const observationsOf = (order: Order = orders.latestFirst) =>
  createSearch({ type: 'Observation', where: [], order, anchor: 'patient' })

const idsOf = async (access: Access, parent: string, limit = 20, position?: Position) => {
  const page = await loadPage(createRepository(store, access), {
    search: observationsOf(),
    limit,
    position,
    parent,
  })
  return page.matches.map(({ resource }) => resource.id)
}

describe('lists', () => {
  test('the latest come first, the undated last', async () => {
    expect(await idsOf(staff(), 'a')).toEqual(['a5', 'a4', 'a3', 'a2', 'a1', 'a-undated'])
  })

  test('the oldest first, the undated last all the same', async () => {
    const repository = createRepository(store, staff())
    const found = await repository.list(
      observationsOf(orders.oldestFirst),
      { limit: 10, position: undefined },
      'a',
    )
    expect(found.map(({ resource }) => resource.id)).toEqual([
      'a1',
      'a2',
      'a3',
      'a4',
      'a5',
      'a-undated',
    ])
  })

  test('pages forwards and backwards meet without gap or overlap, microseconds included', async () => {
    const repository = createRepository(store, staff())
    const search = createSearch({
      type: 'Observation',
      where: [],
      order: orders.latestFirst,
      anchor: undefined,
    })
    const seen: string[] = []
    let position: Position | undefined
    for (let page = 0; page < 9; page++) {
      const { matches, hasNext } = await loadPage(repository, { search, limit: 3, position })
      seen.push(...matches.map(({ resource }) => resource.id))
      const last = matches.at(-1)
      if (!hasNext || last === undefined) break
      position = { direction: 'after', key: keyOf(last) }
    }
    expect(seen).toEqual(['b2', 'b1', 'a5', 'a4', 'a3', 'a2', 'a1', 'a-undated'])
    const back = await loadPage(repository, {
      search,
      limit: 2,
      position: { direction: 'before', key: null },
    })
    expect(back.matches.map(({ resource }) => resource.id)).toEqual(['a1', 'a-undated'])
    expect(back.hasPrevious).toBe(true)
  })

  test.each([
    ['name without accents', 'name', 'eluard', ['a']],
    ['the beginning of a name', 'family', 'DUPONT', ['c']],
    ['a year of birth', 'birthdate', '1895', ['a']],
    ['born from a year on', 'birthdate', 'ge1900', ['c']],
    ['no such name', 'name', 'hugo', []],
  ])('%s', async (_, code, value, expected) => {
    const search = createSearch({
      type: 'Patient',
      where: [toCriterion('Patient', code, [value])],
      order: orders.byId,
      anchor: undefined,
    })
    const found = await createRepository(store, staff()).list(search, {
      limit: 10,
      position: undefined,
    })
    expect(found.map(({ resource }) => resource.id)).toEqual(expected)
  })

  test.each([
    ['the code in any system', '718-7', 7],
    ['the code in its system', 'http://loinc.org|718-7', 7],
    ['the code without a system', '|718-7', 0],
    ['any code of the system', 'http://loinc.org|', 8],
    ['another system', 'http://snomed.info/sct|718-7', 0],
  ])('token: %s', async (_, value, expected) => {
    const search = createSearch({
      type: 'Observation',
      where: [toCriterion('Observation', 'code', [value])],
      order: orders.latestFirst,
      anchor: undefined,
    })
    expect(await createRepository(store, staff()).count(search)).toBe(expected)
  })
})

describe('statements', () => {
  test('the last five of three patients, their count, two reads and a second type are one statement', async () => {
    const repository = createRepository(store, staff())
    const warm = createRepository(store, staff())
    await Promise.all(
      ['a', 'b', 'c'].map((id) =>
        loadPage(warm, { search: observationsOf(), limit: 5, parent: id }),
      ),
    )
    await warm.read('Patient', 'a')
    const { statements, stop } = countStatements(db)
    await Promise.all([
      ...['a', 'b', 'c'].map((parent) =>
        loadPage(repository, { search: observationsOf(), limit: 5, parent }),
      ),
      repository.count(observationsOf(), 'a'),
      repository.read('Patient', 'a'),
      repository.read('Practitioner', 'nobody'),
    ])
    stop()
    expect(statements).toHaveLength(1)
  })
})

describe('access', () => {
  test('a patient sees their own record', async () => {
    expect(await idsOf(ofPatient('b'), 'b')).toEqual(['b2', 'b1'])
  })

  test("another's record is empty, whichever way it is asked for", async () => {
    expect(await idsOf(ofPatient('b'), 'a')).toEqual([])
    const repository = createRepository(store, ofPatient('b'))
    expect(await repository.read('Observation', 'a1')).toBeNull()
    expect(await repository.read('Patient', 'a')).toBeNull()
    expect(await repository.follow({ reference: 'Observation/a1' })).toBeNull()
    expect(await repository.count(observationsOf(), 'a')).toBe(0)
    expect(await repository.latest('a', [{ system: null, code: '718-7' }])).toEqual([null])
    expect(await repository.open('Observation', 'Observation/a1')).toBeNull()
  })

  test('a directory record opens by reference, not by guessing', async () => {
    const repository = createRepository(store, ofPatient('b'))
    expect(await repository.read('Practitioner', 'p1')).toBeNull()
    const target = await repository.follow({ reference: 'Practitioner/p1' })
    expect(await target?.load()).toMatchObject({ id: 'p1' })
    expect(await repository.open('Practitioner', 'Practitioner/p1')).toBeNull()
    expect(await repository.open('Practitioner', target?.ref ?? '')).toMatchObject({ id: 'p1' })
  })

  test('no scope for the type is refused', async () => {
    const repository = createRepository(store, accessOf('user/Patient.r'))
    await expect(repository.read('Observation', 'a1')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(repository.count(observationsOf(), 'a')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
