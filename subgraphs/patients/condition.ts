/** How a condition stands: its statuses, its severity, its end. */
import type { Access } from '../../access/access.ts'
import type { FhirObject, Resource } from '../../record/resource.ts'
import { invalid } from '../../record/write-outcome.ts'
import { appendTo, guardOf, setMember, toChange, type PatchOperation } from '../change.ts'
import type { Context } from '../context.ts'
import { toChoice, toNote } from '../input.ts'
import type { ConditionInput, MutationUpdateConditionArgs } from './generated.ts'

/** Changes a condition. Throws INVALID_RESOURCE where the statuses and the end contradict each other. */
export async function updateCondition(
  args: MutationUpdateConditionArgs,
  { repository }: Context,
): Promise<Resource | null> {
  const { id, input } = args
  if (Object.keys(input).length === 0) {
    throw invalid('INVALID_ARGUMENT', 'must change something', 'Condition')
  }
  const change = toChange('updateCondition', args, (condition) =>
    toOperations(repository.access, condition, input),
  )
  return (await repository.patch('Condition', { id }, change, guardOf(args))).resource
}

const toOperations = (
  access: Access,
  condition: FhirObject,
  { clinicalStatus, verificationStatus, severity, abatement, note }: ConditionInput,
): PatchOperation[] => [
  ...setMember(condition, 'clinicalStatus', toStatus('clinical', clinicalStatus)),
  ...setMember(condition, 'verificationStatus', toStatus('ver-status', verificationStatus)),
  ...setMember(condition, 'severity', severity),
  ...setAbatement(condition, abatement),
  ...appendTo(condition, 'note', note == null ? [] : [toNote(access, note)]),
]

/** https://hl7.org/fhir/R4/condition.html: both statuses are codes of one system each. */
const toStatus = (system: 'clinical' | 'ver-status', code: string | null | undefined) =>
  code == null
    ? code
    : {
        coding: [{ system: `http://terminology.hl7.org/CodeSystem/condition-${system}`, code }],
      }

/** Whatever type the end had before, it has one at most. */
function setAbatement(
  condition: FhirObject,
  abatement: ConditionInput['abatement'],
): PatchOperation[] {
  if (abatement === undefined) return []
  const before = Object.keys(condition).filter((name) => /^_?abatement[A-Z]/.test(name))
  const after =
    abatement === null ? {} : toChoice('abatement', { ...abatement }, 'Condition.abatement')
  return [
    ...before.flatMap((name) => setMember(condition, name, null)),
    ...Object.entries(after).flatMap(([name, value]) => setMember(condition, name, value)),
  ]
}
