/** How a rule of a profile is written down: as facts of an element, the way its differential reads. */

export type Concept = { readonly system: string; readonly code: string }

/** The codes that a code system may contribute, or their form where the list is not published here. */
export type Codes = readonly string[] | RegExp

/** Which of an element's repeats a fact is about: by a child's value, by type, or an extension's URL. */
export type Slice = { readonly name: string } & (
  | { readonly child: 'use' | 'system'; readonly equals: string }
  | { readonly type: Concept }
  | { readonly url: string }
)

/** https://hl7.org/fhir/R4/profiling.html: what a profile adds to one element. */
export type ElementFact = {
  readonly element: string
  readonly slice?: Slice
  readonly min?: 1
  readonly max?: 0 | 1
  /** The only values of a primitive. */
  readonly values?: readonly string[]
  /** The coding that a concept must have. */
  readonly concept?: Concept
  /** The codes allowed of each code system. */
  readonly codings?: Readonly<Record<string, Codes>>
  /** An extensible binding: other code systems pass too. */
  readonly isExtensible?: true
  readonly elements?: readonly ElementFact[]
}

export type ProfileInvariant = {
  readonly key: string
  readonly severity: 'error' | 'warning'
  readonly expression: string
  readonly human: string
}

export type Profile = {
  readonly url: string
  readonly type: string
  /** The profile it refines: its rules hold as well. */
  readonly base?: Profile
  readonly elements: readonly ElementFact[]
  readonly invariants?: readonly ProfileInvariant[]
}

export const frCore = 'https://hl7.fr/ig/fhir/core/StructureDefinition'
export const frCoreCodes = 'https://hl7.fr/ig/fhir/core/CodeSystem'

export const frIdentifierType = (code: string): Concept => ({
  system: `${frCoreCodes}/fr-core-cs-v2-0203`,
  code,
})
export const hl7IdentifierType = (code: string): Concept => ({
  system: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  code,
})

/** The extension with this URL and what is known of it. */
export const extension = (
  name: string,
  url: string,
  fact: Omit<ElementFact, 'element' | 'slice'> = {},
): ElementFact => ({ element: 'extension', slice: { name, url }, ...fact })

/** https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point */
export const contactPoint = (element: string): ElementFact => ({
  element,
  elements: [
    { element: 'system', min: 1 },
    { element: 'value', min: 1 },
    extension('emailType', `${frCore}/fr-core-contact-point-email-type`, { max: 1 }),
  ],
})

/** The communes, with those overseas since 2.2.0. */
const communes = ['TRE_R13-CommuneOM', 'TRE_R13-Commune'].map(
  (name) => `https://mos.esante.gouv.fr/NOS/${name}/FHIR/${name.replace('_', '-')}`,
)

/** A commune of the INSEE's code (COG): `2A004`, `75056`; 99999 where it is not known. */
const cog = /^\d[\dAB]\d{3}$/

/** https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code: a commune's COG code. */
export const inseeCode = (min?: 1): ElementFact =>
  extension('inseeCode', `${frCore}/fr-core-address-insee-code`, {
    ...(min === undefined ? {} : { min }),
    max: 1,
    elements: [
      { element: 'extension', max: 0 },
      {
        element: 'valueCoding',
        min: 1,
        codings: Object.fromEntries(communes.map((system) => [system, cog])),
      },
    ],
  })

/** https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address */
export const address = (element: string): ElementFact => ({ element, elements: [inseeCode()] })

/** https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-human-name */
export const humanName = (element: string): ElementFact => ({
  element,
  elements: [{ element: 'prefix', max: 1 }],
})
