/** Parts of resources: `_summary` and `_elements` leave out what they may, keep the digits, and are tagged. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createCaller, entriesOf, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'
import { parseJson } from '../fhir/json.ts'
import { serviceOf } from './support/writers.ts'

let db: TestDatabase
let served: Served
let call: Caller

const concept = '{"coding":[{"system":"urn:x","code":"x"}]}'
const part = '{"coding":[{"system":"urn:x","code":"part"}]}'
const report = `{"resourceType":"Observation","id":"whole","status":"final","code":${concept},
  "meta":{"tag":[{"system":"urn:own","code":"own"}]},
  "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>"},
  "category":[${concept}],"subject":{"reference":"Patient/a"},"_effectiveDateTime":{"id":"e"},
  "effectiveDateTime":"2024-01-01","valueQuantity":{"value":1.10},"note":[{"text":"n"}],
  "component":[{"code":${part},"interpretation":[${concept}],"valueQuantity":{"value":2.500}}]}`

beforeAll(async () => {
  db = await createTestDatabase()
  const store = await createStore(db)
  const patient = parseJson('{"resourceType":"Patient","id":"a","photo":[{"title":"x"}]}')
  await serviceOf(store).update('Patient', { id: 'a' }, patient)
  await serviceOf(store).update('Observation', { id: 'whole' }, parseJson(report))
  served = await serve(store, { staff: accessOf('user/*.rs') })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const mandatory = ['code', 'id', 'meta', 'resourceType', 'status']

test.each([
  ['_elements=subject', [...mandatory, 'subject'], true],
  ['_elements=effective', [...mandatory, '_effectiveDateTime', 'effectiveDateTime'], true],
  ['_elements=valueQuantity,note', [...mandatory, 'note', 'valueQuantity'], true],
  ['_summary=text', [...mandatory, 'text'], true],
  [
    '_summary=true',
    [
      ...mandatory,
      '_effectiveDateTime',
      'component',
      'effectiveDateTime',
      'subject',
      'valueQuantity',
    ],
    true,
  ],
  [
    '_summary=data',
    [
      ...mandatory,
      '_effectiveDateTime',
      'category',
      'component',
      'effectiveDateTime',
      'note',
      'subject',
      'valueQuantity',
    ],
    true,
  ],
  [
    '_summary=false',
    [
      ...mandatory,
      '_effectiveDateTime',
      'category',
      'component',
      'effectiveDateTime',
      'note',
      'subject',
      'text',
      'valueQuantity',
    ],
    false,
  ],
])('%s', async (query, names, isTagged) => {
  const own = { system: 'urn:own', code: 'own' }
  const system = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue'
  const tags = [
    { system, code: 'SUBSETTED' },
    { system: 'urn:socle:answer', code: 'part' },
  ]
  const meta = { versionId: '1', tag: isTagged ? [own, ...tags] : [own] }
  const read = await call('staff', `Observation/whole?${query}`)
  const version = await call('staff', `Observation/whole/_history/1?${query}`)
  const found = await call('staff', `Observation?_id=whole&${query}`)
  for (const resource of [
    read.body,
    version.body,
    Object(entriesOf(found.body)[0]?.['resource']),
  ]) {
    expect(Object.keys(resource).sort()).toEqual([...names].sort())
    expect(resource).toMatchObject({ meta })
  }
  for (const { text } of [read, found]) {
    expect(/"value": ?1\.10\D/.test(text)).toBe(names.includes('valueQuantity'))
    expect(/"value": ?2\.500\D/.test(text)).toBe(names.includes('component'))
  }
})

test('a summary leaves out what is none below the resource as well', async () => {
  const { body } = await call('staff', 'Observation/whole?_summary=true')
  expect(Object.keys(Object(body['component'])[0]).sort()).toEqual(['code', 'valueQuantity'])
})

test('elements are those of the matches; a summary is one of all that comes', async () => {
  const included = async (query: string) => {
    const { body } = await call('staff', `Observation?_include=Observation:subject&${query}`)
    return Object(entriesOf(body)[1]?.['resource'])
  }
  expect(await included('_elements=status')).toHaveProperty('photo')
  expect(await included('_summary=true')).not.toHaveProperty('photo')
})

test('an element that the type has not is an error that names it', async () => {
  const { status, body } = await call('staff', 'Observation/whole?_elements=photo')
  expect(status).toBe(400)
  expect(body).toMatchObject({ issue: [{ expression: ['photo'] }] })
})
