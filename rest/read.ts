/** Reads one resource. https://hl7.org/fhir/R4/http.html#read */
import { ApiError } from '../errors.ts'
import { isResourceType } from '../fhir/types.ts'
import type { Interaction } from './exchange.ts'
import { toResourceAnswer } from './answer.ts'

export const read: Interaction = async ({ repository }, { type = '', id = '' }) => {
  if (!isResourceType(type)) throw new ApiError('NOT_FOUND')
  const resource = await repository.read(type, id)
  if (resource !== null) return toResourceAnswer(200, JSON.stringify(resource))
  throw new ApiError((await repository.isGone(type, id)) ? 'GONE' : 'NOT_FOUND')
}
