/** Writers at once and repeats under one key, over HTTP: nothing twice, nothing lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isFhirObject, listOf, textOf } from '../record/resource.ts'
import type { RestAnswer } from './support/rest.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { accessOf } from './support/tokens.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward

beforeAll(async () => {
  ward = await openWard([patient('Un', { id: 'a' }), patient('0', { id: 'counter' })], {
    nurse: accessOf('user/*.cruds', { subject: 'nurse' }),
  })
})

afterAll(() => ward.close())

const idOf = ({ body }: RestAnswer) => body['id']

describe('at once', () => {
  test('fifty conditional creates make one resource', async () => {
    const identifier = [{ system: 'urn:ipp', value: '50' }]
    const before = await ward.countVersions('Patient')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        ward.send('staff', 'POST', 'Patient', {
          body: patient(`N${number}`, { identifier }),
          headers: { 'if-none-exist': 'identifier=urn:ipp|50' },
        }),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array.from({ length: 49 }, () => 200), 201])
    expect(new Set(answers.map(idOf)).size).toBe(1)
    expect(await ward.countVersions('Patient')).toBe(before + 1)
  })

  test('fifty conditional updates make one resource of fifty versions', async () => {
    const body = patient('N', { identifier: [{ system: 'urn:ipp', value: '51' }] })
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        ward.send('staff', 'PUT', 'Patient?identifier=urn:ipp|51', { body }),
      ),
    )
    expect(new Set(answers.map(idOf)).size).toBe(1)
    expect(await ward.countVersions('Patient', String(answers.map(idOf)[0]))).toBe(50)
  })

  test('of writers with If-Match none is lost', async () => {
    const addOne = async (): Promise<void> => {
      const { body } = await ward.send('staff', 'GET', 'Patient/counter')
      const meta = body['meta']
      const version = isFhirObject(meta) ? textOf(meta, 'versionId') : undefined
      const [name] = listOf(body, 'name')
      const count = Number(isFhirObject(name) ? textOf(name, 'family') : undefined)
      const { status } = await ward.send('staff', 'PUT', 'Patient/counter', {
        body: patient(String(count + 1), { id: 'counter' }),
        headers: { 'if-match': `W/"${version}"` },
      })
      if (status === 412) return addOne()
      expect(status).toBe(200)
    }
    await Promise.all(Array.from({ length: 10 }, addOne))
    const { body } = await ward.send('staff', 'GET', 'Patient/counter')
    expect(body).toMatchObject({ name: [{ family: '10' }], meta: { versionId: '11' } })
  })
})

describe('under one key', () => {
  const headers = { 'idempotency-key': 'k1' }
  const create = (caller: string, family: string) =>
    ward.send(caller, 'POST', 'Patient', { body: patient(family), headers })

  test('a repeat is answered as the first, and writes nothing', async () => {
    const before = await ward.countVersions('Patient')
    const answers = await Promise.all(Array.from({ length: 8 }, () => create('staff', 'Clé')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await ward.countVersions('Patient')).toBe(before + 1)
  })

  test('another body is a conflict, another subject has keys of its own', async () => {
    expect((await create('staff', 'Autre')).status).toBe(412)
    expect((await create('nurse', 'Autre')).status).toBe(201)
  })

  test('a repeat of a version that has changed answers that version', async () => {
    const once = { 'idempotency-key': 'k2' }
    const body = patient('Deux', { id: 'k2' })
    const first = await ward.send('system', 'PUT', 'Patient/k2', { body, headers: once })
    await ward.send('system', 'PUT', 'Patient/k2', { body: patient('Trois', { id: 'k2' }) })
    const again = await ward.send('system', 'PUT', 'Patient/k2', { body, headers: once })
    expect([again.status, again.headers.get('etag'), again.text]).toEqual([
      201,
      'W/"1"',
      first.text,
    ])
  })

  test('the answer is not given again once access is lost', async () => {
    const once = { 'idempotency-key': 'k3' }
    const mine = () =>
      ward.send('own', 'POST', 'Observation', { body: observation('a'), headers: once })
    const id = String(idOf(await mine()))
    expect((await mine()).status).toBe(201)
    const body = observation('counter', { id })
    await ward.send('staff', 'PUT', `Observation/${id}`, { body })
    expect((await mine()).status).toBe(404)
  })
})
