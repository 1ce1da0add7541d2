/** Reads HL7's own R4 definitions from the npm package `hl7.fhir.r4.examples` (CC0). */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const directory = fileURLToPath(
  new URL('../../node_modules/hl7.fhir.r4.examples/', import.meta.url),
)

export type DefinitionExtension = { url: string; valueUrl?: string; valueString?: string }

export type TypeReference = {
  code: string
  targetProfile?: string[]
  extension?: DefinitionExtension[]
}

/** https://hl7.org/fhir/R4/elementdefinition.html */
export type ElementDefinition = {
  path: string
  min: number
  max: string
  short?: string
  type?: TypeReference[]
  contentReference?: string
  representation?: string[]
  isSummary?: boolean
  isModifier?: boolean
  binding?: { strength: string; valueSet?: string }
  constraint?: ConstraintDefinition[]
}

export type ConstraintDefinition = {
  key: string
  severity: 'error' | 'warning'
  human: string
  expression?: string
}

/** https://hl7.org/fhir/R4/structuredefinition.html */
export type StructureDefinition = {
  id: string
  kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical'
  abstract: boolean
  type: string
  derivation?: 'specialization' | 'constraint'
  snapshot: { element: ElementDefinition[] }
}

/** https://hl7.org/fhir/R4/searchparameter.html */
export type SearchParameterDefinition = {
  id: string
  url: string
  code: string
  base: string[]
  type: string
  description: string
  expression?: string
  target?: string[]
  component?: { definition: string; expression: string }[]
}

/** https://hl7.org/fhir/R4/compartmentdefinition.html */
export type CompartmentDefinition = { resource: { code: string; param?: string[] }[] }

export type CodeSystemConcept = { code: string; concept?: CodeSystemConcept[] }

/** https://hl7.org/fhir/R4/codesystem.html */
export type CodeSystemDefinition = {
  url: string
  content: string
  concept?: CodeSystemConcept[]
}

export type ValueSetInclude = {
  system?: string
  concept?: CodeSystemConcept[]
  filter?: object[]
  valueSet?: string[]
}

/** https://hl7.org/fhir/R4/valueset.html */
export type ValueSetDefinition = {
  url: string
  compose?: { include: ValueSetInclude[]; exclude?: ValueSetInclude[] }
}

/** HL7's package is the trusted input of this build step, so its shape is declared, not checked. */
const read = (file: string) => JSON.parse(readFileSync(`${directory}${file}`, 'utf8'))

/** Every StructureDefinition that defines a type (profiles constrain one and are left aside). */
export const loadStructureDefinitions = (): StructureDefinition[] =>
  readdirSync(directory)
    .filter((file) => file.startsWith('StructureDefinition-'))
    .sort()
    .map((file): StructureDefinition => read(file))
    .filter(({ kind, derivation }) => kind !== 'logical' && derivation !== 'constraint')

/** The parameters of the specification itself (the package's other SearchParameters are examples). */
export function loadSearchParameterDefinitions(): SearchParameterDefinition[] {
  const bundle: { entry: { resource: SearchParameterDefinition }[] } = read(
    'Bundle-searchParams.json',
  )
  return bundle.entry.map(({ resource }) => resource)
}

/** https://hl7.org/fhir/R4/compartmentdefinition-patient.html */
export const loadPatientCompartmentDefinition = (): CompartmentDefinition =>
  read('CompartmentDefinition-patient.json')

const loadByUrl = <T extends { url: string }>(prefix: string): Map<string, T> =>
  new Map(
    readdirSync(directory)
      .filter((file) => file.startsWith(prefix))
      .sort()
      .map((file): T => read(file))
      .map((definition) => [definition.url, definition]),
  )

/** Every value set and code system of the package, by its URL. */
export const loadTerminology = () => ({
  valueSets: loadByUrl<ValueSetDefinition>('ValueSet-'),
  codeSystems: loadByUrl<CodeSystemDefinition>('CodeSystem-'),
})
