/** Validates a resource without keeping it. https://hl7.org/fhir/R4/resource-operation-validate.html */
import { isJsonObject, type JsonObject, type JsonValue } from '../fhir/json.ts'
import { toOperationOutcome } from '../fhir/operation-outcome.ts'
import { resourceTypeOf } from '../fhir/validate.ts'
import { findIssues } from '../record/validity.ts'
import { restFault, toResourceAnswer } from './answer.ts'
import { readDocument } from './body.ts'
import type { Interaction } from './exchange.ts'
import { assertType } from './operation.ts'

/** The body is the resource, or Parameters that hold it. What is found is the answer, and no error of the request. */
export const validate: Interaction = async (exchange, { type = '', id }) => {
  assertType(type)
  const { value } = await readDocument(exchange, 'resource')
  const resource =
    resourceTypeOf(value) === 'Parameters' && type !== 'Parameters' ? held(value) : value
  if (resourceTypeOf(resource) !== type) {
    throw restFault('INVALID_ARGUMENT', 'must be a resource of the type it is validated as', type)
  }
  if (id !== undefined && isJsonObject(resource) && resource['id'] !== id) {
    throw restFault('INVALID_ARGUMENT', 'must be the id it is validated as', `${type}.id`)
  }
  const issues = findIssues(resource, { level: 'full' })
  return toResourceAnswer(200, JSON.stringify(toOperationOutcome(issues)))
}

/** The modes that ask for what we check. https://hl7.org/fhir/R4/valueset-resource-validation-mode.html */
const modes: ReadonlySet<unknown> = new Set([undefined, 'create', 'update'])

function held(parameters: JsonValue): JsonValue {
  const list = isJsonObject(parameters) ? parameters['parameter'] : undefined
  const named = (name: string) =>
    (Array.isArray(list) ? list : []).filter(isJsonObject).find((one) => one['name'] === name)
  assertSupported(named('mode'), named('profile'))
  return named('resource')?.['resource'] ?? null
}

function assertSupported(mode: JsonObject | undefined, profile: JsonObject | undefined): void {
  if (!modes.has(mode?.['valueCode'])) {
    throw restFault('INVALID_ARGUMENT', 'The mode must be create or update.')
  }
  if (profile !== undefined) {
    throw restFault('INVALID_ARGUMENT', 'A resource is validated against the profiles it claims.')
  }
}
