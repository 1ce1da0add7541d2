/** What a patient's app writes by search tells it nothing of other patients. https://hl7.org/fhir/R4/http.html#ccreate */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle, post } from './support/bundles.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward
beforeAll(async () => {
  ward = await openWard([
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b', identifier: [{ system: 'urn:ipp', value: '7' }] }),
    observation('b', { id: 'ob', identifier: [{ system: 'urn:lab', value: '1' }] }),
  ])
})
afterAll(() => ward.close())

/** A search that meets another's resource, and one like it that meets nothing. */
const pairs = [
  ['a code of another', 'patient=b&code=718-7', 'patient=b&code=none'],
  ['a status of anybody', 'status=final', 'status=amended'],
  ['an identifier and more', 'identifier=urn:lab|1&code=718-7', 'identifier=urn:lab|1&code=none'],
  ['an identifier that is not', 'identifier:not=urn:lab|2', 'identifier:missing=true'],
] as const

const countOfOther = () => ward.countVersions('Observation', 'ob')

test.each(pairs)('deleted by %s: the answers are the same', async (_, one, other) => {
  const answers = [one, other].map((query) => ward.send('own', 'DELETE', `Observation?${query}`))
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses).toEqual([403, 403])
  expect(await countOfOther()).toBe(1)
})

test.each(pairs)('created unless by %s: the answers are the same', async (_, one, other) => {
  for (const query of [one, other]) {
    const headers = { 'if-none-exist': query }
    const body = observation('a', { status: 'preliminary', code: { text: 'own' } })
    expect((await ward.send('own', 'POST', 'Observation', { body, headers })).status).toBe(201)
    await ward.send('staff', 'DELETE', 'Observation?code:text=own')
  }
  expect(await countOfOther()).toBe(1)
})

test.each([
  ['to a patient, who is told of no other, it is as if there were none', 'own', 201],
  ['staff find it', 'staff', 200],
])('another: %s', async (_, caller, status) => {
  const headers = { 'if-none-exist': 'identifier=urn:lab|1' }
  const answer = await ward.send(caller, 'POST', 'Observation', { body: observation('a'), headers })
  expect(answer.status).toBe(status)
})

/** What names another's resource, and what names nothing. */
const names = [
  ['Observation', '_id=ob', '_id=none'],
  ['Observation', 'identifier=urn:lab|1', 'identifier=urn:lab|2'],
  ['Patient', 'identifier=urn:ipp|7', 'identifier=urn:ipp|8'],
] as const

/** A patient's app makes results, and no patients. */
const made = { Observation: 201, Patient: 403 }
const bodies = { Observation: observation('a'), Patient: patient('X') }

test.each(names)('%s?%s is to a patient as %s', async (type, hidden, absent) => {
  const answerTo = async (query: string) => {
    const send = async (method: string, body?: object) => {
      const { status, text } = await ward.send('own', method, `${type}?${query}`, { body })
      return [status, status < 400 ? '' : text]
    }
    return [await send('DELETE'), await send('PATCH', []), await send('PUT', bodies[type])]
  }
  const [deleted, patched, updated] = await answerTo(hidden)
  expect([deleted?.[0], patched?.[0], updated?.[0]]).toEqual([403, 404, made[type]])
  expect([deleted, patched, updated]).toEqual(await answerTo(absent))
  expect(await countOfOther()).toBe(1)
})

test('a reference by search leads to no other patient, in the same words', async () => {
  const answerTo = (id: string) =>
    ward.send('own', 'POST', '', {
      body: bundle('transaction', post({ ...observation('a'), focus: [to(id)] })),
    })
  const to = (id: string) => ({ reference: `Observation?_id=${id}` })
  const [hidden, absent] = [await answerTo('ob'), await answerTo('none')]
  expect([hidden.status, hidden.text]).toEqual([412, absent.text])
})

test.each([
  ['of another', 'own', 'ob', 404],
  ['of nobody', 'own', 'none', 404],
  ['of their own', 'own', 'oa', 412],
  ['that staff see', 'staff', 'ob', 412],
  ['that is free, which they do not choose', 'staff', 'free', 404],
  ['that is free', 'system', 'free', 201],
])('an update whose search meets nothing, with the id %s (%s)', async (_, caller, id, status) => {
  await ward.send('system', 'PUT', 'Observation/oa', { body: observation('a', { id: 'oa' }) })
  const counts = () => Promise.all(['oa', 'ob'].map((of) => ward.countVersions('Observation', of)))
  const before = await counts()
  const body = { ...observation('a', { id }), status: 'amended' }
  const answer = await ward.send(caller, 'PUT', 'Observation?identifier=urn:lab|none', { body })
  expect(answer.status).toBe(status)
  expect(await counts()).toEqual(before)
})

test("an update whose search meets nothing makes nothing in another's record", async () => {
  const body = observation('b')
  const answer = await ward.send('own', 'PUT', 'Observation?identifier=urn:lab|none', { body })
  expect(answer.status).toBe(403)
})
