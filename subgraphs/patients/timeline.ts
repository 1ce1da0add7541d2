/** `Patient.timeline`: the records of every domain as one connection, those of other domains as entity stubs. */
import { isResourceType, type ResourceType } from '../../fhir/types.ts'
import { ApiError } from '../../errors.ts'
import { loadSlice } from '../../record/page.ts'
import type { FhirObject } from '../../record/resource.ts'
import { orders } from '../../record/search/order.ts'
import { createTimeline, type Timeline } from '../../record/search/timeline.ts'
import type { Match } from '../../record/searching.ts'
import { clinicalDateOf, searchableTypes } from '../../record/timeline.ts'
import { notEnteredInError, toBound } from '../clinical.ts'
import {
  toPageInfo,
  toRelayPage,
  type MadeCursor,
  type PageInfo,
  type RelayArguments,
} from '../connection.ts'
import type { Context } from '../context.ts'
import { toMember } from '../entity.ts'

export interface TimelineArguments extends RelayArguments {
  readonly types?: readonly ResourceType[] | null
  readonly from?: string | null
  readonly to?: string | null
  readonly orderBy?: keyof typeof timelineOrders | null
  readonly includeEnteredInError?: boolean | null
}

interface TimelineEdge {
  readonly type: ResourceType
  readonly date: string | null
  readonly node: FhirObject
  readonly cursor: MadeCursor
}

export interface TimelinePage {
  /** Asked by its own field, so that it costs nothing where nobody asks. */
  readonly totalCount: () => Promise<number>
  readonly edges: readonly TimelineEdge[]
  readonly pageInfo: PageInfo
}

const timelineOrders = {
  LATEST_FIRST: orders.timelineLatestFirst,
  OLDEST_FIRST: orders.timelineOldestFirst,
} as const

/** One page of a patient's timeline; null for a contained patient, to whom no record refers. */
export async function loadTimeline(
  patient: FhirObject,
  args: TimelineArguments,
  context: Context,
): Promise<TimelinePage | null> {
  const repository = context.repository.of(patient)
  const timeline = toTimeline(args, context)
  const id = repository.idOf(patient)
  if (id === null) return null
  const request = toRelayPage(args, (cursor) => repository.cursors.decode(timeline, id, cursor))
  const page = await loadSlice(request, (slice) => repository.timeline(timeline, slice, id))
  const cursorOf =
    ({ row: { key } }: Match): MadeCursor =>
    () =>
      repository.cursors.encode(timeline, id, { direction: 'after', key })
  return {
    totalCount: () => repository.countTimeline(timeline, id),
    edges: page.matches.map((match) => toEdge(match, cursorOf(match), context)),
    pageInfo: toPageInfo(page, cursorOf),
  }
}

function toTimeline(args: TimelineArguments, { repository: { access } }: Context): Timeline {
  const { types, from, to, orderBy, includeEnteredInError } = args
  if (types?.length === 0) throw new ApiError('INVALID_ARGUMENT')
  return createTimeline({
    types: types == null ? searchableTypes(access) : [...new Set(types)].sort(),
    where: [
      ...(from == null ? [] : [toBound('from', from)]),
      ...(to == null ? [] : [toBound('to', to)]),
      ...(includeEnteredInError === true ? [] : [notEnteredInError]),
    ],
    order: timelineOrders[orderBy ?? 'LATEST_FIRST'],
  })
}

function toEdge({ resource }: Match, cursor: MadeCursor, context: Context): TimelineEdge {
  const { resourceType: type } = resource
  if (!isResourceType(type)) throw new Error('a timeline is made of modelled types')
  return {
    type,
    date: clinicalDateOf(type, resource),
    node: toMember('patients', resource, context),
    cursor,
  }
}
