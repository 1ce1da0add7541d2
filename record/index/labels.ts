/** The security labels of a resource that decide who sees it, its contained resources' included. https://hl7.org/fhir/R4/security-labels.html */
import { isFhirObject, listOf, type FhirObject } from '../resource.ts'

const known: Readonly<Record<string, readonly string[]>> = {
  'urn:oid:1.2.250.1.213.1.1.4.13': [
    'MASQUE_PS',
    'INVISIBLE_PATIENT',
    'INVISIBLE_REPRESENTANTS_LEGAUX',
  ],
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality': ['R', 'V'],
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': [
    'PSY',
    'ETH',
    'HIV',
    'SEX',
    'SUD',
    'STD',
    'SDV',
  ],
}

/** Is this `system|code` a label that access knows? */
export const isLabel = (label: string): boolean =>
  Object.entries(known).some(([system, codes]) =>
    codes.some((code) => label === `${system}|${code}`),
  )

/** The labels as `system|code`: a container bears those of what it holds. */
export function labelsOf(resource: FhirObject): string[] {
  const held = [resource, ...listOf(resource, 'contained').filter(isFhirObject)]
  const labels = held
    .flatMap((one) => listOf(one, 'meta'))
    .filter(isFhirObject)
    .flatMap((meta) => listOf(meta, 'security'))
    .filter(isFhirObject)
    .map(({ system, code }) => `${String(system)}|${String(code)}`)
  return [...new Set(labels.filter(isLabel))]
}
