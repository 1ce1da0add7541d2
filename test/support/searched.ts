/** A small record in which every kind of search parameter has something to find and something to miss. */
import type { FhirObject } from '../../record/resource.ts'

const loinc = 'http://loinc.org'
const ucum = 'http://unitsofmeasure.org'
const concept = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
})
const quantity = (value: number, code: string, unit = code) => ({ value, unit, code, system: ucum })

const patients = [
  {
    resourceType: 'Patient',
    id: 'anne',
    active: true,
    gender: 'female',
    birthDate: '1980-05-17',
    name: [{ family: 'Lefèvre', given: ['Anne', 'Marie'] }],
    identifier: [
      {
        type: concept('http://hl7/v2-0203', 'MR'),
        system: 'urn:ipp',
        value: '42',
      },
    ],
    generalPractitioner: [{ reference: 'Practitioner/curie' }],
    telecom: [{ system: 'phone', value: '0102' }],
  },
  {
    resourceType: 'Patient',
    id: 'bob',
    gender: 'male',
    birthDate: '1975',
    name: [{ family: 'LEFEVRE-DUPONT', given: ['Bob'] }],
    identifier: [{ system: 'urn:ipp', value: '43' }],
    generalPractitioner: [{ identifier: { system: 'urn:rpps', value: '99' }, display: 'Dr Curie' }],
  },
  { resourceType: 'Patient', id: 'cleo', name: [{ family: 'Martin, Jr' }] },
] as const

const observations = [
  {
    resourceType: 'Observation',
    id: 'hb',
    status: 'final',
    code: { ...concept(loinc, '718-7', 'Hemoglobin'), text: 'Hémoglobine' },
    subject: { reference: 'Patient/anne' },
    performer: [{ reference: 'Practitioner/curie' }],
    effectiveDateTime: '2024-03-10T08:30:00Z',
    valueQuantity: quantity(7.2, 'g/dL'),
  },
  {
    resourceType: 'Observation',
    id: 'hb-si',
    status: 'final',
    code: concept(loinc, '718-7'),
    subject: { reference: 'Patient/bob' },
    effectivePeriod: { start: '2024-03-01', end: '2024-04' },
    valueQuantity: quantity(72, 'g/L'),
  },
  {
    resourceType: 'Observation',
    id: 'bp',
    status: 'preliminary',
    code: concept(loinc, '85354-9'),
    subject: { reference: 'Patient/anne' },
    effectiveDateTime: '2023',
    component: [
      { code: concept(loinc, '8480-6'), valueQuantity: quantity(140, 'mm[Hg]') },
      { code: concept(loinc, '8462-4'), valueQuantity: quantity(90, 'mm[Hg]') },
    ],
  },
  {
    resourceType: 'Observation',
    id: 'smoker',
    status: 'final',
    code: concept(loinc, '72166-2'),
    subject: { reference: 'Patient/cleo' },
    valueCodeableConcept: concept('urn:smoking', 'current$daily'),
  },
  {
    resourceType: 'Observation',
    id: 'low',
    status: 'final',
    code: concept(loinc, '2345-7'),
    valueQuantity: { ...quantity(5, 'mg/dL'), comparator: '<' },
  },
]

const terminology = [
  {
    resourceType: 'CodeSystem',
    id: 'labs',
    url: 'urn:labs',
    status: 'active',
    content: 'complete',
    concept: [{ code: 'blood', concept: [{ code: 'red' }, { code: 'white' }] }, { code: 'urine' }],
  },
  {
    resourceType: 'ValueSet',
    id: 'hematology',
    url: 'http://socle.example/fhir/ValueSet/hematology',
    version: '2',
    status: 'active',
    compose: { include: [{ system: loinc, concept: [{ code: '718-7' }] }] },
  },
  {
    resourceType: 'ValueSet',
    id: 'not-red',
    url: 'urn:not-red',
    status: 'active',
    compose: {
      include: [{ system: 'urn:labs' }],
      exclude: [
        { system: 'urn:labs', filter: [{ property: 'concept', op: 'is-a', value: 'red' }] },
      ],
    },
  },
  {
    resourceType: 'ValueSet',
    id: 'expanded',
    url: 'urn:expanded',
    status: 'active',
    expansion: {
      contains: [{ abstract: true, code: 'x', contains: [{ system: loinc, code: '85354-9' }] }],
    },
  },
  {
    resourceType: 'ValueSet',
    id: 'huge',
    url: 'urn:huge',
    status: 'active',
    expansion: {
      contains: Array.from({ length: 2_001 }, (_, n) => ({ system: 'urn:n', code: `${n}` })),
    },
  },
  { resourceType: 'Specimen', id: 'red', type: concept('urn:labs', 'red') },
  { resourceType: 'Specimen', id: 'white', type: concept('urn:labs', 'white') },
  { resourceType: 'Specimen', id: 'urine', type: concept('urn:labs', 'urine') },
]

export const searched: readonly FhirObject[] = [
  ...patients,
  ...observations,
  ...terminology,
  { resourceType: 'Practitioner', id: 'curie', name: [{ family: 'Curie' }] },
  {
    resourceType: 'ChargeItem',
    id: 'charge',
    status: 'billable',
    code: { text: 'x' },
    subject: { reference: 'Patient/anne' },
    factorOverride: 0.8,
    priceOverride: { value: 25.5, currency: 'EUR' },
  },
  {
    resourceType: 'DiagnosticReport',
    id: 'report',
    status: 'final',
    code: concept(loinc, '58410-2'),
    subject: { reference: 'Patient/anne' },
    result: [{ reference: 'Observation/hb' }],
  },
]
