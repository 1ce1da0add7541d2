/** Loading into the record: what is stored, what is the same, what is refused, alone or whole. */
import { describe, expect, test } from 'vitest'
import { bundle, lines, observation, patient, totals, useRecord } from './support/load.ts'

const { load, stored, parsed } = useRecord()

describe('stored, unchanged, parked, refused', () => {
  test('a second run changes nothing', async () => {
    const files = {
      'a.json': patient('again'),
      'b.json': { resourceType: 'Basic', id: 'again', code: { text: 'x' } },
    }
    expect(totals(await load(files, 'twice'))).toEqual([1, 0, 1, 0])
    expect(totals(await load(files, 'twice'))).toEqual([0, 2, 0, 0])
  })

  test('content taken before stays taken, even after another', async () => {
    const [old, recent] = [patient('seen'), patient('seen', { active: true })]
    expect(totals(await load({ 'a.json': old, 'b.json': recent }, 'seen'))).toEqual([2, 0, 0, 0])
    expect(totals(await load({ 'a.json': old, 'b.json': recent }, 'seen'))).toEqual([0, 2, 0, 0])
    expect(await parsed('Patient', 'seen')).toEqual(recent)
  })

  test('another source cannot overwrite', async () => {
    await load({ 'a.json': patient('owned') }, 'owner')
    const report = await load({ 'a.json': patient('owned', { active: true }) }, 'other')
    expect(totals(report)).toEqual([0, 0, 0, 1])
    expect(await parsed('Patient', 'owned')).toEqual(patient('owned'))
  })

  test('decimals come back digit by digit, the version of the file left out', async () => {
    const text =
      '{"resourceType":"Observation","id":"exact","meta":{"versionId":"7","lastUpdated":"2020-01-01T00:00:00Z"},' +
      '"status":"final","code":{"text":"x"},"valueQuantity":{"value":1.10},"component":[{"code":{"text":"y"},"valueQuantity":{"value":1E-22}}]}'
    await load({ 'a.json': text })
    const document = await stored('Observation', 'exact')
    expect(document).toContain('"value": 1.10}')
    expect(document).toContain('"value": 0.0000000000000000000001}')
    expect(document).not.toContain('meta')
  })

  test('a resource without an id keeps the one it was given', async () => {
    const files = { 'a.json': { resourceType: 'Patient', active: true } }
    expect(totals(await load(files, 'nameless'))).toEqual([1, 0, 0, 0])
  })

  test('a transaction with one bad member is refused whole, and says which', async () => {
    const report = await load({
      'a.json': bundle('transaction', patient('whole'), patient('bad', { gender: 1 })),
    })
    expect(totals(report)).toEqual([0, 0, 0, 2])
    expect(report.refusals).toEqual([
      expect.objectContaining({ entry: 'entry[0]', reason: 'its Bundle was refused' }),
      expect.objectContaining({
        entry: 'entry[1]',
        path: 'Patient.gender',
        reason: 'must be a string',
      }),
    ])
    expect(await stored('Patient', 'whole')).toBeUndefined()
  })

  test('a batch with one bad member stores the others', async () => {
    const report = await load({
      'a.json': bundle('batch', patient('good'), patient('bad', { gender: 1 })),
    })
    expect(totals(report)).toEqual([1, 0, 0, 1])
  })

  test('what PostgreSQL cannot store is refused alone', async () => {
    const report = await load({
      'a.ndjson': lines(patient('nul', { name: [{ text: '\0' }] }), patient('fine')),
    })
    expect(totals(report)).toEqual([1, 0, 0, 1])
    expect(report.refusals[0]).toMatchObject({ line: 1, type: 'Patient' })
  })

  test('files that are no FHIR, a line each, and the rest is loaded', async () => {
    const report = await load({
      'a.json': '{"resourceType":"Patient",',
      'b.json': '{"resourceType":"Patient","id":"x","id":"y"}',
      'c.json': '[]',
      'd.txt': 'hello',
      'e.json': patient('beside'),
    })
    expect(totals(report)).toEqual([1, 0, 0, 0])
    expect(report.unreadable).toBe(4)
    expect(report.refusals.map(({ reason }) => reason)).toEqual([
      'not valid JSON: the text ends too early (line 1, column 27)',
      'not valid JSON: the same name twice in one object (line 1, column 36)',
      'no FHIR resource: resourceType is missing',
      'not a FHIR file',
    ])
  })
})

test('a plain reference to what is not here is kept', async () => {
  await load({ 'a.json': observation('dangling', 'Patient/nowhere') })
  expect(await parsed('Observation', 'dangling')).toEqual(
    observation('dangling', 'Patient/nowhere'),
  )
})

test('the order of a history is the order of its versions', async () => {
  const version = (lastUpdated: string, active: boolean) =>
    patient('historic', { meta: { lastUpdated }, active })
  await load({
    'a.json': bundle(
      'history',
      version('2021-01-01T00:00:00Z', true),
      version('2020-01-01T00:00:00Z', false),
    ),
  })
  expect(await parsed('Patient', 'historic')).toEqual(patient('historic', { active: true }))
})
