/**
 * The patient compartment: which search parameters of a type name the patient it belongs to.
 *
 * https://hl7.org/fhir/R4/compartmentdefinition-patient.html, narrowed to what a resource is *about*:
 * subject-like parameters only. Who wrote, asserted, performed or pays for it, and who is a member of a
 * Group, opens nothing. Beyond the definition, Task.for and Device.patient count.
 */
import { readFileSync } from 'node:fs'
import { searchParametersOf } from './search-parameters.ts'
import { structures } from './structures.ts'
import type { ResourceType } from './types.ts'

const compartment: Readonly<Partial<Record<ResourceType, readonly string[]>>> = JSON.parse(
  readFileSync(new URL('generated/compartment.json', import.meta.url), 'utf8'),
)

/** The parameters to follow, `_id` for the patient itself; none for a type outside the compartment. */
export const compartmentParametersOf = (type: ResourceType): readonly string[] =>
  compartment[type] ?? []

/** May one resource concern many patients: does a path to them pass through a repeated element? */
export const hasManyPatients = (type: ResourceType): boolean =>
  compartmentParametersOf(type).some((code) =>
    searchParametersOf(type)[code]?.paths.some(({ path }) => isRepeated(type, path)),
  )

function isRepeated(type: string, [property, ...rest]: readonly string[]): boolean {
  const element = property === undefined ? undefined : structures[type]?.elements[property]
  return element !== undefined && (element.max === '*' || isRepeated(element.type, rest))
}
