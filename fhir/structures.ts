/** What every R4 type is made of: the tables that validation and the graph are built on. */
import { readFileSync } from 'node:fs'

/** One property of a type as it stands in FHIR JSON; a choice has one for each of its types. */
export type StructureElement = {
  readonly type: string
  readonly min: 0 | 1
  readonly max: 1 | '*'
  readonly short: string
  /** The name of the choice this property belongs to: `value` for `valueQuantity`. */
  readonly choice?: string
  /** False where FHIR JSON allows no `_property` beside a primitive (`id`, `Extension.url`, `div`). */
  readonly extensible?: false
  readonly binding?: { readonly strength: 'required'; readonly valueSet: string }
  /** Is it part of a summary? https://hl7.org/fhir/R4/search.html#summary */
  readonly summary?: true
  /** Does it change what the rest means? https://hl7.org/fhir/R4/conformance-rules.html#isModifier */
  readonly modifier?: true
  /** The resource types that a reference or canonical may name; absent = any. */
  readonly targets?: readonly string[]
}

export type StructureChoice = { readonly min: 0 | 1; readonly properties: readonly string[] }

export type Structure = {
  readonly kind: 'resource' | 'datatype' | 'backbone' | 'primitive'
  readonly fhir: string
  readonly short?: string
  /** The regular expression a primitive's text matches as a whole. */
  readonly pattern?: string
  readonly elements: Readonly<Record<string, StructureElement>>
  readonly choices?: Readonly<Record<string, StructureChoice>>
}

/** In two files for their size: what the graph models, then the parked types. */
const load = (file: string): Record<string, Structure> =>
  JSON.parse(readFileSync(new URL(`generated/${file}`, import.meta.url), 'utf8'))

/** Every R4 type that is not abstract, and `Element`, by its name; backbones as `PatientContact`. */
export const structures: Readonly<Record<string, Structure>> = {
  ...load('structures.json'),
  ...load('structures-parked.json'),
}
