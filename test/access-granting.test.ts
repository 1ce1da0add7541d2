/** Which elements grant access or hide from it, told by the element that differs. */
import { describe, expect, test } from 'vitest'
import { grantingChange } from '../access/granting.ts'
import type { FhirObject } from '../record/resource.ts'

const ref = (reference: string) => ({ reference })
const label = (
  code: string,
  system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
) => ({
  meta: { security: [{ system, code }] },
})
const other = { type: 'seealso', other: ref('Patient/b') }
const merged = { type: 'replaces', other: ref('Patient/b') }

describe('an element that grants', () => {
  const stay = {
    status: 'in-progress',
    subject: ref('Patient/a'),
    participant: [{ individual: ref('Practitioner/x') }],
    serviceProvider: ref('Organization/u'),
  }
  const cases: [string, string, FhirObject, FhirObject, string | undefined][] = [
    ['a participant', 'Encounter', stay, { ...stay, participant: [] }, 'Encounter.participant'],
    [
      'a unit',
      'Encounter',
      stay,
      { ...stay, serviceProvider: ref('Organization/v') },
      'Encounter.serviceProvider',
    ],
    [
      'a place',
      'Encounter',
      stay,
      { ...stay, location: [{ location: ref('Location/l') }] },
      'Encounter.location',
    ],
    [
      'another patient',
      'Encounter',
      stay,
      { ...stay, subject: ref('Patient/b') },
      'Encounter.subject',
    ],
    ['an encounter that goes', 'Encounter', stay, {}, 'Encounter.participant'],
    ['an encounter of nobody', 'Encounter', {}, { subject: ref('Patient/a') }, undefined],
    ['a reason for it', 'Encounter', stay, { ...stay, reasonCode: [{ text: 'x' }] }, undefined],
    [
      'the same in another order of names',
      'Encounter',
      stay,
      { ...stay, subject: { ...stay.subject } },
      undefined,
    ],
    [
      'a member',
      'CareTeam',
      {},
      { participant: [{ member: ref('Practitioner/x') }] },
      'CareTeam.participant',
    ],
    [
      'a team that is active',
      'CareTeam',
      { status: 'proposed', participant: [{}] },
      { status: 'active', participant: [{}] },
      'CareTeam.status',
    ],
    [
      "a team's name",
      'CareTeam',
      { participant: [{}] },
      { name: 'n', participant: [{}] },
      undefined,
    ],
    [
      'a general practitioner',
      'Patient',
      {},
      { generalPractitioner: [ref('Practitioner/x')] },
      'Patient.generalPractitioner',
    ],
    ['a link', 'Patient', {}, { link: [other] }, 'Patient.link'],
    ['a link of a merge', 'Patient', { link: [other] }, { link: [other, merged] }, undefined],
    ['a name', 'Patient', {}, { name: [{ family: 'x' }] }, undefined],
    [
      'a role',
      'PractitionerRole',
      { code: [{ text: 'a' }] },
      { code: [{ text: 'b' }] },
      'PractitionerRole.code',
    ],
    [
      'a role that ends',
      'PractitionerRole',
      { practitioner: {} },
      { practitioner: {}, active: false },
      'PractitionerRole.active',
    ],
    [
      'a relationship',
      'RelatedPerson',
      { patient: {} },
      { patient: {}, relationship: [] },
      'RelatedPerson.relationship',
    ],
    ['a denial', 'Consent', { provision: { type: 'deny' } }, {}, 'Consent.provision'],
    [
      'a consent that ends',
      'Consent',
      { provision: {}, status: 'active' },
      { provision: {}, status: 'inactive' },
      'Consent.status',
    ],
    ['a label', 'Observation', {}, label('R'), 'Observation.meta.security'],
    ['a label taken away', 'Observation', label('R'), {}, 'Observation.meta.security'],
    ['a label inside', 'Observation', {}, { contained: [label('R')] }, 'Observation.meta.security'],
    [
      'a label that a document says of itself',
      'DocumentReference',
      { resourceType: 'DocumentReference' },
      {
        resourceType: 'DocumentReference',
        securityLabel: [
          { coding: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.13', code: 'MASQUE_PS' }] },
        ],
      },
      'DocumentReference.securityLabel',
    ],
    [
      "a letter's confidentiality taken away",
      'Composition',
      { resourceType: 'Composition', confidentiality: 'R' },
      { resourceType: 'Composition', confidentiality: 'N' },
      'Composition.confidentiality',
    ],
    ['a label that hides nothing', 'Observation', {}, label('N'), undefined],
    [
      'a protected patient',
      'Patient',
      {},
      label('VIP', 'http://terminology.hl7.org/CodeSystem/v3-ActCode'),
      'Patient.meta.security',
    ],
    ['a value', 'Observation', { valueString: 'a' }, { valueString: 'b' }, undefined],
  ]
  test.each(cases)('%s', (_, type, before, after, path) => {
    expect(grantingChange(type, before, after)).toBe(path)
    expect(grantingChange(type, before, before)).toBeUndefined()
  })
})
