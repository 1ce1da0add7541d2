/**
 * Which identifiers are a patient's national health identity (INS):
 * https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-patient-ins.html
 */
import { elementsAt, isElement, textAt, type Element } from './element.ts'

/** The authority that assigns the matricules: the systems below are its branches. */
const authority = '1.2.250.1.213.1.4.'

/** Each kind with its branch. https://hl7.fr/ig/fhir/core/CodeSystem-fr-core-cs-v2-0203.html */
const kinds: Readonly<Record<string, string>> = {
  'INS-NIR': '8',
  'INS-NIA': '9',
  'INS-NIR-TEST': '10',
  'INS-NIR-DEMO': '11',
  // Obsolete, and as identifying as ever.
  'INS-C': '2',
}

const systems: ReadonlySet<string> = new Set(Object.values(kinds).map((end) => authority + end))

/** The number for health insurance (NSS) has the INS-NIR's system, and this type: it is no INS. */
const insurance = { branch: '8', code: 'NH' }

/** An OID as it is compared: `urn:oid:` may be left out, or written in capitals. */
const toOid = (system: string | undefined): string | undefined =>
  system?.trim().replace(/^urn:oid:/i, '')

const typeCodesOf = (identifier: Element): string[] =>
  elementsAt(identifier, 'type')
    .flatMap((type) => elementsAt(type, 'coding'))
    .flatMap((coding) => textAt(coding, 'code')?.trim().toUpperCase() ?? [])

/**
 * Is this element an INS? Its type tells, whichever code system of the years names it; without a type that tells
 * otherwise its system does.
 */
export function isIns(element: unknown): element is Element {
  if (!isElement(element) || 'resourceType' in element) return false
  const codes = typeCodesOf(element)
  if (codes.some((code) => Object.hasOwn(kinds, code))) return true
  const oid = toOid(textAt(element, 'system'))
  if (oid === undefined || !systems.has(oid)) return false
  const isCoding = 'code' in element && !('value' in element)
  return !isCoding && !(oid === authority + insurance.branch && codes.includes(insurance.code))
}

/** Can a JSON text hold an INS, or the mask of one? Most can not, and need no second look. */
export const mayHoldIns = (text: string): boolean =>
  text.includes(authority) || text.includes('"masked"') || /INS-(?:NI|C)/i.test(text)

/** The matricule in use: the official one, or the provisional NIA; the obsolete INS-C is none. */
export const isMatricule = (identifier: Element): boolean =>
  isIns(identifier) &&
  !typeCodesOf(identifier).includes('INS-C') &&
  toOid(textAt(identifier, 'system')) !== authority + kinds['INS-C'] &&
  textAt(identifier, 'value') !== undefined &&
  identifier['use'] !== 'old'
