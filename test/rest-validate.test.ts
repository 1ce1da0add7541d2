/** The operation $validate: what it finds is its answer, and nothing is kept. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWard, type Ward } from './support/rest-writer.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward

beforeAll(async () => {
  ward = await openWard([patient('Un', { id: 'a' })])
})

afterAll(() => ward.close())

const good = observation('a', { id: 'x' })
const parameters = (resource: object, ...more: object[]) => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'resource', resource }, ...more],
})

test.each<[string, string, object, number, object]>([
  ['a sound resource', 'Observation/$validate', good, 200, { severity: 'warning' }],
  ['at its id', 'Observation/x/$validate', good, 200, { severity: 'warning' }],
  ['in Parameters', 'Observation/$validate', parameters(good), 200, { severity: 'warning' }],
  [
    'a fault',
    'Observation/$validate',
    parameters({ ...good, colour: 'red' }, { name: 'mode', valueCode: 'create' }),
    200,
    { severity: 'error', expression: ['Observation.colour'] },
  ],
  ['of another type', 'Patient/$validate', good, 400, { expression: ['Patient'] }],
  ['at another id', 'Observation/y/$validate', good, 400, { expression: ['Observation.id'] }],
  ['nothing', 'Observation/$validate', { resourceType: 'Parameters' }, 400, {}],
  [
    'a delete',
    'Observation/$validate',
    parameters(good, { name: 'mode', valueCode: 'delete' }),
    400,
    {},
  ],
  [
    'against another profile',
    'Observation/$validate',
    parameters(good, { name: 'profile', valueUri: 'urn:x' }),
    400,
    {},
  ],
  ['no type of FHIR', 'Nothing/$validate', good, 404, {}],
])('%s', async (_, path, body, status, issue) => {
  const answer = await ward.send('staff', 'POST', path, { body })
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [issue] })
  expect(await ward.countVersions('Observation')).toBe(0)
})

test('without a token', async () => {
  expect((await ward.send('nobody', 'POST', 'Observation/$validate', { body: good })).status).toBe(
    401,
  )
})
