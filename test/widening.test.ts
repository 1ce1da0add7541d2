/** Which writes open more to somebody, and which open more to their own author. */
import { describe, expect, test } from 'vitest'
import { grantsMore, wideningsOf } from '../record/relations/widening.ts'
import type { FhirObject } from '../record/resource.ts'

const ref = (reference: string) => ({ reference })

const encounter = (more: object = {}): FhirObject => ({
  resourceType: 'Encounter',
  id: 'e',
  status: 'finished',
  subject: ref('Patient/a'),
  period: { start: '2026-01-01', end: '2026-01-02' },
  participant: [{ individual: ref('Practitioner/me') }],
  ...more,
})

describe('a relation that lasts longer', () => {
  const change = (before: object, after: object) =>
    grantsMore({ type: 'Encounter', id: 'e', before: encounter(before), after: encounter(after) })
  test.each([
    ['by a later end', {}, { period: { start: '2026-01-01', end: '2026-01-03' } }, true],
    ['by no end', {}, { status: 'in-progress', period: { start: '2026-01-01' } }, true],
    ['by beginning', { status: 'planned' }, {}, true],
    ['not by an earlier end', {}, { period: { start: '2026-01-01', end: '2026-01-01' } }, false],
    ['not by ending', { status: 'in-progress', period: { start: '2026-01-01' } }, {}, false],
    ['not by being an error', {}, { status: 'entered-in-error' }, false],
  ])('%s', (_, before, after, expected) => {
    expect(change(before, after)).toBe(expected)
  })
})

describe('a write that widens its author', () => {
  const doctor = { cares: true, names: ['Practitioner/me', 'PractitionerRole/r', 'Organization/u'] }
  const clerk = { ...doctor, cares: false }
  const mother = { cares: false, names: ['RelatedPerson/mother'] }
  const gone = { cares: false, names: ['Practitioner/x'] }
  const formerRole = { cares: false, names: ['PractitionerRole/r'] }
  const patient = { cares: false, names: ['Patient/a'] }
  const resource = (resourceType: string, more: object): FhirObject => ({
    resourceType,
    id: 'x',
    ...more,
  })
  const role = resource('PractitionerRole', {
    practitioner: ref('Practitioner/me'),
    organization: ref('Organization/v'),
  })
  const relative = resource('RelatedPerson', { patient: ref('Patient/a') })
  const denial = (actor?: string) =>
    resource('Consent', {
      status: 'active',
      patient: ref('Patient/a'),
      provision: {
        type: 'deny',
        class: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Observation' }],
        ...(actor === undefined ? {} : { actor: [{ role: {}, reference: ref(actor) }] }),
      },
    })
  const born = (birthDate: string) => resource('Patient', { birthDate })
  const practitioner = (active?: boolean) =>
    resource('Practitioner', active === undefined ? {} : { active })
  type Case = [string, typeof doctor, FhirObject | undefined, FhirObject | undefined, string[]]
  const cases: Case[] = [
    ['naming oneself', doctor, undefined, encounter(), ['name']],
    [
      "naming one's unit",
      doctor,
      undefined,
      encounter({ participant: [], serviceProvider: ref('Organization/u') }),
      ['relation'],
    ],
    [
      'naming others',
      doctor,
      undefined,
      encounter({ participant: [{ individual: ref('Practitioner/other') }] }),
      [],
    ],
    ['naming oneself without a role in care', clerk, undefined, encounter(), []],
    ['staying named', doctor, encounter(), encounter({ reasonCode: [{ text: 'x' }] }), []],
    [
      'staying named for longer',
      doctor,
      encounter(),
      encounter({ status: 'in-progress', period: { start: '2026-01-01' } }),
      ['name'],
    ],
    ["one's own role", clerk, undefined, role, ['nothing suffices', 'nothing suffices']],
    ["one's own role, unchanged", clerk, role, { ...role, telecom: [] }, []],
    ["another's role", clerk, undefined, { ...role, practitioner: ref('Practitioner/other') }, []],
    [
      'oneself as a relative',
      { ...mother, names: ['RelatedPerson/x'] },
      undefined,
      relative,
      ['nothing suffices'],
    ],
    ['another relative', mother, undefined, relative, []],
    ['the age of a child', mother, born('2008-01-01'), born('2012-01-01'), ['nothing suffices']],
    ['the age of a patient, by staff', doctor, born('2008-01-01'), born('2012-01-01'), []],
    ['coming back', gone, practitioner(false), practitioner(true), ['nothing suffices']],
    ['coming back unsaid', gone, practitioner(false), practitioner(), ['nothing suffices']],
    [
      'coming back as nobody’s role',
      formerRole,
      practitioner(false),
      practitioner(true),
      ['nothing suffices'],
    ],
    ['another who comes back', doctor, practitioner(false), practitioner(true), []],
    ['leaving', gone, practitioner(true), practitioner(false), []],
    ['lifting what is denied to all', doctor, denial(), undefined, ['name']],
    [
      'lifting what is denied to oneself',
      doctor,
      denial('Practitioner/me'),
      undefined,
      ['nothing suffices'],
    ],
    [
      "lifting what is denied to one's unit",
      clerk,
      denial('Organization/u'),
      undefined,
      ['nothing suffices'],
    ],
    ['lifting what is denied to others', doctor, denial('Practitioner/other'), undefined, []],
    ['lifting what one denied as the patient', patient, denial(), undefined, []],
    ['denying', doctor, undefined, denial(), []],
  ]
  test.each(cases)('%s', (_, author, before, after, expected) => {
    const type = String((after ?? before)?.['resourceType'])
    const found = [
      'Encounter',
      'Practitioner',
      'PractitionerRole',
      'RelatedPerson',
      'Consent',
      'Patient',
    ] as const
    const known = found.find((one) => one === type) ?? 'Patient'
    const change = { type: known, id: 'x', before, after }
    expect(wideningsOf(author, change).map(({ needs }) => needs)).toEqual(expected)
  })
})
