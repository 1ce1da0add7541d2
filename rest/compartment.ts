/** What belongs to one patient, as a search: `Patient/1/Observation`. https://hl7.org/fhir/R4/compartmentdefinition.html */
import { ApiError } from '../errors.ts'
import { compartmentParametersOf } from '../fhir/compartment.ts'
import type { ResourceType } from '../fhir/types.ts'
import { referenceToken } from '../record/index/token.ts'
import { noParent } from '../record/question.ts'
import { anchorOf } from '../record/search/anchor.ts'
import type { Criterion } from '../record/search/criteria.ts'
import type { Anchor } from '../record/search/search.ts'

/** What a search is confined to. */
export interface Within {
  readonly anchor: Anchor | undefined
  readonly parent: string
  readonly where: readonly Criterion[]
}

export const everywhere: Within = { anchor: undefined, parent: noParent, where: [] }

/** Throws NOT_FOUND for a type that is in no patient's compartment. */
export function compartmentOf(type: ResourceType, patient: string): Within {
  const parameters = compartmentParametersOf(type)
  const [only, ...others] = parameters
  if (only === undefined || type === 'Patient') throw new ApiError('NOT_FOUND')
  if (others.length === 0 && anchorOf(type, only, 'Patient') === 'patient') {
    return { anchor: 'patient', parent: patient, where: [] }
  }
  const anyOf = parameters.map((code) => referenceToken(code, `Patient/${patient}`))
  return { ...everywhere, where: [{ kind: 'tokens', anyOf }] }
}
