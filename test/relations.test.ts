/** What each resource says of who may see whom: the rows it makes, and what makes none. */
import { describe, expect, test } from 'vitest'
import { ever, linesOf, to } from './support/relations.ts'

const subject = to('Patient/a')

describe('a CareTeam', () => {
  const team = {
    status: 'active',
    subject,
    period: { start: '2026-01-01' },
    participant: [
      { member: to('Practitioner/p') },
      { member: to('PractitionerRole/r'), period: { end: '2026-03-01' } },
      { member: to('Organization/o') },
      { member: to('Patient/a') },
      { member: to('CareTeam/other') },
    ],
  }
  test('its members, each in their time', () => {
    expect(linesOf('CareTeam', team)).toEqual([
      'a Practitioner/p team 2026-01-01..infinity',
      'a PractitionerRole/r team 2026-01-01..2026-03-01',
      'a Organization/o team 2026-01-01..infinity',
    ])
  })
  test.each(['proposed', 'suspended', 'inactive', 'entered-in-error', undefined])(
    '%s: nobody',
    (status) => expect(linesOf('CareTeam', { ...team, status })).toEqual([]),
  )
})

describe('a Patient', () => {
  const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
  const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
  test('general practitioners, of this record alone, and not by a link', () => {
    const patient = {
      generalPractitioner: [to('Practitioner/p'), to('Organization/o'), { display: 'Dr X' }],
      link: [{ other: to('Patient/old'), type: 'replaces' }],
    }
    expect(linesOf('Patient', patient)).toEqual([
      `x Practitioner/p practitioner ${ever}`,
      `x Organization/o practitioner ${ever}`,
    ])
  })
  const labels: readonly [string, string, boolean][] = [
    [confidentiality, 'V', true],
    [confidentiality, 'R', false],
    [confidentiality, 'VIP', false],
    [actCode, 'CEL', true],
    [actCode, 'VIP', true],
    [actCode, 'EMP', true],
    [actCode, 'PSY', false],
    ['urn:other', 'V', false],
  ]
  test.each(labels)('%s %s', (system, code, isProtected) => {
    const lines = linesOf('Patient', { meta: { security: [{ system, code }] } })
    expect(lines).toEqual(isProtected ? [`x vip  [] [] ${ever}`] : [])
  })
})

describe('a PractitionerRole', () => {
  const role = {
    practitioner: to('Practitioner/p'),
    organization: to('Organization/o'),
    location: [to('Location/l'), to('Location/m')],
    code: [{ coding: [{ system: 'urn:s', code: '10' }, { code: 'plain' }] }],
    period: { start: '2026-01-01', end: '2026-12-31' },
  }
  const codes = '[urn:s|10,|plain]'
  const time = '2026-01-01..2026-12-31'
  test.each([true, undefined])('active: %s', (active) => {
    expect(linesOf('PractitionerRole', { ...role, active })).toEqual([
      `Practitioner/p PractitionerRole/x ${codes} ${time}`,
      `Practitioner/p Organization/o ${codes} ${time}`,
      `Practitioner/p Location/l ${codes} ${time}`,
      `Practitioner/p Location/m ${codes} ${time}`,
    ])
  })
  const none: readonly [string, object][] = [
    ['not in use', { ...role, active: false }],
    ['a time that cannot be read', { ...role, period: 'always' }],
  ]
  test.each(none)('%s: nobody', (_, one) => expect(linesOf('PractitionerRole', one)).toEqual([]))
  test('nobody in it yet', () => {
    expect(linesOf('PractitionerRole', { organization: to('Organization/o') })).toEqual([
      `PractitionerRole/x PractitionerRole/x [] ${ever}`,
      `PractitionerRole/x Organization/o [] ${ever}`,
    ])
  })
})

describe('a RelatedPerson', () => {
  const mother = {
    patient: subject,
    relationship: [{ coding: [{ system: 'urn:r', code: 'MTH' }] }, { text: 'mère' }],
  }
  test('in use, in its time', () => {
    expect(linesOf('RelatedPerson', { ...mother, period: { end: '2030' } })).toEqual([
      'RelatedPerson/x a [urn:r|MTH] -infinity..2030-12-31',
    ])
  })
  const none: readonly [string, object][] = [
    ['not in use', { ...mother, active: false }],
    ['of nobody', { ...mother, patient: undefined }],
    ['a time that cannot be read', { ...mother, period: { start: 'x' } }],
  ]
  test.each(none)('%s: nobody', (_, one) => expect(linesOf('RelatedPerson', one)).toEqual([]))
})

test.each(['Observation', 'Practitioner', 'Appointment'] as const)('a %s says nothing', (type) => {
  expect(linesOf(type, { subject, performer: [to('Practitioner/p')] })).toEqual([])
})
