/** Three patients as entangled as records get: a mother, her child, and a stranger who shares all that can be shared. */
import type { FhirObject } from '../../record/resource.ts'
import { plant, type Planted } from './canaries.ts'
import { careOf } from './entangled-care.ts'
import { resultsOf } from './entangled-results.ts'
import { relation, rolesOf, to, type Carers } from './roles.ts'

const loinc = { coding: [{ system: 'http://loinc.org', code: '2345-7' }] }

/** What the record of one patient holds, with the other one in every role but the subject's. */
const recordOf = (me: string, other: string, carers: Carers): FhirObject[] => {
  const roles = rolesOf(me, other, carers)
  return Object.entries({ ...careOf(roles), ...resultsOf(roles) }).map(([resourceType, row]) => ({
    resourceType,
    id: `${me}-${resourceType}`,
    ...row,
  }))
}

/** The child is one all the same as years go by. */
const births: Readonly<Record<string, string>> = {
  mother: '1950-02-03',
  child: `${new Date().getFullYear() - 10}-02-03`,
  stranger: '1950-02-03',
}

const personOf = (id: string, other: string, { practitioner }: Carers): FhirObject => ({
  ...{ resourceType: 'Patient', id, birthDate: births[id], gender: 'female' },
  identifier: [{ system: 'urn:ipp', value: `ipp-${id}` }],
  name: [{ family: `family-${id}` }],
  managingOrganization: to('Organization/hospital'),
  generalPractitioner: [to(`Practitioner/${practitioner}`)],
  link: [{ other: to(`Patient/${other}`), type: 'seealso' }],
})

/** Shared by patients, or nobody's. */
const shared: readonly Planted[] = [
  plant(['mother', 'child'], {
    ...{
      resourceType: 'Appointment',
      id: 'shared',
      status: 'booked',
      start: '2030-01-01T09:00:00Z',
    },
    participant: [
      { actor: to('Patient/mother') },
      { actor: to('Patient/child') },
      { actor: to('Practitioner/gp') },
    ],
    slot: [to('Slot/free')],
  }),
  plant(['mother', 'stranger'], {
    ...{ resourceType: 'Provenance', id: 'merge', recorded: '2024-03-01T08:00:00Z' },
    target: [to('Patient/mother'), to('Patient/stranger')],
    agent: [{ who: to('Practitioner/gp') }],
  }),
  plant(['child'], {
    resourceType: 'RelatedPerson',
    id: 'the-mother',
    active: true,
    relationship: [relation('MTH')],
    patient: to('Patient/child'),
    identifier: [{ system: 'urn:ipp', value: 'ipp-mother' }],
  }),
  plant(['child'], {
    resourceType: 'Binary',
    id: 'child-letter',
    contentType: 'text/CANARY(Binary/child-letter)',
    securityContext: to('Patient/child'),
  }),
  ...['mother', 'child', 'stranger'].map((id) =>
    plant('nobody', {
      resourceType: 'Binary',
      id: `${id}-scan`,
      contentType: `text/CANARY(Binary/${id}-scan)`,
    }),
  ),
  plant('nobody', {
    resourceType: 'Binary',
    id: 'loose',
    contentType: 'text/CANARY(Binary/loose)',
  }),
  plant('nobody', {
    resourceType: 'Group',
    id: 'ward',
    type: 'person',
    actual: true,
    member: ['mother', 'child', 'stranger'].map((id) => ({ entity: to(`Patient/${id}`) })),
  }),
  plant('nobody', { resourceType: 'Device', id: 'shared', owner: to('Organization/hospital') }),
  plant('nobody', {
    resourceType: 'List',
    id: 'round',
    status: 'current',
    mode: 'working',
    entry: [{ item: to('Patient/mother') }, { item: to('Patient/child') }],
  }),
  plant('nobody', {
    resourceType: 'Observation',
    id: 'of-the-ward',
    status: 'final',
    code: loinc,
    subject: to('Group/ward'),
    performer: [to('Patient/mother')],
  }),
  plant('nobody', {
    resourceType: 'Provenance',
    id: 'of-a-result',
    target: [to('Observation/mother-Observation')],
    agent: [{ who: to('Patient/mother') }],
  }),
]

const directory: readonly Planted[] = [
  {
    resourceType: 'Organization',
    id: 'hospital',
    partOf: to('Organization/group'),
    contained: [{ resourceType: 'Practitioner', id: 'hidden' }],
    endpoint: [to('#hidden')],
  },
  { resourceType: 'Organization', id: 'group' },
  { resourceType: 'Organization', id: 'unrelated' },
  {
    resourceType: 'Practitioner',
    id: 'gp',
    qualification: [{ code: {}, issuer: to('Organization/hospital') }],
  },
  { resourceType: 'Practitioner', id: 'hidden' },
  {
    resourceType: 'PractitionerRole',
    id: 'role',
    practitioner: to('Practitioner/gp'),
    organization: to('Organization/hospital'),
  },
  {
    resourceType: 'Location',
    id: 'bed',
    partOf: to('Location/floor'),
    managingOrganization: to('Organization/hospital'),
  },
  { resourceType: 'Location', id: 'floor' },
  { resourceType: 'Medication', id: 'aspirin', manufacturer: to('Organization/hospital') },
  { resourceType: 'Substance', id: 'unused' },
  { resourceType: 'Questionnaire', id: 'unused', status: 'active' },
  { resourceType: 'ValueSet', id: 'unused', status: 'active' },
  { resourceType: 'CodeSystem', id: 'unused', status: 'active', content: 'complete' },
].map((resource) => plant('directory', resource))

const searchable: readonly Planted[] = [
  { resourceType: 'HealthcareService', id: 'service', providedBy: to('Organization/hospital') },
  { resourceType: 'Schedule', id: 'schedule', actor: [to('HealthcareService/service')] },
  {
    resourceType: 'Slot',
    id: 'free',
    status: 'free',
    schedule: to('Schedule/schedule'),
    start: '2030-01-01T09:00:00Z',
    end: '2030-01-01T09:20:00Z',
  },
].map((resource) => plant('searchable', resource))

/** Each patient has the next one in every other role; each has carers of their own. */
const circle: readonly (readonly [string, string, Carers])[] = [
  ['mother', 'child', { practitioner: 'gp', unit: 'ward', room: 'corridor' }],
  ['child', 'stranger', { practitioner: 'paediatrician', unit: 'surgery', room: 'theatre' }],
  ['stranger', 'mother', { practitioner: 'surgeon', unit: 'clinic', room: 'corridor' }],
]

/** The whole world. */
export const world: readonly Planted[] = [
  ...circle.flatMap(([me, other, carers]) =>
    [personOf(me, other, carers), ...recordOf(me, other, carers)].map((resource) =>
      plant([me], resource),
    ),
  ),
  ...shared,
  ...directory,
  ...searchable,
]
