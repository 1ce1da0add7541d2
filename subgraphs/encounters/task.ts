/** Moving tasks on, as far as their state machine goes. */
import type { Access } from '../../access/access.ts'
import { textOf, type FhirObject, type Resource } from '../../record/resource.ts'
import { appendTo, guardOf, setMember, toChange, type PatchOperation } from '../change.ts'
import type { Context } from '../context.ts'
import { toChoice, toNote } from '../input.ts'
import { assertTransition, type Transitions } from './transition.ts'
import type { MutationAdvanceTaskArgs, TaskOutputInput } from './generated.ts'

/** https://hl7.org/fhir/R4/task.html#statemachine */
const transitions: Transitions = {
  draft: ['requested', 'ready', 'cancelled'],
  requested: ['received', 'accepted', 'rejected', 'cancelled'],
  received: ['accepted', 'rejected', 'cancelled'],
  accepted: ['ready', 'in-progress', 'cancelled'],
  ready: ['in-progress', 'cancelled'],
  'in-progress': ['on-hold', 'completed', 'failed'],
  'on-hold': ['in-progress', 'failed'],
  rejected: [],
  cancelled: [],
  failed: [],
  completed: [],
}

/** Moves a task on. Throws CONFLICT when its status does not lead there. */
export async function advanceTask(
  args: MutationAdvanceTaskArgs,
  { repository }: Context,
): Promise<Resource | null> {
  const change = toChange('advanceTask', args, (task) => {
    assertTransition(transitions, textOf(task, 'status'), args.status, 'Task.status')
    return toOperations(repository.access, task, args)
  })
  return (await repository.patch('Task', { id: args.id }, change, guardOf(args))).resource
}

/** The reason is that of the status: a new status takes the old reason away. */
const toOperations = (
  access: Access,
  task: FhirObject,
  { status, reason, businessStatus, output, note }: MutationAdvanceTaskArgs,
): PatchOperation[] => [
  ...setMember(task, 'status', status),
  ...setMember(task, 'statusReason', reason == null ? null : { text: reason }),
  ...setMember(task, 'businessStatus', businessStatus ?? undefined),
  ...setMember(task, 'lastModified', new Date().toISOString()),
  ...appendTo(task, 'output', (output ?? []).map(toOutput)),
  ...appendTo(task, 'note', note == null ? [] : [toNote(access, note)]),
]

const toOutput = ({ type, value }: TaskOutputInput, index: number): FhirObject => ({
  type,
  ...toChoice('value', { ...value }, `Task.output[${index}].value`),
})
