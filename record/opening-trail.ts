/** What an opening leaves in the trail where it is made, given up or reviewed: the patient is told of it. */
import type { Override } from './audit/entry.ts'
import type { Trail } from './audit/trail.ts'
import type { Opening } from './opening-row.ts'

/** Leaves it; breaking the glass overrides what protects the patient, declaring oneself does not. */
export function leaveOpening(
  trail: Trail,
  { id, patient, purpose, basis }: Opening,
  override?: Override,
): void {
  trail.disclose(patient)
  trail.except({
    opening: id,
    purpose,
    override: basis === 'break-glass' ? override : undefined,
  })
}
