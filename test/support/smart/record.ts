/** The record that the SMART requirements are checked over: patient a and their physician, and what is not theirs. */
import type { FhirObject } from '../../../record/resource.ts'

const observation = (id: string, patient: string, category?: string): FhirObject => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'weight' },
  subject: { reference: `Patient/${patient}` },
  performer: [{ reference: 'Practitioner/dr' }],
  ...(category !== undefined && {
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: category },
        ],
      },
    ],
  }),
})

const imagingStudy = (id: string): FhirObject => ({
  resourceType: 'ImagingStudy',
  id,
  status: 'available',
  subject: { reference: 'Patient/a' },
})

export const resources: readonly FhirObject[] = [
  { resourceType: 'Practitioner', id: 'dr', name: [{ family: 'Fontaine' }] },
  {
    resourceType: 'Patient',
    id: 'a',
    name: [{ family: 'Anne' }],
    birthDate: '1980-01-01',
    link: [{ other: { reference: 'Patient/linked' }, type: 'seealso' }],
  },
  { resourceType: 'Patient', id: 'linked', name: [{ family: 'Anne' }] },
  { resourceType: 'Patient', id: 'b', name: [{ family: 'Bruno' }] },
  observation('oa', 'a', 'vital-signs'),
  observation('laboratory', 'a', 'laboratory'),
  observation('ob', 'b', 'laboratory'),
  imagingStudy('i'),
  imagingStudy('j'),
  {
    resourceType: 'Encounter',
    id: 'e',
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: { reference: 'Patient/a' },
    participant: [{ individual: { reference: 'Practitioner/dr' } }],
    period: { start: '2026-11-01' },
  },
]
