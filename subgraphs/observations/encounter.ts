/** Which stay something belongs to: what is put into that of another patient would be read as theirs. */
import { ApiError } from '../../errors.ts'
import { parseReference } from '../../fhir/reference.ts'
import type { Repository } from '../../record/repository.ts'
import { isFhirObject, textOf, type FhirObject } from '../../record/resource.ts'
import { invalid } from '../../record/write-outcome.ts'

/**
 * The reference to an encounter that must be the patient's; none where none is given. Throws NOT_FOUND where it is
 * absent or forbidden, INVALID_ARGUMENT where it is another's.
 */
export async function encounterOf(
  repository: Repository,
  { patient, encounter: id }: { readonly patient: string; readonly encounter?: string | null },
  type: string,
): Promise<FhirObject | undefined> {
  if (id == null) return undefined
  const encounter = await repository.read('Encounter', id)
  if (encounter === null) throw new ApiError('NOT_FOUND')
  const subject = encounter['subject']
  const parsed = parseReference((isFhirObject(subject) && textOf(subject, 'reference')) || '')
  if (parsed.kind !== 'relative' || parsed.type !== 'Patient' || parsed.id !== patient) {
    throw invalid('INVALID_ARGUMENT', 'must be one of the patient', `${type}.encounter`)
  }
  return { reference: `Encounter/${id}` }
}
