/** Which repeats of an element a slice is, and what a concept must be: https://hl7.org/fhir/R4/profiling.html#slicing */
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
import type { Codes, Concept, Slice } from './profiles/fact.ts'

const codingsOf = (value: JsonValue | undefined): JsonObject[] => {
  if (!isJsonObject(value)) return []
  const { coding } = value
  return Array.isArray(coding) ? coding.filter(isJsonObject) : [value]
}

/** Has the CodeableConcept this coding, whatever else it has? */
export const hasConcept = (value: JsonValue | undefined, { system, code }: Concept): boolean =>
  codingsOf(value).some((coding) => coding['system'] === system && coding['code'] === code)

/** Does the element belong to the slice? */
export function isInSlice(element: JsonObject, slice: Slice): boolean {
  if ('url' in slice) return element['url'] === slice.url
  if ('type' in slice) return hasConcept(element['type'], slice.type)
  return element[slice.child] === slice.equals
}

const includes = (codes: Codes, code: string) =>
  codes instanceof RegExp ? codes.test(code) : codes.includes(code)

/** Is the code one that its system allows? An unknown system passes an extensible binding alone. */
export function isAllowedCoding(
  value: JsonValue,
  codings: Readonly<Record<string, Codes>>,
  isExtensible: boolean,
): boolean {
  return codingsOf(value).every(({ system, code }) => {
    const codes =
      typeof system === 'string' && Object.hasOwn(codings, system) ? codings[system] : undefined
    if (codes === undefined) return isExtensible
    return typeof code === 'string' && includes(codes, code)
  })
}

/** The FHIRPath of a slice: `name.where(use = 'official')`. */
export function sliceStep(step: string, slice: Slice | undefined): string {
  if (slice === undefined) return step
  if ('url' in slice) return `${step}('${slice.url}')`
  if ('child' in slice) return `${step}.where(${slice.child} = '${slice.equals}')`
  const { system, code } = slice.type
  return `${step}.where(type.coding.exists(system = '${system}' and code = '${code}'))`
}
