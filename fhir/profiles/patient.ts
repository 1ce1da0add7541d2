/** FR Core 2.2.0's rules for patients: https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-patient.html */
import {
  address,
  contactPoint,
  extension,
  frCore,
  frIdentifierType,
  hl7IdentifierType,
  humanName,
  type Concept,
  type ElementFact,
  type Profile,
} from './fact.ts'
import { identityReliability } from './identity-reliability.ts'

/** One kind of identifier: how it is recognised, and what it must be then. */
export type IdentifierRow = {
  name: string
  type: Concept
  use: readonly string[]
  systems?: readonly string[]
  max?: 1
}

export const identifier = ({ name, type, use, systems, max }: IdentifierRow): ElementFact => ({
  element: 'identifier',
  slice: { name, type },
  ...(max === undefined ? {} : { max }),
  elements: [
    { element: 'use', min: 1, values: use },
    { element: 'system', min: 1, ...(systems === undefined ? {} : { values: systems }) },
    { element: 'value', min: 1 },
  ],
})

/**
 * NSS-NIR and NSS-NIA share their type, so they are one slice here, for each its one repeat; 2.1.0
 * gave the NSS the system of the INS-NIR.
 */
const nssSystems = ['4.8', '4.13', '4.14'].map((end) => `urn:oid:1.2.250.1.213.1.${end}`)

const identifiers: readonly IdentifierRow[] = [
  { name: 'NSS', type: hl7IdentifierType('NH'), use: ['official'], systems: nssSystems },
  {
    name: 'INS-C',
    type: frIdentifierType('INS-C'),
    use: ['secondary'],
    systems: ['urn:oid:1.2.250.1.213.1.4.2'],
  },
  {
    name: 'NDP',
    type: frIdentifierType('NDP'),
    use: ['secondary'],
    systems: ['urn:oid:1.2.250.1.176.1.2'],
    max: 1,
  },
  { name: 'PI', type: hl7IdentifierType('PI'), use: ['usual', 'temp', 'secondary', 'old'] },
  { name: 'RRI', type: hl7IdentifierType('RRI'), use: ['secondary'] },
]

/** The name at birth, as the civil register has it. */
export const officialName = { name: 'officialName', child: 'use', equals: 'official' } as const
export const birthPlace = 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace'
export const birthListGivenName = `${frCore}/fr-core-patient-birth-list-given-name`
const category = `${frCore}/fr-core-patient-contact-relationship-category`

const contact: ElementFact = {
  element: 'contact',
  elements: [
    extension('contactIdentifier', `${frCore}/fr-core-patient-contact-identifier`, { max: 1 }),
    extension('comment', `${frCore}/fr-core-comment`, { max: 1 }),
    humanName('name'),
    contactPoint('telecom'),
    {
      element: 'relationship',
      elements: [
        extension('category', category, {
          max: 1,
          elements: [{ element: 'valueCode', min: 1, values: ['role', 'relationType'] }],
        }),
      ],
    },
  ],
}

export const frCorePatient: Profile = {
  url: `${frCore}/fr-core-patient`,
  type: 'Patient',
  elements: [
    identityReliability(),
    extension('deathPlace', `${frCore}/fr-core-patient-death-place`, {
      max: 1,
      elements: [address('valueAddress')],
    }),
    extension('birthDateUpdateIndicator', `${frCore}/fr-core-patient-birthdate-update-indicator`, {
      max: 1,
      elements: [{ element: 'valueBoolean', min: 1 }],
    }),
    extension('birthPlace', birthPlace, { max: 1, elements: [address('valueAddress')] }),
    ...identifiers.map(identifier),
    humanName('name'),
    {
      element: 'name',
      slice: officialName,
      elements: [
        extension('birth-list-given-name', birthListGivenName, { max: 1 }),
        { element: 'family', min: 1 },
        { element: 'given', min: 1 },
      ],
    },
    contactPoint('telecom'),
    { element: 'gender', values: ['male', 'female', 'unknown'] },
    address('address'),
    contact,
  ],
}
