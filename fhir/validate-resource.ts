/**
 * Validates a resource in full: structure, then required codes, invariants and the profiles it claims.
 * https://hl7.org/fhir/R4/validation.html
 */
import { isJsonObject, type JsonValue } from './json.ts'
import { ContentCheck } from './validate-content.ts'
import { checkProfiles } from './validate-profile.ts'
import { ValidationReport, type Issue } from './validate-report.ts'
import { validateStructure } from './validate.ts'

export type { Issue } from './validate-report.ts'

/** How far validation goes: `structure` is what loading checks, `full` what a write must meet. */
export type ValidationLevel = 'structure' | 'full'

/**
 * What is wrong with a resource, errors first; at most 20 errors, and 20 warnings and notes.
 * Nothing else is looked at while the structure is faulty.
 */
export function validateResource(
  resource: JsonValue,
  { level }: { readonly level: ValidationLevel },
): readonly Issue[] {
  const faults = validateStructure(resource)
  if (level === 'structure' || faults.length > 0 || !isJsonObject(resource)) return faults
  const report = new ValidationReport(true)
  report.enter(String(resource['resourceType']))
  new ContentCheck(report).checkResource(resource)
  checkProfiles(resource, report)
  return report.issues
}

/** Do these findings forbid a write? Warnings and notes do not. */
export const isRefused = (issues: readonly Issue[]): boolean =>
  issues.some(({ severity }) => severity === 'error')
