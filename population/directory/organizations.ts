/** The hospital as a tree of Organizations: legal entity, site, poles, units; and the payers around it. */
import { toFiness } from '../identifiers.ts'
import type { Elements, Resource } from '../json.ts'
import { toConcept, toIdentifier, toReference } from '../systems.ts'
import { practices } from './staff.ts'
import {
  hospital,
  hospitalName,
  legalEntity,
  organizationOfPole,
  organizationOfUnit,
  poles,
  unitKeys,
  unitOf,
  type PoleKey,
} from './units.ts'

const idOf = (reference: string): string => reference.slice(reference.indexOf('/') + 1)

const address: Elements = {
  use: 'work',
  line: ['4 allée des Tilleuls'],
  city: 'Angers',
  postalCode: '49000',
  country: 'FRA',
}

interface OrganizationParts {
  readonly reference: string
  readonly type: readonly [code: string, display: string]
  readonly name: string
  readonly identifier: Elements
  readonly partOf?: string
  readonly more?: Elements
}

const toOrganization = ({
  reference,
  type,
  name,
  identifier,
  partOf,
  more,
}: OrganizationParts): Resource => ({
  resourceType: 'Organization',
  id: idOf(reference),
  identifier: [identifier],
  active: true,
  type: [toConcept('frOrganizationType', ...type)],
  name,
  ...more,
  partOf: partOf === undefined ? undefined : toReference(partOf),
})

const finess = (kind: 'FINEJ' | 'FINEG', rank: number): Elements =>
  toIdentifier('official', toConcept('frIdentifierType', kind), 'finess', toFiness(rank))

const internal = (number: string): Elements =>
  toIdentifier('official', toConcept('frIdentifierType', 'INTRN'), 'unit', number)

function* establishment(): Generator<Resource> {
  const telecom = [{ system: 'phone', value: '+33 2 61 91 00 00', use: 'work' }]
  yield toOrganization({
    reference: legalEntity,
    type: ['LEGAL-ENTITY', 'Entité légale'],
    name: hospitalName,
    identifier: finess('FINEJ', 1),
    more: { telecom, address: [address] },
  })
  yield toOrganization({
    reference: hospital,
    type: ['GEOGRAPHICAL-ENTITY', 'Entité géographique'],
    name: `${hospitalName}, site d'Angers`,
    identifier: finess('FINEG', 2),
    partOf: legalEntity,
    more: { alias: ['CH Les Tilleuls'], telecom, address: [address] },
  })
}

const isPole = (key: string): key is PoleKey => Object.hasOwn(poles, key)

function* structure(): Generator<Resource> {
  for (const key of Object.keys(poles).filter(isPole)) {
    const [number, name] = poles[key]
    const parts = {
      type: ['POLE', 'Pôle'],
      identifier: internal(number),
      partOf: hospital,
    } as const
    yield toOrganization({ reference: organizationOfPole(key), name, ...parts })
  }
  for (const key of unitKeys) {
    const { number, name, pole } = unitOf(key)
    const telecom = [
      {
        system: 'phone',
        value: `+33 2 61 91 ${number.slice(0, 2)} ${number.slice(2)}`,
        use: 'work',
      },
    ]
    yield toOrganization({
      reference: organizationOfUnit(key),
      type: ['UF', 'Unité fonctionnelle'],
      name,
      identifier: internal(number),
      partOf: organizationOfPole(pole),
      more: { telecom },
    })
  }
}

/** The payers: the compulsory scheme first, then complementary insurers. */
export const payers = [
  ['demo-organization-amo', "Caisse primaire d'assurance maladie de démonstration"],
  ['demo-organization-amc-1', 'Mutuelle de la Doutre'],
  ['demo-organization-amc-2', "Mutuelle Vent d'Ouest"],
  ['demo-organization-amc-3', 'Prévoyance des Ardoises'],
] as const

/** All Organizations. */
export function* organizations(): Generator<Resource> {
  yield* establishment()
  yield* structure()
  yield {
    resourceType: 'Organization',
    id: idOf(practices.town),
    identifier: [finess('FINEG', 3)],
    active: true,
    name: 'Maison de santé pluriprofessionnelle des Lices',
    address: [{ line: ['12 rue des Lices'], city: 'Angers', postalCode: '49100', country: 'FRA' }],
  }
  for (const [id, name] of payers) {
    const type = [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'pay' },
        ],
      },
    ]
    yield { resourceType: 'Organization', id, active: true, type, name }
  }
}
