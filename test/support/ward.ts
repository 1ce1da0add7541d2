/** A small ward for tests: two patients side by side, what they share, and what would mix them up. */
import type { FhirObject } from '../../record/resource.ts'

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }], text: code })

const patientOf = (id: string, family: string, more: object = {}): FhirObject => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'urn:ipp', value: `ipp-${id}` }],
  name: [{ family, given: ['Anne', 'Marie'] }],
  birthDate: '1950-02-03',
  gender: 'female',
  managingOrganization: { reference: 'Organization/hospital' },
  generalPractitioner: [{ reference: 'Practitioner/gp' }],
  ...more,
})

const recordOf = (patient: string): FhirObject[] => {
  const subject = { reference: `Patient/${patient}` }
  const encounter = { reference: `Encounter/${patient}-stay` }
  return [
    {
      resourceType: 'Encounter',
      id: `${patient}-stay`,
      status: 'in-progress',
      class: { code: 'IMP' },
      subject,
      period: { start: '2024-03-01T08:00:00Z' },
      serviceProvider: { reference: 'Organization/hospital' },
      participant: [{ individual: { reference: 'Practitioner/gp' } }],
      location: [{ location: { reference: 'Location/bed' } }],
    },
    {
      resourceType: 'Encounter',
      id: `${patient}-old`,
      status: 'finished',
      class: { code: 'AMB' },
      subject,
      period: { start: '2020-01-01', end: '2020-01-02' },
    },
    ...[1, 2, 3].map((day) => ({
      resourceType: 'Observation',
      id: `${patient}-o${day}`,
      status: day === 3 ? 'entered-in-error' : 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: loinc('2345-7'),
      subject,
      encounter,
      effectiveDateTime: `2024-03-0${day}`,
      valueQuantity: { value: day + 0.5, unit: 'mmol/L' },
    })),
    {
      resourceType: 'Observation',
      id: `${patient}-bp`,
      status: 'final',
      code: loinc('85354-9'),
      subject,
      effectiveDateTime: '2024-02-01',
      component: [{ code: loinc('8480-6'), valueQuantity: { value: 120, unit: 'mm[Hg]' } }],
      performer: [{ reference: 'Patient/b' }],
    },
    { resourceType: 'Condition', id: `${patient}-c`, code: loinc('x'), subject, encounter },
    {
      resourceType: 'MedicationRequest',
      id: `${patient}-m`,
      status: 'active',
      intent: 'order',
      subject,
      authoredOn: '2024-03-01',
      medicationReference: { reference: 'Medication/aspirin' },
      dosageInstruction: [{ text: 'un comprimé le matin' }],
    },
    {
      resourceType: 'AllergyIntolerance',
      id: `${patient}-a`,
      patient: subject,
      code: { text: 'arachide' },
    },
    {
      resourceType: 'Observation',
      id: `${patient}-contained`,
      status: 'final',
      code: loinc('9'),
      subject,
      effectiveDateTime: '2019-01-01',
      contained: [
        { resourceType: 'Practitioner', id: 'p1', name: [{ family: `contained-of-${patient}` }] },
        { resourceType: 'Patient', id: 'b', name: [{ family: `inside-${patient}` }] },
        { resourceType: 'Basic', id: 'basic', code: { text: 'other' } },
      ],
      performer: [{ reference: '#p1' }, { reference: '#b' }, { reference: '#nobody' }],
    },
    {
      resourceType: 'Appointment',
      id: `${patient}-rdv`,
      status: 'booked',
      start: '2030-01-01T09:00:00Z',
      end: '2030-01-01T09:20:00Z',
      participant: [
        { actor: subject, status: 'accepted' },
        { actor: { reference: 'Practitioner/gp' }, status: 'accepted' },
      ],
    },
    {
      resourceType: 'Coverage',
      id: `${patient}-cov`,
      status: 'active',
      beneficiary: subject,
      payor: [{ reference: 'Organization/hospital' }],
    },
    {
      resourceType: 'DocumentReference',
      id: `${patient}-doc`,
      status: 'current',
      subject,
      content: [{ attachment: { url: `Binary/${patient}-bin` } }],
    },
    { resourceType: 'Binary', id: `${patient}-bin`, contentType: 'text/plain', data: 'YQ==' },
  ]
}

/** The ward; `p1` and `nobody` are also ids of real records, which a contained `#p1` must never reach. */
export const ward: readonly FhirObject[] = [
  patientOf('a', 'Martin'),
  patientOf('b', 'Bernard', { link: [{ other: { reference: 'Patient/a' }, type: 'seealso' }] }),
  ...recordOf('a'),
  ...recordOf('b'),
  { resourceType: 'Organization', id: 'hospital', name: 'Hôpital' },
  { resourceType: 'Organization', id: 'elsewhere', name: 'Ailleurs' },
  { resourceType: 'Location', id: 'bed', name: 'Lit 12' },
  { resourceType: 'Practitioner', id: 'gp', name: [{ family: 'Curie' }] },
  { resourceType: 'Practitioner', id: 'p1', name: [{ family: 'Autre' }] },
  { resourceType: 'Medication', id: 'aspirin', code: { text: 'aspirine' } },
  {
    resourceType: 'Group',
    id: 'g',
    type: 'person',
    actual: true,
    member: [{ entity: { reference: 'Patient/a' } }],
  },
]
