/** The CapabilityStatement is valid, needs no token, and what it declares is answered. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseJson } from '../fhir/json.ts'
import { searchParametersOf, type SearchParameterType } from '../fhir/search-parameters.ts'
import { isResourceType, resourceTypes } from '../fhir/types.ts'
import { validateResource } from '../fhir/validate-resource.ts'
import { isFhirObject, listOf, type FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createCaller, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { patient } from './support/writers.ts'

let db: TestDatabase
let served: Served
let call: Caller
let rest: FhirObject

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [patient('Canary-Family', { id: 'canary-id' })])
  served = await serve(await createStore(db), { system: accessOf('system/*.cruds') })
  call = createCaller(served)
  rest = Object(listOf((await call('nobody', 'metadata')).body, 'rest')[0])
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const objectsOf = (element: FhirObject, property: string) =>
  listOf(element, property).filter(isFhirObject)

const resourceOf = (type: string): FhirObject =>
  objectsOf(rest, 'resource').find((resource) => resource['type'] === type) ?? {}

const codesOf = (element: FhirObject) => objectsOf(element, 'interaction').map(({ code }) => code)

test('it is valid, open to all, and tells nothing of the record', async () => {
  const answer = await fetch(`${served.url}/fhir/metadata`)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  const issues = validateResource(parseJson(text).value, { level: 'full' })
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(text).not.toMatch(/canary/i)
  expect((await call('nobody', 'metadata', { method: 'HEAD' })).status).toBe(200)
  expect((await call('nobody', 'metadata?_format=xml')).status).toBe(406)
  expect((await call('nobody', 'metadata', { method: 'DELETE' })).status).toBe(401)
  expect((await call('nobody', 'metadata/x')).status).toBe(401)
})

test('it declares every type: the searchable with search, the parked without', () => {
  const types = objectsOf(rest, 'resource').map(({ type }) => String(type))
  expect(new Set(types).size).toBe(types.length)
  expect(types.filter(isResourceType).sort()).toEqual([...resourceTypes].sort())
  expect(types).toContain('Basic')
  expect(codesOf(resourceOf('Patient'))).toContain('search-type')
  expect(codesOf(resourceOf('Basic'))).toContain('vread')
  expect(codesOf(resourceOf('Basic'))).not.toContain('search-type')
})

/** A value that a parameter of this kind takes. */
const values: Readonly<Partial<Record<SearchParameterType, string>>> = {
  date: '2024-01-01',
  number: '1',
  quantity: '1',
  reference: 'x',
  string: 'x',
  token: 'x',
  uri: 'urn:x',
}

const valueOf = (type: string, name: string): string => {
  const parameter = isResourceType(type) ? searchParametersOf(type)[name] : undefined
  const parts = parameter?.components?.map((component) => values[component.type])
  return parts?.join('$') ?? values[parameter?.type ?? 'special'] ?? `_id eq x`
}

test.each(resourceTypes)('every search parameter of %s is answered', async (type) => {
  const parameters = [
    ...objectsOf(resourceOf(type), 'searchParam'),
    ...objectsOf(rest, 'searchParam'),
  ]
  expect(parameters.length).toBeGreaterThan(5)
  for (const { name, documentation } of parameters) {
    const code = String(name)
    const { status } = await call('system', `${type}?${code}=${valueOf(type, code)}&_count=1`)
    expect([code, status]).toEqual([code, 200])
    if (!/:missing/.test(String(documentation))) continue
    const missing = await call('system', `${type}?${code}:missing=true&_count=1`)
    expect([code, missing.status]).toEqual([code, 200])
  }
})

test.each(['Patient', 'Observation', 'Practitioner'])(
  'every include of %s is answered, and every reverse one',
  async (type) => {
    const { searchInclude, searchRevInclude } = resourceOf(type)
    const asked = [
      ...listOf({ searchInclude }, 'searchInclude').map((value) => `_include=${String(value)}`),
      ...listOf({ searchRevInclude }, 'searchRevInclude').map((v) => `_revinclude=${String(v)}`),
    ]
    for (const query of asked) {
      expect([query, (await call('system', `${type}?${query}`)).status]).toEqual([query, 200])
    }
  },
)

describe('an interaction that is declared is answered, whatever the answer', () => {
  const requests: Readonly<Record<string, readonly [string, string]>> = {
    read: ['GET', 'Patient/canary-id'],
    vread: ['GET', 'Patient/canary-id/_history/1'],
    update: ['PUT', 'Patient/x'],
    patch: ['PATCH', 'Patient/x'],
    delete: ['DELETE', 'Patient/x'],
    'history-instance': ['GET', 'Patient/canary-id/_history'],
    'history-type': ['GET', 'Patient/_history'],
    create: ['POST', 'Patient'],
    'search-type': ['GET', 'Patient'],
    transaction: ['POST', ''],
    batch: ['POST', ''],
    'history-system': ['GET', '_history'],
  }

  test.each(Object.entries(requests))('%s', async (code, [method, path]) => {
    expect([...codesOf(resourceOf('Patient')), ...codesOf(rest)]).toContain(code)
    const { status } = await call('system', path, { method })
    expect([404, 405, 500]).not.toContain(status === 404 && method !== 'GET' ? 200 : status)
  })

  test('nothing else is declared', () => {
    const declared = [...codesOf(resourceOf('Patient')), ...codesOf(rest)].map(String)
    expect(declared.filter((code) => !(code in requests))).toEqual([])
  })
})
