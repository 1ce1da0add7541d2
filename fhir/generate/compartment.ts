/** Derives the patient compartment from HL7's definition: the rule is told in fhir/compartment.ts. */
import { directoryTypes, resourceTypes } from '../types.ts'
import type { ResourceType } from '../types.ts'
import type { CompartmentDefinition } from './definitions.ts'

/** The parameters of the definition that say whom a resource is about. */
const subjectLike: ReadonlySet<string> = new Set(['patient', 'subject', 'beneficiary'])

/** What is decided apart from the definition. */
const decided: Readonly<Partial<Record<ResourceType, readonly string[]>>> = {
  Patient: ['_id'],
  Appointment: ['actor'],
  AppointmentResponse: ['actor'],
  Task: ['patient'],
  Device: ['patient'],
}

/** Type → parameters to follow; a type that belongs to no patient is absent. */
export function createCompartment(definition: CompartmentDefinition): Record<string, string[]> {
  const defined = new Map(definition.resource.map(({ code, param = [] }) => [code, param]))
  const rows = resourceTypes
    .filter((type) => !directoryTypes.has(type))
    .map((type): [string, string[]] => {
      const codes = (defined.get(type) ?? []).filter((code) => subjectLike.has(code))
      return [type, [...(decided[type] ?? codes)].sort()]
    })
  return Object.fromEntries(rows.filter(([, codes]) => codes.length > 0))
}
