/** What is wrong with a resource on its way into the record, however it comes: HL7's rules, and what search can hold. */
import { isJsonObject, type JsonValue } from '../fhir/json.ts'
import { isResourceType } from '../fhir/types.ts'
import {
  isRefused,
  validateResource,
  type Issue,
  type ValidationLevel,
} from '../fhir/validate-resource.ts'
import { countPairs } from './index/composite.ts'

/** Composites pair every code with every value: a small resource could ask for an index without end. */
const mostPairs = 2_000

/** Why a resource is refused, errors first, with what else is to be told of it. */
export function findIssues(
  resource: JsonValue,
  options: { readonly level: ValidationLevel },
): readonly Issue[] {
  const issues = validateResource(resource, options)
  return isRefused(issues) ? issues : [...pairIssues(resource), ...issues]
}

function pairIssues(resource: JsonValue): readonly Issue[] {
  const type = isJsonObject(resource) ? resource['resourceType'] : undefined
  if (!isJsonObject(resource) || typeof type !== 'string' || !isResourceType(type)) return []
  if (countPairs(type, resource) <= mostPairs) return []
  const message = 'pairs its codes with more, or longer, values than search can hold'
  return [{ severity: 'error', code: 'too-costly', expression: type, message }]
}
