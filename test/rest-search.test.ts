/** Searching through the REST face: parameters, order, paging, what comes along, what is wrong. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isFhirObject, listOf } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createCaller, entriesOf, linkOf, namesOf, type Caller } from './support/rest.ts'
import { searched } from './support/searched.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation } from './support/writers.ts'

let db: TestDatabase
let served: Served
let call: Caller

const series = Array.from({ length: 25 }, (_, at) =>
  observation('cleo', {
    id: `s-${at}`,
    code: { coding: [{ system: 'urn:series', code: 'n' }] },
    effectiveDateTime: `2020-01-${String((at % 7) + 1).padStart(2, '0')}`,
  }),
)

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [...searched, ...series])
  served = await serve(await createStore(db), { staff: accessOf('system/*.rs') })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

test.each([
  ['Patient?_sort=_id', ['Patient/anne', 'Patient/bob', 'Patient/cleo']],
  ['Patient?_sort=-_id&_count=2', ['Patient/cleo', 'Patient/bob']],
  ['Patient?name=lefevre&_sort=_id', ['Patient/anne', 'Patient/bob']],
  ['Patient?name:exact=Anne', ['Patient/anne']],
  ['Observation?subject:Patient.name=anne&_sort=date', ['Observation/bp', 'Observation/hb']],
  ['Patient?_has:Observation:patient:code=85354-9', ['Patient/anne']],
  ['Observation?_filter=status eq preliminary', ['Observation/bp']],
  [
    'Observation?value-quantity=gt71|http://unitsofmeasure.org|g/L&_sort=_id',
    ['Observation/hb', 'Observation/hb-si'],
  ],
  ['Patient?gender=male&gender=female', []],
  ['Patient?gender=male,female&_sort=_id', ['Patient/anne', 'Patient/bob']],
  ['Patient?_format=json&_pretty=true&_id=bob', ['Patient/bob']],
  ['Patient/anne/Observation?_sort=date', ['Observation/bp', 'Observation/hb']],
  ['Patient/anne/Observation?status=final', ['Observation/hb']],
  ['Patient/anne/DiagnosticReport', ['DiagnosticReport/report']],
])('%s', async (path, expected) => {
  const { status, body } = await call('staff', path)
  expect([status, namesOf(body)]).toEqual([200, expected])
  expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset' })
  for (const entry of entriesOf(body)) {
    const { resourceType, id } = Object(entry['resource'])
    expect(entry).toMatchObject({
      fullUrl: `${served.url.replace('127.0.0.1', 'localhost')}/fhir/${resourceType}/${id}`,
      search: { mode: 'match' },
    })
  }
})

test('a form asks the same, with the address or without', async () => {
  const form = (path: string, body: string, type = 'application/x-www-form-urlencoded') =>
    call('staff', path, { method: 'POST', body, headers: { 'content-type': type } })
  const both = await form('Patient/_search?gender=male', 'name=lefevre&_sort=_id')
  expect([both.status, namesOf(both.body)]).toEqual([200, ['Patient/bob']])
  expect(linkOf(both.body, 'self')).toMatch(/\/fhir\/Patient\?gender=male&name=lefevre&_sort=_id$/)
  const within = await form('Patient/anne/Observation/_search', 'status=final')
  expect(namesOf(within.body)).toEqual(['Observation/hb'])
  expect((await form('Patient/_search', '{}', 'application/json')).status).toBe(415)
})

describe('pages', () => {
  const all = async (path: string) => {
    const pages: string[][] = []
    for (let next: string | undefined = path; next !== undefined;) {
      const { body } = await call('staff', next)
      pages.push(namesOf(body))
      next = linkOf(body, 'next')
    }
    return pages
  }

  test.each(['', '&_sort=date', '&_sort=-date,status', '&_sort=-_lastUpdated'])(
    'next leads to the end of the whole set, each once: %s',
    async (sort) => {
      const query = `Observation?code=urn:series|n${sort}`
      const { body } = await call('staff', `${query}&_count=1000`)
      const whole = namesOf(body)
      const pages = await all(`${query}&_count=4`)
      expect(pages.map(({ length }) => length)).toEqual([4, 4, 4, 4, 4, 4, 1])
      expect(pages.flat()).toEqual(whole)
      expect(new Set(whole).size).toBe(25)
    },
  )

  test('previous leads back, first to the start', async () => {
    const first = await call('staff', 'Observation?code=urn:series|n&_count=10')
    const second = await call('staff', linkOf(first.body, 'next') ?? '')
    const back = await call('staff', linkOf(second.body, 'previous') ?? '')
    expect(namesOf(back.body)).toEqual(namesOf(first.body))
    expect(linkOf(first.body, 'previous')).toBeUndefined()
    expect(linkOf(second.body, 'first')).toBe(linkOf(first.body, 'self'))
    const self = await call('staff', linkOf(second.body, 'self') ?? '')
    expect(namesOf(self.body)).toEqual(namesOf(second.body))
  })

  test.each([
    ['_count=0', 25, 0],
    ['_summary=count', 25, 0],
    ['_count=4&_total=accurate', 25, 4],
    ['_count=4&_total=estimate', 25, 4],
    ['_count=4', undefined, 4],
    ['_count=4&_total=none', undefined, 4],
    ['_count=30', 25, 25],
  ])('%s tells the total %s', async (query, total, count) => {
    const { body } = await call('staff', `Observation?code=urn:series|n&${query}`)
    expect([body['total'], entriesOf(body).length]).toEqual([total, count])
  })
})

describe('what comes along', () => {
  const modesOf = async (path: string) => {
    const { body } = await call('staff', path)
    return Object.fromEntries(
      entriesOf(body).map((entry, at) => [namesOf(body)[at], Object(entry['search'])['mode']]),
    )
  }

  test.each([
    [
      'DiagnosticReport?_include=DiagnosticReport:result&_include:iterate=Observation:performer',
      {
        'DiagnosticReport/report': 'match',
        'Observation/hb': 'include',
        'Practitioner/curie': 'include',
      },
    ],
    [
      'Practitioner?_revinclude=Patient:general-practitioner',
      { 'Practitioner/curie': 'match', 'Patient/anne': 'include' },
    ],
    [
      'DiagnosticReport?_include=DiagnosticReport:subject:Group',
      { 'DiagnosticReport/report': 'match' },
    ],
  ])('%s', async (path, expected) => {
    expect(await modesOf(path)).toEqual(expected)
  })
})

describe('what is wrong is named', () => {
  test.each([
    ['Patient?nme=x', 'nme'],
    ['Patient?name:below=x', 'name:below'],
    ['Patient?birthdate=yesterday', 'birthdate'],
    ['Patient?_sort=photo', 'photo'],
    ['Patient?_count=-1', '_count'],
    ['Patient?_count=1&_count=2', '_count'],
    ['Patient?_summary=some', '_summary'],
    ['Patient?_summary=text&_include=Patient:organization', '_summary'],
    ['Patient?_total=perhaps', '_total'],
    ['Patient?_elements=shoes', 'shoes'],
    ['Patient?_include=Patient:shoes', '_include'],
    ['Patient?organization.shoes=x', 'organization.shoes'],
  ])('%s', async (path, name) => {
    const { status, body } = await call('staff', path)
    expect(status).toBe(400)
    const [issue] = listOf(body, 'issue').filter(isFhirObject)
    expect(issue).toMatchObject({ severity: 'error', expression: [name] })
  })

  test('a lenient caller gets what was understood, and no more is linked', async () => {
    const headers = { prefer: 'handling=lenient' }
    const path = 'Patient?nme=x&_id=bob&_include=Patient:shoes'
    const { status, body } = await call('staff', path, { headers })
    expect([status, namesOf(body)]).toEqual([200, ['Patient/bob']])
    expect(linkOf(body, 'self')).toMatch(/Patient\?_id=bob$/)
    expect((await call('staff', 'Patient?birthdate=x', { headers })).status).toBe(400)
  })

  test.each([
    ['?_type=Patient', 400],
    ['Basic?code=x', 404],
    ['Nothing?x=y', 404],
    ['Patient/anne/Organization', 404],
  ])('%s is not searched', async (path, status) => {
    expect((await call('staff', path)).status).toBe(status)
  })
})
