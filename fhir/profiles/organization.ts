/** FR Core 2.2.0's rules for organizations: https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-organization.html */
import {
  address,
  contactPoint,
  extension,
  frCore,
  frCoreCodes,
  frIdentifierType,
  type ElementFact,
  type Profile,
} from './fact.ts'

const single = (name: string, url: string, value?: string): ElementFact =>
  extension(name, url, {
    max: 1,
    ...(value === undefined ? {} : { elements: [{ element: value, min: 1 as const }] }),
  })

export const frCoreOrganization: Profile = {
  url: `${frCore}/fr-core-organization`,
  type: 'Organization',
  elements: [
    single('shortName', `${frCore}/fr-core-organization-short-name`, 'valueString'),
    single('usePeriod', 'http://hl7.org/fhir/StructureDefinition/organization-period'),
    contactPoint('telecom'),
    address('address'),
    { element: 'contact', elements: [contactPoint('telecom'), address('address')] },
  ],
}

const identifier = (name: string, type: string, system: string): ElementFact => ({
  element: 'identifier',
  slice: { name, type: frIdentifierType(type) },
  elements: [{ element: 'system', min: 1, values: [system] }],
})

const finess = 'https://finess.esante.gouv.fr'
const sirene = 'https://sirene.fr'

/** https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-organization-etablissement.html */
export const frCoreOrganizationEtablissement: Profile = {
  url: `${frCore}/fr-core-organization-etablissement`,
  type: 'Organization',
  base: frCoreOrganization,
  elements: [
    single('raisonSociale', `${frCore}/fr-core-organization-raison-sociale`, 'valueString'),
    single('sae', `${frCore}/fr-core-organization-sae-categorie`),
    {
      element: 'identifier',
      slice: { name: 'idNatSt', type: frIdentifierType('IDNST') },
      elements: [
        { element: 'use', min: 1, values: ['official'] },
        { element: 'system', min: 1, values: ['urn:oid:1.2.250.1.71.4.2.2'] },
        { element: 'value', min: 1 },
      ],
    },
    identifier('siren', 'SIREN', sirene),
    identifier('siret', 'SIRET', sirene),
    identifier('finess', 'FINEG', finess),
    identifier('finess', 'FINEJ', finess),
    identifier('rppsRang', 'RPPSRG', 'https://rppsrang.esante.gouv.fr'),
  ],
}

const unitType = (code: string): ElementFact => ({
  element: 'type',
  concept: { system: `${frCoreCodes}/fr-core-cs-v2-3307`, code },
})

/** https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-organization-uf.html */
export const frCoreOrganizationUf: Profile = {
  url: `${frCore}/fr-core-organization-uf`,
  type: 'Organization',
  base: frCoreOrganization,
  elements: [
    ...(
      [
        ['discplineEquipement', 'discipline-equipement', 'valueCoding'],
        ['typeActivite', 'type-activite', 'valueCodeableConcept'],
        ['champActivite', 'champ-activite'],
        ['placeHebergement', 'place-hebergement-theorique'],
        ['externe', 'uf-externe', 'valueBoolean'],
        ['demandeuseActe', 'demandeuse-acte'],
        ['executanteActe', 'executante-acte'],
      ] as const
    ).map(([name, end, value]) => single(name, `${frCore}/fr-core-organization-${end}`, value)),
    unitType('UF'),
  ],
}

/** https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-organization-uac.html */
export const frCoreOrganizationUac: Profile = {
  url: `${frCore}/fr-core-organization-uac`,
  type: 'Organization',
  base: frCoreOrganization,
  elements: [
    single('disciplinePrestation', `${frCore}/fr-core-organization-discipline-prestation`),
    single('tarif', `${frCore}/fr-core-organization-tarif`, 'valueCoding'),
    unitType('UAC'),
  ],
}
