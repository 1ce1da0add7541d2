/** The hospital as a tree of Locations: site, wards, rooms, beds and consultation rooms. */
import type { Elements, Resource } from '../json.ts'
import { toConcept, toReference } from '../systems.ts'
import {
  bedOf,
  clinicOf,
  hospital,
  hospitalName,
  organizationOfUnit,
  roomOf,
  unitKeys,
  unitOf,
  wardOf,
  type UnitKey,
} from './units.ts'

const site = 'Location/demo-location-site'

type Kind = 'site' | 'ward' | 'room' | 'bed' | 'clinic'

/** Physical type of HL7 and type of FR Core for each level. */
const kinds: Record<Kind, Elements> = {
  site: { physicalType: toConcept('physicalType', 'si', 'Site') },
  ward: { physicalType: toConcept('physicalType', 'wa', 'Ward') },
  room: {
    type: [toConcept('frLocationType', 'CHAMB', 'Chambre')],
    physicalType: toConcept('physicalType', 'ro', 'Room'),
  },
  bed: {
    type: [toConcept('frLocationType', 'LIT', 'Lit')],
    physicalType: toConcept('physicalType', 'bd', 'Bed'),
  },
  clinic: {
    type: [toConcept('frLocationType', 'SL_CONS', 'Salle de consultation')],
    physicalType: toConcept('physicalType', 'ro', 'Room'),
  },
}

function toLocation(
  kind: Kind,
  reference: string,
  name: string,
  place: { unit?: UnitKey; partOf?: string },
): Resource {
  const { unit, partOf } = place
  return {
    resourceType: 'Location',
    id: reference.slice('Location/'.length),
    status: 'active',
    name,
    mode: 'instance',
    ...kinds[kind],
    managingOrganization: toReference(unit === undefined ? hospital : organizationOfUnit(unit)),
    partOf: partOf === undefined ? undefined : toReference(partOf),
  }
}

function* ward(unit: UnitKey): Generator<Resource> {
  const { name, rooms } = unitOf(unit)
  yield toLocation('ward', wardOf(unit), name, { unit, partOf: site })
  yield toLocation('clinic', clinicOf(unit), `${name}, consultations`, {
    unit,
    partOf: wardOf(unit),
  })
  for (let room = 1; room <= rooms; room++) {
    const partOf = roomOf(unit, room)
    yield toLocation('room', partOf, `Chambre ${room}`, { unit, partOf: wardOf(unit) })
    yield toLocation('bed', bedOf(unit, room, 1), `Chambre ${room}, lit porte`, { unit, partOf })
    yield toLocation('bed', bedOf(unit, room, 2), `Chambre ${room}, lit fenêtre`, { unit, partOf })
  }
}

/** All Locations. */
export function* locations(): Generator<Resource> {
  yield toLocation('site', site, `${hospitalName}, site d'Angers`, {})
  for (const unit of unitKeys) yield* ward(unit)
}
