/** What a mutation writes keeps every digit of its numbers, however its JSON is given. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, serveApart, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: readonly Served[]

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  const quantity = { valueQuantity: { value: 1 } }
  await write(db, [patient('Un', { id: 'a' }), observation('a', { id: 'o', ...quantity })])
  const callers = { staff: accessOf('user/*.cruds') }
  served = [await serve(store, callers), await serveApart(store, callers)]
})

afterAll(async () => {
  for (const one of served) await one.close()
  await db.drop()
})

const create = 'mutation ($res: FHIRResource!) { it: ObservationCreate(res: $res) { id } }'
const update = 'mutation ($res: FHIRResource!) { it: ObservationUpdate(id: "o", res: $res) { id } }'
const patch =
  'mutation ($patch: JSONPatch!) { it: ObservationPatch(id: "o", patch: $patch) { id } }'

/** JSON with a number that JavaScript does not have. */
const withDigits = (value: object, digits: string) =>
  JSON.stringify(value).replace('"digits"', digits)

const measured = (more: object = {}) =>
  observation('a', { ...more, valueQuantity: { value: 'digits' } })
const replaced = [{ op: 'replace', path: '/valueQuantity/value', value: 'digits' }]

/** JSON as a literal of GraphQL: the names have no quotes. */
const toLiteral = (json: string) => json.replaceAll(/"(\w+)":/g, '$1:')

async function send(one: Served | undefined, path: string, body: string) {
  const response = await fetch(`${one?.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer staff' },
    body,
  })
  return JSON.parse(await response.text())
}

const inline = (digits: string) =>
  JSON.stringify({
    query: `mutation { it: ObservationCreate(res: ${toLiteral(withDigits(measured(), digits))}) { id } }`,
  })
const given = (query: string, name: string, value: object) => (digits: string) =>
  withDigits({ query, variables: { [name]: value } }, digits)

const forms: readonly (readonly [string, (digits: string) => string])[] = [
  ['a variable of a create', given(create, 'res', measured())],
  ['a variable of an update', given(update, 'res', measured({ id: 'o' }))],
  ['a variable of a patch', given(patch, 'patch', replaced)],
  ['a literal', inline],
]

describe.each([
  ['in one process', 0],
  ['each subgraph in a process of its own', 1],
])('%s', (_, index) => {
  test.each(forms)('%s', async (_name, toBody) => {
    for (const path of ['/graphql', '/fhir/$graphql'])
      for (const digits of ['1.10', '0.000000000000000000012', '12345678901234567890.5']) {
        const { data, errors } = await send(served[index], path, toBody(digits))
        expect(errors).toBeUndefined()
        const { rows } = await db.pool.query(
          `SELECT document->'valueQuantity'->>'value' AS value FROM record.version
           WHERE type = 'Observation' AND id = $1 ORDER BY version DESC LIMIT 1`,
          [data.it.id],
        )
        expect(rows).toEqual([{ value: digits }])
      }
  })
})

describe('is refused, and writes nothing', () => {
  const holding = `mutation ($unit: String) { it: ObservationCreate(res: ${toLiteral(
    withDigits(measured(), '1.10'),
  ).replace('1.10', '1.10, unit: $unit')}) { id } }`

  test.each([
    ['digits beside a variable', JSON.stringify({ query: holding }), 'INVALID_ARGUMENT'],
    ['a number beyond every other', given(create, 'res', measured())('1e999'), 'BAD_REQUEST'],
    ['such a number in a literal', inline('1e999'), 'INVALID_ARGUMENT'],
    ['a name that stands twice', given(create, 'res', measured())('1, "value": 2'), 'BAD_REQUEST'],
  ])('%s', async (_, body, code) => {
    const count = async () => (await db.pool.query('SELECT count(*) FROM record.version')).rows
    const before = await count()
    const { errors } = await send(served[0], '/graphql', body)
    expect(errors?.[0]?.extensions.code).toBe(code)
    expect(await count()).toEqual(before)
  })
})
