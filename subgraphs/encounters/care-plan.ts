/** Moving on the activities that a care plan describes itself. */
import type { Access } from '../../access/access.ts'
import { ApiError } from '../../errors.ts'
import {
  isFhirObject,
  listOf,
  textOf,
  type FhirObject,
  type Resource,
} from '../../record/resource.ts'
import { invalid } from '../../record/write-outcome.ts'
import { appendTo, guardOf, setMember, toChange, type PatchOperation } from '../change.ts'
import type { Context } from '../context.ts'
import { toNote } from '../input.ts'
import { assertTransition, type Transitions } from './transition.ts'
import type { MutationAdvanceCarePlanActivityArgs } from './generated.ts'

/** No way back from an end, and none to before the beginning. https://hl7.org/fhir/R4/valueset-care-plan-activity-status.html */
const transitions: Transitions = {
  'not-started': ['scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled', 'unknown'],
  scheduled: ['in-progress', 'on-hold', 'completed', 'cancelled', 'unknown'],
  'in-progress': ['on-hold', 'completed', 'stopped', 'cancelled', 'unknown'],
  'on-hold': ['scheduled', 'in-progress', 'stopped', 'cancelled', 'unknown'],
  unknown: ['scheduled', 'in-progress', 'on-hold', 'completed', 'stopped', 'cancelled'],
  completed: [],
  cancelled: [],
  stopped: [],
}

/** https://hl7.org/fhir/R4/valueset-request-status.html: nothing of these plans goes on. */
const ended: ReadonlySet<unknown> = new Set(['revoked', 'completed', 'entered-in-error'])

/** Moves an activity on. Throws CONFLICT when its status does not lead there, or the plan has ended. */
export async function advanceCarePlanActivity(
  args: MutationAdvanceCarePlanActivityArgs,
  { repository }: Context,
): Promise<Resource | null> {
  const { id, activity, index, ifMatch } = args
  if ((activity == null) === (index == null)) throw new ApiError('INVALID_ARGUMENT')
  // The place of an activity means something in one version only.
  if (index != null && ifMatch == null) throw new ApiError('INVALID_ARGUMENT')
  const change = toChange('advanceCarePlanActivity', args, (plan) =>
    toOperations(repository.access, plan, args),
  )
  return (await repository.patch('CarePlan', { id }, change, guardOf(args))).resource
}

function toOperations(
  access: Access,
  plan: FhirObject,
  args: MutationAdvanceCarePlanActivityArgs,
): PatchOperation[] {
  const { status, reason, note } = args
  if (ended.has(plan['status'])) throw invalid('CONFLICT', 'has ended', 'CarePlan.status')
  const { index, activity, detail } = findActivity(plan, args)
  const expression = `CarePlan.activity[${index}].detail.status`
  assertTransition(transitions, textOf(detail, 'status'), status, expression)
  const at = `/activity/${index}`
  return [
    ...setMember(detail, 'status', status, `${at}/detail`),
    ...setMember(detail, 'statusReason', reason == null ? null : { text: reason }, `${at}/detail`),
    ...appendTo(activity, 'progress', note == null ? [] : [toNote(access, note)], at),
  ]
}

/** The one activity meant. Throws NOT_FOUND without it, CONFLICT when it is described elsewhere. */
function findActivity(plan: FhirObject, wanted: MutationAdvanceCarePlanActivityArgs) {
  const activities = listOf(plan, 'activity').filter(isFhirObject)
  const index = wanted.index ?? activities.findIndex(({ id }) => id === wanted.activity)
  const activity = activities[index]
  if (activity === undefined) throw new ApiError('NOT_FOUND')
  const { detail } = activity
  if (!isFhirObject(detail)) {
    throw invalid(
      'CONFLICT',
      'is advanced on the resource it refers to',
      `CarePlan.activity[${index}]`,
    )
  }
  return { index, activity, detail }
}
