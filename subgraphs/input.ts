/** What clinical mutations are given, as FHIR elements: values of a choice, quantities, notes, who says so. */
import type { Access } from '../access/access.ts'
import { parseReference } from '../fhir/reference.ts'
import { isUnit, ucumSystem } from '../fhir/ucum.ts'
import type { FhirObject } from '../record/resource.ts'
import { invalid } from '../record/write-outcome.ts'

/** A measured amount, its unit a UCUM code. */
export interface QuantityInput {
  readonly value: unknown
  readonly comparator?: string | null
  readonly unit?: string | null
  readonly code?: string | null
}

/** One value of several types, each under the name of its type; a reference as its text. */
export type ChoiceInput = Readonly<Record<string, unknown>>

/**
 * The element of a choice: `value` and `{ dateTime }` make `valueDateTime`. Throws INVALID_ARGUMENT unless one value is
 * given. https://hl7.org/fhir/R4/formats.html#choice
 */
export function toChoice(name: string, input: ChoiceInput, expression: string): FhirObject {
  const [given, ...others] = Object.entries(input).filter(([, value]) => value != null)
  if (given === undefined || others.length > 0) {
    throw invalid('INVALID_ARGUMENT', 'must have one value', expression)
  }
  const [type, value] = given
  const property = `${name}${type.charAt(0).toUpperCase()}${type.slice(1)}`
  if (isQuantity(type, value)) return { [property]: toQuantity(value, expression) }
  return { [property]: type === 'reference' ? { reference: value } : value }
}

const isQuantity = (type: string, value: unknown): value is QuantityInput =>
  type === 'quantity' && typeof value === 'object' && value !== null && 'value' in value

/** Throws INVALID_ARGUMENT for a code that is no unit of https://ucum.org/ucum. */
function toQuantity(quantity: QuantityInput, expression: string): FhirObject {
  const { code } = quantity
  if (code == null) return { ...quantity }
  if (!isUnit(code)) {
    throw invalid('INVALID_ARGUMENT', 'must be a UCUM unit', `${expression}.code`)
  }
  return { ...quantity, system: ucumSystem, code }
}

/** Who the token's user is, when they are recorded here and are of one of these types. */
export function userOf({ fhirUser }: Access, types: readonly string[]): FhirObject | undefined {
  const parsed = parseReference(fhirUser ?? '')
  const isKnown = parsed.kind === 'relative' && types.includes(parsed.type)
  return isKnown ? { reference: `${parsed.type}/${parsed.id}` } : undefined
}

/** https://hl7.org/fhir/R4/datatypes.html#Annotation */
const authors = ['Practitioner', 'Patient', 'RelatedPerson']

/** A note that the token's user makes now. */
export const toNote = (access: Access, text: string): FhirObject => ({
  authorReference: userOf(access, authors),
  time: new Date().toISOString(),
  text,
})
