/** The security labels of the tests' worlds, by short names. https://hl7.org/fhir/R4/security-labels.html */
import { isFhirObject, listOf, type FhirObject } from '../../record/resource.ts'

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const french = 'urn:oid:1.2.250.1.213.1.1.4.13'

const systems = {
  R: confidentiality,
  V: confidentiality,
  VIP: actCode,
  PSY: actCode,
  ETH: actCode,
  HIV: actCode,
  SEX: actCode,
  SUD: actCode,
  STD: actCode,
  SDV: actCode,
  MASQUE_PS: french,
  INVISIBLE_PATIENT: french,
  INVISIBLE_REPRESENTANTS_LEGAUX: french,
} as const

export type Label = keyof typeof systems

/** What the tests label rows with: `VIP` is said of patients alone. */
export const rowLabels: readonly Label[] = [
  ...(['R', 'V', 'PSY', 'ETH', 'HIV', 'SEX', 'SUD', 'STD', 'SDV'] as const),
  ...(['MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'] as const),
]

/** The `meta` of a resource with these labels. */
export const labelled = (...labels: readonly Label[]) => ({
  meta: { security: labels.map((code) => ({ system: systems[code], code })) },
})

/** The labels of a resource and of what it contains. */
export function labelsOf(resource: FhirObject): Label[] {
  const { security = [] }: { security?: { code: Label }[] } = Object(resource['meta'])
  const inner = listOf(resource, 'contained').filter(isFhirObject)
  return [...security.map(({ code }) => code), ...inner.flatMap(labelsOf)]
}

/** What an administration works with. */
export const administrative: ReadonlySet<string> = new Set(
  `Patient RelatedPerson Encounter EpisodeOfCare Appointment AppointmentResponse Coverage Account ChargeItem Claim
   ClaimResponse ExplanationOfBenefit Invoice SupplyDelivery`.split(/\s+/),
)

/** Patients all of whose rows, or those of one type, count as labelled `V`. */
export const veiled: Readonly<Record<string, RegExp>> = {
  ...{ vip: /./, celebrity: /./, denier: /./, partial: /^Observation$/ },
}
