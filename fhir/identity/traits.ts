/**
 * The five strict traits, without which a matricule is never shown, and whether a patient's may be:
 * https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-patient-ins.html, RNIV EXI SI 07, Ségur INS/va1.53
 */
import { frCore } from '../profiles/fact.ts'
import { birthListGivenName, birthPlace } from '../profiles/patient.ts'
import { elementsAt, extensionsAt, onlyOne, textAt, type Element } from './element.ts'
import { isMatricule } from './ins.ts'
import { identityStatusOf, type IdentityStatus } from './status.ts'

export interface StrictTraits {
  readonly birthName: string
  /** As the civil register lists them, in one text. */
  readonly birthGivenNames: string
  readonly birthDate: string
  readonly sex: string
  /** INSEE's code (COG) of the commune or country. */
  readonly birthPlace: string
}

/** https://hl7.fr/ig/fhir/core/ValueSet-fr-core-vs-patient-gender-INS.html */
const sexes: ReadonlySet<unknown> = new Set(['male', 'female', 'unknown'])

const wholeDate = /^\d{4}-\d{2}-\d{2}$/
const cog = /^\d[\dAB]\d{3}$/

/** All five traits, or undefined when one is missing or not clear. */
export function strictTraitsOf(patient: Element): StrictTraits | undefined {
  const official = onlyOne(elementsAt(patient, 'name').filter(({ use }) => use === 'official'))
  const birthName = official && textAt(official, 'family')
  const listed = official && onlyOne(extensionsAt(official, birthListGivenName))
  const birthGivenNames = listed && textAt(listed, 'valueString')
  const birthDate = textAt(patient, 'birthDate') ?? ''
  const sex = textAt(patient, 'gender') ?? ''
  const place = birthPlaceOf(patient)
  if (birthName === undefined || birthGivenNames === undefined || place === undefined)
    return undefined
  if (!wholeDate.test(birthDate) || !sexes.has(sex)) return undefined
  return { birthName, birthGivenNames, birthDate, sex, birthPlace: place }
}

function birthPlaceOf(patient: Element): string | undefined {
  const codes = extensionsAt(patient, birthPlace)
    .flatMap((extension) => elementsAt(extension, 'valueAddress'))
    .flatMap((address) => extensionsAt(address, `${frCore}/fr-core-address-insee-code`))
    .flatMap((extension) => elementsAt(extension, 'valueCoding'))
  const code = onlyOne(codes)
  const text = (code && textAt(code, 'code')) ?? ''
  return cog.test(text) ? text : undefined
}

/** Matricule and OID leave the system only for a qualified identity with its five traits. */
export const mayShowIns = (patient: Element): boolean =>
  patient['resourceType'] === 'Patient' &&
  identityStatusOf(patient) === 'QUAL' &&
  strictTraitsOf(patient) !== undefined

/** A matricule with all that must be shown beside it. */
export interface InsIdentity extends StrictTraits {
  readonly matricule: string
  readonly oid: string
  readonly status: IdentityStatus
}

/** The INS of a patient, or null when it may not be shown, is masked, or when several contradict each other. */
export function insIdentityOf(patient: Element): InsIdentity | null {
  const traits = strictTraitsOf(patient)
  const identifier = onlyOne(elementsAt(patient, 'identifier').filter(isMatricule))
  const matricule = identifier && textAt(identifier, 'value')
  const oid = identifier && textAt(identifier, 'system')
  if (!mayShowIns(patient) || traits === undefined) return null
  if (matricule === undefined || oid === undefined) return null
  return { matricule, oid, status: 'QUAL', ...traits }
}
