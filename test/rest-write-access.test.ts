/** Who may write what through the REST face, and that no refusal tells of the record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle, post } from './support/bundles.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { accessOf } from './support/tokens.ts'
import { observation, patient } from './support/writers.ts'

const secret = 'Secretissime'
const number = (system: string, value: string) => [{ system: `urn:${system}`, value }]
let ward: Ward

beforeAll(async () => {
  ward = await openWard(
    [
      patient('Un', { id: 'a' }),
      patient(secret, { id: 'b', identifier: number('ipp', '7') }),
      observation('a', { id: 'oa' }),
      patient('Célèbre', {
        id: 'vip',
        identifier: number('ipp', 'vip'),
        meta: {
          security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'VIP' }],
        },
      }),
      observation('vip', { id: 'vip-o' }),
      observation('b', { id: 'ob', note: [{ text: secret }], identifier: number('lab', '1') }),
    ],
    {
      coder: accessOf('user/*.cruds', { roles: ['information'] }),
      clerk: accessOf('user/*.cruds', { roles: ['administration'] }),
      'without c': accessOf('user/*.ruds'),
      'without u': accessOf('user/*.crds'),
      'without d': accessOf('user/*.crus'),
      'without s': accessOf('user/*.crud'),
      'only reads': accessOf('patient/*.rs', { patient: 'a' }),
    },
  )
})

afterAll(() => ward.close())

const amend = [{ op: 'replace', path: '/status', value: 'amended' }]
const mine = observation('a')
const unit = { resourceType: 'Organization', name: 'Unit' }

test.each<[string, string, string, object, number]>([
  ['without c', 'POST', 'Observation', { body: mine }, 403],
  ['without c', 'PUT', 'Observation/new', { body: { ...mine, id: 'new' } }, 403],
  ['without u', 'PUT', 'Observation/oa', { body: { ...mine, id: 'oa' } }, 403],
  ['without u', 'PATCH', 'Observation/oa', { body: amend }, 403],
  ['without d', 'DELETE', 'Observation/oa', {}, 403],
  ['without s', 'DELETE', 'Observation?_id=oa', {}, 403],
  ['without s', 'POST', 'Observation', { body: mine, headers: { 'if-none-exist': '_id=oa' } }, 403],
  ['only reads', 'POST', 'Observation', { body: mine }, 403],
  ['nobody', 'POST', 'Observation', { body: mine }, 401],
  ['own', 'POST', 'Observation', { body: mine }, 201],
  ['own', 'POST', 'Observation', { body: observation('b') }, 403],
  ['own', 'POST', 'Patient', { body: patient('X') }, 403],
  ['own', 'POST', 'Practitioner', { body: { resourceType: 'Practitioner' } }, 403],
  ['own', 'PUT', 'Observation/ob', { body: { ...mine, id: 'ob' } }, 404],
  ['own', 'PUT', 'Observation/none', { body: { ...mine, id: 'none' } }, 404],
  ['system', 'PUT', 'Observation/own-id', { body: { ...mine, id: 'own-id' } }, 201],
  ['coder', 'PUT', 'Organization/own-id', { body: { ...unit, id: 'own-id' } }, 201],
  ['clerk', 'PUT', 'Patient/own-id', { body: patient('X', { id: 'own-id' }) }, 404],
  ['own', 'PATCH', 'Observation/ob', { body: amend }, 404],
  ['own', 'DELETE', 'Observation/ob', {}, 403],
  ['own', 'DELETE', 'Observation/none', {}, 403],
  ['own', 'DELETE', 'Observation?_id=ob', {}, 403],
  ['own', 'POST', 'Observation', { body: mine, headers: { 'if-none-exist': '_id=ob' } }, 201],
  ['staff', 'POST', 'Basic', { body: { resourceType: 'Basic', code: { text: 'x' } } }, 403],
  ['system', 'POST', 'Basic', { body: { resourceType: 'Basic', code: { text: 'x' } } }, 201],
])('%s: %s %s', async (caller, method, path, sent, status) => {
  const answer = await ward.send(caller, method, path, sent)
  expect(answer.status).toBe(status)
  expect(await ward.countVersions('Observation', 'ob')).toBe(1)
  if (status < 400) return
  expect(answer.body['resourceType']).toBe('OperationOutcome')
  expect(answer.text).not.toContain(secret)
})

describe('a match that the caller may not see', () => {
  test('is no match, except to those who may make one for any patient', async () => {
    const create = (caller: string, type: string, body: object, query: string) =>
      ward.send(caller, 'POST', type, { body, headers: { 'if-none-exist': query } })
    for (const value of ['1', 'none'])
      expect((await create('own', 'Observation', mine, `identifier=urn:lab|${value}`)).status).toBe(
        201,
      )
    for (const value of ['7', 'none'])
      expect(
        (await create('own', 'Patient', patient('X'), `identifier=urn:ipp|${value}`)).status,
      ).toBe(403)
    const taken = await create('coder', 'Patient', patient('X'), 'identifier=urn:ipp|vip')
    expect(taken.status).toBe(412)
  })

  test.each<[string, string, object, number]>([
    ['PATCH', 'Observation?patient=Patient/PATIENT&code=718-7', { body: amend }, 404],
    ['PUT', 'Observation/PATIENT-o', { body: { ...mine, id: 'PATIENT-o' } }, 404],
    ['PUT', 'Observation?_id=PATIENT-o', { body: { ...mine, id: 'PATIENT-o' } }, 404],
    ['DELETE', 'Observation/PATIENT-o', {}, 404],
    ['DELETE', 'Observation/PATIENT-o', { headers: { 'if-match': 'W/"1"' } }, 404],
    ['DELETE', 'Observation?patient=Patient/PATIENT&code=718-7', {}, 204],
    [
      'POST',
      '',
      {
        body: bundle(
          'transaction',
          post(observation('a', { focus: [{ reference: 'Observation?_id=PATIENT-o' }] })),
        ),
      },
      412,
    ],
  ])(
    '%s %s: what is hidden from medical information is not there',
    async (method, path, sent, status) => {
      const answers = await Promise.all(
        ['vip', 'none'].map((id) =>
          ward.send(
            'coder',
            method,
            path.replace('PATIENT', id),
            JSON.parse(JSON.stringify(sent).replaceAll('PATIENT', id)),
          ),
        ),
      )
      expect(answers.map((answer) => answer.status)).toEqual([status, status])
      expect(answers[0]?.text).toBe(answers[1]?.text)
      expect(await ward.countVersions('Observation', 'vip-o')).toBe(1)
    },
  )

  test('what is absent and what is hidden answer alike, with every precondition', async () => {
    for (const headers of [{}, { 'if-match': 'W/"1"' }, { 'if-match': 'W/"9"' }]) {
      const answers = await Promise.all(
        ['ob', 'none'].map((id) =>
          ward.send('own', 'PUT', `Observation/${id}`, { headers, body: { ...mine, id } }),
        ),
      )
      expect(answers.map(({ status }) => status)).toEqual([404, 404])
      expect(answers[0]?.text).toBe(answers[1]?.text)
    }
  })

  test('no fault repeats what was sent, and the log holds none of it', async () => {
    const body = { ...mine, status: secret, [secret]: [], note: [{ text: 1, [secret]: 2 }] }
    const refused = [
      await ward.send('staff', 'POST', 'Observation', { body: { ...mine, status: secret } }),
      await ward.send('staff', 'POST', 'Observation', { body: JSON.stringify(body).slice(0, -3) }),
      await ward.send('staff', 'DELETE', `Patient?name=${secret}&colour=x`),
      await ward.send('staff', 'PATCH', 'Observation/oa', {
        body: [{ op: 'test', path: '/status', value: secret }],
      }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([422, 400, 400, 412])
    expect(refused.map(({ text }) => text).join()).not.toContain(secret)
    expect(ward.served.lines.join()).not.toContain(secret)
  })
})
