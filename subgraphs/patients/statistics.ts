/** Analysts' queries of the patients domain: cohorts with their count and patients, and conditions by group. */
import { noParent } from '../../record/question.ts'
import { orders } from '../../record/search/order.ts'
import { createSearch, type Search } from '../../record/search/search.ts'
import { toCohort, type CohortFilter } from '../cohort.ts'
import { filterOf } from '../cohort-event.ts'
import { loadConnection, toRelayPage, type RelayArguments } from '../connection.ts'
import type { Context } from '../context.ts'
import { loadStatistics, type StatisticsArguments } from '../statistics.ts'

/** A cohort is a search of patients, asked only by its fields. */
export interface OpenCohort {
  readonly search: Search
  /** The filter as it was asked. */
  readonly asked: string
}

export const openCohort = (filter: CohortFilter): OpenCohort => ({
  asked: JSON.stringify(filter),
  search: createSearch({
    type: 'Patient',
    where: toCohort(filter, new Date()),
    order: orders.byName,
    anchor: undefined,
  }),
})

export const countCohort = (
  { search: { where }, asked }: OpenCohort,
  _arguments: unknown,
  { repository }: Context,
): Promise<number | null> => repository.cohortSize({ where, asked })

export function listCohort({ search }: OpenCohort, args: RelayArguments, context: Context) {
  const page = toRelayPage(args, (cursor) =>
    context.repository.cursors.decode(search, noParent, cursor),
  )
  return loadConnection({ search, ...page }, context.repository)
}

export interface ConditionArguments extends StatisticsArguments {
  readonly code?: readonly string[] | null
  readonly filter?: string | null
}

export const countConditions = ({ code, filter, ...args }: ConditionArguments, context: Context) =>
  loadStatistics(
    { type: 'Condition', codes: code ?? [], values: [], where: filterOf('Condition', filter) },
    args,
    context,
  )
