/** Who works in the hospital of the leak tests, and who is related to its patients. */
import type { FhirObject } from '../../record/resource.ts'
import { plant, type Planted } from './canaries.ts'
import { relation, to } from './roles.ts'

const profession = (code: string) => ({
  system: 'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante',
  code,
})

const plainRole = (code: string) => ({ system: 'urn:socle:role', code })

const physician = profession('10')
const nurse = profession('60')

/** What each does, and where: a unit of care, the hospital as a whole, or nowhere. */
const staff: readonly (readonly [string, object, object])[] = [
  // Works for the hospital, of which the ward is a part: that makes nobody of the ward theirs.
  ['gp', physician, { organization: to('Organization/hospital') }],
  ['nurse', nurse, { organization: to('Organization/ward') }],
  ['anaesthetist', nurse, { location: [to('Location/theatre')] }],
  ['stray', physician, { organization: to('Organization/group') }],
  ['breaker', physician, { organization: to('Organization/group') }],
  ['declarer', physician, { organization: to('Organization/group') }],
  ['clerk', plainRole('administration'), { organization: to('Organization/ward') }],
  ['analyst', plainRole('analyst'), { organization: to('Organization/ward') }],
  ['coder', plainRole('information'), { organization: to('Organization/group') }],
  ['officer', plainRole('protection'), { organization: to('Organization/ward') }],
]

const roleOf = ([id, code, place]: (typeof staff)[number]): FhirObject => ({
  ...{ resourceType: 'PractitionerRole', id: `${id}-role`, active: true },
  practitioner: to(`Practitioner/${id}`),
  code: [{ coding: [code] }],
  ...place,
})

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

/** Roles that are over or were never taken up: they open nothing. */
const formerRoles: readonly FhirObject[] = [
  {
    ...roleOf(['stray', physician, { organization: to('Organization/ward') }]),
    ...{ id: 'stray-left', period: { end: yesterday } },
  },
  {
    ...roleOf(['stray', plainRole('information'), { organization: to('Organization/ward') }]),
    ...{ id: 'stray-inactive', active: false },
  },
]

const names = ['paediatrician', 'surgeon', 'unbound', ...staff.map(([id]) => id)]

/** All of it is directory. */
export const workers: readonly Planted[] = [
  ...['ward', 'surgery', 'clinic'].map((id) => ({
    ...{ resourceType: 'Organization', id, partOf: to('Organization/hospital') },
  })),
  ...['corridor', 'theatre'].map((id) => ({ resourceType: 'Location', id })),
  // The first one stands in the entangled world already.
  ...names.filter((id) => id !== 'gp').map((id) => ({ resourceType: 'Practitioner', id })),
  ...staff.map(roleOf),
  ...formerRoles,
].map((resource) => plant('directory', resource))

const relative = (id: string, patient: string, code: string, more: object = {}): Planted =>
  plant([patient], {
    ...{ resourceType: 'RelatedPerson', id, active: true, patient: to(`Patient/${patient}`) },
    relationship: [relation(code)],
    ...more,
  })

/** Beside the mother whom the entangled world has already, as `the-mother` of the child. */
export const relatives: readonly Planted[] = [
  relative('attorney', 'stranger', 'HPOWATT'),
  relative('friend', 'child', 'FRND'),
  relative('former-father', 'child', 'FTH', { period: { end: yesterday } }),
  relative('inactive-father', 'child', 'FTH', { active: false }),
]
