/** What those who see counts only may ask by: what happened and when, and nothing that says of whom. */
import { ApiError } from '../../errors.ts'
import type { ResourceType } from '../../fhir/types.ts'
import type { Criterion } from '../search/criteria.ts'
import { partsOf } from '../search/crossing.ts'
import type { Cohort, StatisticsQuestion } from './question.ts'

/** The search parameters whose codes name no one; what is not here is refused. https://hl7.org/fhir/R4/searchparameter-registry.html */
const parameters: ReadonlySet<string> = new Set([
  ...['code', 'category', 'class', 'type', 'status', 'clinical-status', 'verification-status'],
  ...['severity', 'stage', 'body-site', 'method', 'reason-code', 'special-arrangement', 'intent'],
  ...['priority', 'form', 'participant-type', 'data-absent-reason', 'value-concept'],
  ...['component-code', 'component-value-concept', 'component-data-absent-reason'],
  ...['combo-code', 'combo-value-concept', 'combo-data-absent-reason'],
  ...['code-value-concept', 'component-code-value-concept', 'combo-code-value-concept'],
  ...['location', 'service-provider', 'gender'],
])

/** Their dates; on a Patient, who is reached by no chain, the clinical date is that of birth. */
const dates: ReadonlySet<string> = new Set([
  ...['date', 'onset-date', 'abatement-date', 'recorded-date', 'authoredon', 'value-date'],
])

/** What chains may lead to; never whoever it is about. */
const targets: ReadonlySet<ResourceType> = new Set<ResourceType>([
  ...(['Encounter', 'Condition', 'Observation', 'Procedure', 'Medication'] as const),
])

/** Widths whose bands fall into each other: free ones would move their edges over one person's age. */
const bandYears: readonly number[] = [5, 10, 20]

/** `parameter|…`, or `?parameter` for its presence. */
const parameterOfToken = (token: string) => token.replace(/^\?/, '').split('|', 1)[0] ?? ''

/** Their age is asked in years. */
const isOfAge = (token: string) => token === '?birthdate'

function isAskable(criterion: Criterion): boolean {
  switch (criterion.kind) {
    case 'ids':
    case 'strings':
    case 'updated':
    case 'reverse':
      return false
    case 'tokens':
      return (
        criterion.ofIdentifiers === undefined &&
        criterion.column === undefined &&
        criterion.anyOf.every((token) => isOfAge(token) || parameters.has(parameterOfToken(token)))
      )
    case 'codes':
      return parameters.has(criterion.parameter)
    case 'dates':
      return dates.has(criterion.parameter)
    case 'chain':
      return targets.has(criterion.target) && criterion.where.every(isAskable)
    case 'clinicalDate':
    case 'quantities':
    case 'statusNot':
    case 'stay':
    case 'events':
    case 'all':
    case 'any':
    case 'not':
      return partsOf(criterion).every(isAskable)
  }
}

/** Throws FORBIDDEN, whatever the data, where criteria may say who somebody is. */
export function assertCohortAskable({ where }: Pick<Cohort, 'where'>): void {
  if (!where.every(isAskable)) throw new ApiError('FORBIDDEN')
}

/** The same of all criteria of a question; throws INVALID_ARGUMENT on age bands of another width than 5, 10 or 20 years. */
export function assertAskable({ event, cohort, groupBy, ageBandYears }: StatisticsQuestion): void {
  assertCohortAskable({ where: [...event.where, ...(cohort ?? [])] })
  if (groupBy.includes('AGE_BAND') && !bandYears.includes(ageBandYears))
    throw new ApiError('INVALID_ARGUMENT')
}
