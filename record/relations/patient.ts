/** What a Patient says of who sees it: its general practitioners, and whether it is protected. */
import { listOf, type FhirObject } from '../resource.ts'
import {
  elementsOf,
  nameOf,
  professionals,
  relationsOf,
  type AccessRows,
  type Source,
} from './rows.ts'
import { always } from './span.ts'

/**
 * Labels of a patient who is protected as a whole: very restricted, celebrity, VIP, employee.
 * https://terminology.hl7.org/CodeSystem-v3-Confidentiality.html, https://terminology.hl7.org/CodeSystem-v3-ActCode.html
 */
const protecting: Readonly<Record<string, readonly string[]>> = {
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality': ['V'],
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': ['CEL', 'VIP', 'EMP'],
}

/** The rows of a Patient. A link to another Patient carries no relation along: https://hl7.org/fhir/R4/patient.html#links */
export function fromPatient(source: Source): AccessRows {
  const { name, resource, patients } = source
  return {
    care_relation: listOf(resource, 'generalPractitioner').flatMap((reference) =>
      relationsOf(
        source,
        'practitioner',
        nameOf(reference, [...professionals, 'Organization']),
        always,
      ),
    ),
    restriction: isProtected(resource)
      ? patients.map((patient, position) => ({
          patient,
          kind: 'vip',
          actor: '',
          types: [],
          labels: [],
          source: name,
          position,
          ...always,
        }))
      : [],
  }
}

const isProtected = (patient: FhirObject): boolean =>
  elementsOf(patient, 'meta')
    .flatMap((meta) => elementsOf(meta, 'security'))
    .some(({ system, code }) => protecting[String(system)]?.includes(String(code)) === true)
