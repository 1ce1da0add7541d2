/** FR Core 2.2.0's rules for stays: https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-encounter.html */
import { extension, frCore, type ElementFact, type Profile } from './fact.ts'

const identified: readonly ElementFact[] = [
  { element: 'type', min: 1 },
  { element: 'system', min: 1 },
  { element: 'value', min: 1 },
]

export const frCoreEncounter: Profile = {
  url: `${frCore}/fr-core-encounter`,
  type: 'Encounter',
  elements: [
    extension('estimatedDischargeDate', `${frCore}/fr-core-estimated-discharge-date`, {
      max: 1,
      elements: [{ element: 'valueDate', min: 1 }],
    }),
    { element: 'identifier', min: 1, elements: identified },
    {
      element: 'class',
      elements: [
        { element: 'system', min: 1 },
        { element: 'code', min: 1 },
      ],
    },
    { element: 'period', min: 1 },
    { element: 'account', max: 1 },
    {
      element: 'hospitalization',
      // The profile fixes this identifier's system to `1.2.250.1.71.4.2.2+.n°FINESS`, words for a rule.
      elements: [{ element: 'preAdmissionIdentifier', elements: identified }],
    },
  ],
}
