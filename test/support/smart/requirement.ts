/** A requirement of SMART App Launch 2.2 as a check of the running server: https://hl7.org/fhir/smart-app-launch/STU2.2/ */
import type { SmartWorld } from './world.ts'

/** Its numbers in the table of requirements; none for what goes beyond them. */
export type Requirement = readonly [
  ids: readonly number[],
  title: string,
  check: (world: SmartWorld) => Promise<void>,
]
