/** What each resource says of who may see whom: the rows it makes, and what makes none. */
import { describe, expect, test } from 'vitest'
import type { ResourceType } from '../fhir/types.ts'
import { patientsOf } from '../record/index/row.ts'
import { accessRowsOf } from '../record/relations/derive.ts'

const subject = { reference: 'Patient/a' }
const to = (reference: string) => ({ reference })

/** The rows as texts: what is said of whom, by the rest of the columns, in the time it holds. */
function linesOf(type: ResourceType, elements: object): string[] {
  const resource = { resourceType: type, id: 'x', ...elements }
  const rows = accessRowsOf(type, {
    name: `${type}/x`,
    resource,
    patients: patientsOf(type, resource),
  })
  return Object.values(rows).flatMap((group: readonly object[]) => group.map(toLine))
}

/** Midnight and the last moment of a day are what a date stands for. */
const shorten = (instant: string) =>
  instant.replace('T00:00:00.000000Z', '').replace('T23:59:59.999999Z', '')

function toLine(row: object): string {
  const { start, until, source, position: _, ...rest }: Record<string, unknown> = { ...row }
  expect(source).toMatch(/^\w+\/x$/)
  const cells = Object.values(rest).flatMap((cell) => (Array.isArray(cell) ? `[${cell}]` : cell))
  return `${cells.join(' ')} ${shorten(String(start))}..${shorten(String(until))}`
}

const ever = '-infinity..infinity'

describe('an Encounter', () => {
  const stay = {
    status: 'in-progress',
    subject,
    period: { start: '2026-01-01' },
    participant: [{ individual: to('Practitioner/p') }],
  }
  const named = ['a Practitioner/p participant 2026-01-01..infinity']
  const whole = { ...stay, period: { start: '2026-01-01', end: '2026-02-28' } }
  const cases: readonly [string, object, readonly string[]][] = [
    ...['arrived', 'triaged', 'in-progress', 'onleave'].map(
      (status): [string, object, readonly string[]] => [status, { ...stay, status }, named],
    ),
    ...['planned', 'cancelled', 'entered-in-error', 'unknown'].map(
      (status): [string, object, readonly string[]] => [status, { ...stay, status }, []],
    ),
    ['without a status', { ...stay, status: undefined }, []],
    [
      'finished',
      { ...whole, status: 'finished' },
      ['a Practitioner/p participant 2026-01-01..2026-02-28'],
    ],
    [
      'finished at no known time: when it began',
      { ...stay, status: 'finished' },
      ['a Practitioner/p participant 2026-01-01..2026-01-01'],
    ],
    ['finished, and no time at all', { ...stay, status: 'finished', period: undefined }, []],
    [
      'begun at no known time',
      { ...stay, period: undefined },
      [`a Practitioner/p participant ${ever}`],
    ],
    ['with an end that cannot be read', { ...stay, period: { end: 'soon' } }, []],
    [
      'a role that takes part for some days',
      {
        ...whole,
        participant: [
          {
            individual: to('PractitionerRole/r'),
            period: { start: '2025-12-01', end: '2026-01-03' },
          },
        ],
      },
      ['a PractitionerRole/r participant 2026-01-01..2026-01-03'],
    ],
    [
      'who took part before it began',
      { ...whole, participant: [{ ...stay.participant[0], period: { end: '2025-01-01' } }] },
      [],
    ],
    [
      'relatives, contained people, and people elsewhere',
      {
        ...stay,
        participant: [
          { individual: to('RelatedPerson/m') },
          { individual: to('#p') },
          { individual: to('https://elsewhere.example/Practitioner/p') },
          { individual: { identifier: { value: '1' } } },
        ],
      },
      [],
    ],
    [
      'a version of a reference is its resource',
      { ...stay, participant: [{ individual: to('Practitioner/p/_history/3') }] },
      named,
    ],
    [
      'its units',
      {
        ...stay,
        participant: [],
        serviceProvider: to('Organization/u'),
        location: [
          { location: to('Location/bed'), status: 'active', period: { start: '2026-01-05' } },
          { location: to('Location/old'), status: 'completed', period: { end: '2026-01-05' } },
          { location: to('Location/ward') },
          { location: to('Location/next'), status: 'planned' },
          { location: to('Location/kept'), status: 'reserved' },
        ],
      },
      [
        'a Location/bed unit 2026-01-05..infinity',
        'a Location/old unit 2026-01-01..2026-01-05',
        'a Location/ward unit 2026-01-01..infinity',
        'a Organization/u unit 2026-01-01..infinity',
      ],
    ],
    ['of a group', { ...stay, subject: to('Group/a') }, []],
  ]
  test.each(cases)('%s', (_, encounter, lines) => {
    expect(linesOf('Encounter', encounter)).toEqual(lines)
  })
})

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
