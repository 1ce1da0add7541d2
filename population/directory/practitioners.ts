/** Practitioners with their RPPS number, and the PractitionerRole that ties each to a unit. */
import { toRpps } from '../identifiers.ts'
import type { Elements, Resource } from '../json.ts'
import { systems, toConcept, toIdentifier, toReference } from '../systems.ts'
import { practices, professions, staff, type Professional } from './staff.ts'
import { organizationOfUnit, serviceOf, unitOf, wardOf } from './units.ts'

const town = ['SM54', 'Médecine générale'] as const

const toMailbox = (one: Professional): string =>
  `${one.given}.${one.family}.${one.rank}@mssante.example.org`
    .normalize('NFD')
    .replace(/[^A-Za-z0-9.@]/g, '')
    .toLowerCase()

function toPractitioner(one: Professional): Resource {
  const [code, display] = professions[one.profession]
  return {
    resourceType: 'Practitioner',
    id: one.id,
    identifier: [
      toIdentifier('official', toConcept('frIdentifierType', 'RPPS'), 'rpps', toRpps(one.rank)),
    ],
    active: true,
    name: [
      {
        use: 'usual',
        family: one.family,
        given: [one.given],
        prefix: [one.sex === 'female' ? 'MME' : 'M'],
        suffix: one.profession === 'physician' ? ['DR'] : undefined,
      },
    ],
    telecom: [{ system: 'email', value: toMailbox(one), use: 'work' }],
    gender: one.sex,
    qualification: [{ code: toConcept('profession', code, display) }],
  }
}

/** Working hours of everybody: weekdays from 8:30 to 18:00. */
const availableTime: readonly Elements[] = [
  {
    daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'],
    availableStartTime: '08:30:00',
    availableEndTime: '18:00:00',
  },
]

function toRole(one: Professional): Resource {
  const [code, display] = professions[one.profession]
  const { unit } = one
  const specialty = unit === undefined ? town : unitOf(unit).specialty
  return {
    resourceType: 'PractitionerRole',
    id: one.id.replace('practitioner', 'practitionerrole'),
    active: true,
    practitioner: toReference(one.reference, one.display),
    organization: toReference(unit === undefined ? practices.town : organizationOfUnit(unit)),
    code: [{ coding: [{ system: systems.profession, code, display }] }],
    specialty: one.profession === 'physician' ? [toConcept('specialty', ...specialty)] : undefined,
    location: unit === undefined ? undefined : [toReference(wardOf(unit))],
    healthcareService: unit === undefined ? undefined : [toReference(serviceOf(unit))],
    availableTime,
  }
}

/** All Practitioners and PractitionerRoles. */
export function* practitioners(): Generator<Resource> {
  for (const one of staff) {
    yield toPractitioner(one)
    yield toRole(one)
  }
}
