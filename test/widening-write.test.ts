/** Nobody widens what they see by writing, not even with the right to write what grants access. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FhirObject } from '../record/resource.ts'
import { bundle, post, put } from './support/bundles.ts'
import { ref, stay } from './support/granting.ts'
import { breakGlass, declareCare } from './support/openings.ts'
import { issuesOf, openWard, type Ward } from './support/rest-writer.ts'
import { actors, callers, denial, labelled, resources } from './support/widening.ts'
import { patient } from './support/writers.ts'

let ward: Ward

beforeAll(async () => {
  ward = await openWard(resources, callers)
  await ward.served.query('declared', declareCare, { patient: 'opened' })
  await ward.served.query('breaking', breakGlass, { patient: 'opened' })
})

afterAll(() => ward.close())

const named = (of: string, by: string) =>
  stay('new', { subject: ref(`Patient/${of}`), participant: [{ individual: ref(by) }] })
const member = (of: string, by: string) => ({
  resourceType: 'CareTeam',
  id: 'new',
  status: 'active',
  subject: ref(`Patient/${of}`),
  participant: [{ member: ref(by) }],
})
const roleOf = (practitioner: string, more: object = {}) => ({
  resourceType: 'PractitionerRole',
  id: 'new',
  practitioner: ref(practitioner),
  ...more,
})

/** Writes it where it is, or makes it: ids are not the writers' to choose. */
function toWrite(resource: FhirObject): readonly [method: string, path: string, body: FhirObject] {
  const { id, ...made } = resource
  const type = String(resource['resourceType'])
  return id === 'new' ? ['POST', type, made] : ['PUT', `${type}/${String(id)}`, resource]
}

const send = (caller: string, resource: FhirObject) => {
  const [method, path, body] = toWrite(resource)
  return ward.send(caller, method, path, { body })
}

type Case = [string, caller: string, resource: FhirObject]

describe('refused', () => {
  const cases: Case[] = [
    [
      'naming oneself for a patient one does not care for',
      'doctor',
      named('others', 'Practitioner/doctor'),
    ],
    ['naming a role of one’s own', 'doctor', named('others', 'PractitionerRole/own')],
    [
      'naming one’s unit',
      'doctor',
      stay('new', { subject: ref('Patient/others'), serviceProvider: ref('Organization/ward') }),
    ],
    [
      'being the general practitioner',
      'doctor',
      patient('others', {
        id: 'others',
        birthDate: '2012-01-01',
        generalPractitioner: [ref('Practitioner/doctor')],
      }),
    ],
    ['naming oneself after declaring it', 'declared', named('opened', 'Practitioner/declared')],
    ['one’s own return', 'former', { resourceType: 'Practitioner', id: 'former', active: true }],
    ['naming oneself behind broken glass', 'breaking', named('opened', 'Practitioner/breaking')],
    ['a role of one’s own', 'clerk', roleOf('Practitioner/clerk', { code: [{ text: 'médecin' }] })],
    [
      'another unit for one’s role',
      'doctor',
      roleOf('Practitioner/doctor', {
        id: 'own',
        active: true,
        organization: ref('Organization/other'),
      }),
    ],
    [
      'lifting what is denied to oneself',
      'doctor',
      { ...denial('to-doctor', actors('Practitioner/doctor')), status: 'inactive' },
    ],
    ['lifting what is denied to all', 'coder', { ...denial('to-all'), status: 'inactive' }],
  ]
  test.each(cases)('%s', async (_name, caller, resource) => {
    const path = `${String(resource['resourceType'])}/${String(resource['id'])}`
    const refused = await send(caller, resource)
    expect([refused.status, JSON.stringify(issuesOf(refused))]).toEqual([
      403,
      expect.stringContaining('would widen what its author may see'),
    ])
    const [method, , made] = toWrite(resource)
    const body = bundle('transaction', method === 'POST' ? post(made) : put(made))
    expect((await ward.send(caller, 'POST', '', { body })).status).toBe(403)
    expect((await ward.send('system', 'PUT', path, { body: resource })).status).toBeLessThan(300)
    const restored = resources.find(
      ({ id, resourceType }) => `${String(resourceType)}/${String(id)}` === path,
    )
    if (restored !== undefined) await ward.send('system', 'PUT', path, { body: restored })
    else await ward.send('system', 'DELETE', path)
  })

  test.each([
    ['of a patient one does not care for', 'carer', 'others'],
    ['of a patient of one’s unit', 'doctor', 'warded'],
  ])('becoming a member of a team %s', async (_name, caller, of) => {
    const body = { ...member(of, `Practitioner/${caller}`), id: undefined }
    expect((await ward.send(caller, 'POST', 'CareTeam', { body })).status).toBe(403)
  })

  test('the age of one’s child', async () => {
    const body = [{ op: 'replace', path: '/birthDate', value: '2020-01-01' }]
    const refused = await ward.send('mother', 'PATCH', 'Patient/mine', { body })
    expect(JSON.stringify(issuesOf(refused))).toContain('would widen')
  })

  test('one’s own relationship', async () => {
    const body = [{ op: 'replace', path: '/relationship/0/coding/0/code', value: 'GUARD' }]
    expect((await ward.send('mother', 'PATCH', 'RelatedPerson/mother', { body })).status).toBe(403)
  })

  test('by taking away the label that hides: what is hidden is not there', async () => {
    const { meta: _, ...bare } = labelled('masked', '')
    for (const caller of ['doctor', 'carer', 'coder'])
      expect((await ward.send(caller, 'PUT', 'Flag/masked', { body: bare })).status).toBe(404)
  })
})

describe('granted', () => {
  const cases: Case[] = [
    ['naming oneself for a patient one cares for', 'doctor', named('mine', 'Practitioner/doctor')],
    ['naming others', 'clerk', named('others', 'Practitioner/someone')],
    ['naming oneself without a role in care', 'clerk', named('others', 'Practitioner/clerk')],
    ['the role of another', 'clerk', roleOf('Practitioner/someone')],
    [
      'what stays as it is',
      'doctor',
      {
        ...resources.find(({ id }) => id === 'own'),
        resourceType: 'PractitionerRole',
        id: 'own',
        telecom: [{ system: 'phone', value: '1' }],
      },
    ],
    [
      'lifting what is denied to others',
      'doctor',
      { ...denial('to-other', actors('Practitioner/other')), status: 'inactive' },
    ],
    [
      'lifting what is denied to all, by those who are named',
      'carer',
      { ...denial('to-all'), status: 'inactive' },
    ],
  ]
  test.each(cases)('%s', async (_name, caller, resource) => {
    const answer = await send(caller, resource)
    expect([answer.status, issuesOf(answer)]).toEqual([
      expect.toSatisfy((status) => status < 300),
      undefined,
    ])
  })
})
