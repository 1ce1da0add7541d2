/** Which other types a search asks about: the caller must be allowed to search each of them. */
import type { ResourceType } from '../../fhir/types.ts'
import type { Criterion } from './criteria.ts'
import type { Event, Events } from './events.ts'
import type { Search } from './search.ts'

/** The types that criteria cross, at any depth. */
export const crossedTypes = (where: readonly Criterion[]): ResourceType[] =>
  where.flatMap((criterion) => [...crossedBy(criterion), ...crossedTypes(partsOf(criterion))])

function crossedBy(criterion: Criterion): ResourceType[] {
  if (criterion.kind === 'stay') return ['Encounter']
  if (criterion.kind === 'chain') return [criterion.target]
  if (criterion.kind === 'reverse') return [criterion.type]
  if (criterion.kind === 'events') return eventsOf(criterion).map(({ type }) => type)
  if (criterion.kind === 'codes') return [criterion.relation === 'in' ? 'ValueSet' : 'CodeSystem']
  return []
}

const eventsOf = ({ first, then }: Events): readonly Event[] =>
  then === undefined ? [first] : [first, then]

/** The criteria that a criterion is made of. */
export function partsOf(criterion: Criterion): readonly Criterion[] {
  if (criterion.kind === 'all' || criterion.kind === 'any') return criterion.of
  if (criterion.kind === 'chain' || criterion.kind === 'reverse') return criterion.where
  if (criterion.kind === 'events') return eventsOf(criterion).flatMap(({ where }) => where)
  return criterion.kind === 'not' ? [criterion.of] : []
}

const isAboutCodes = (criterion: Criterion): boolean =>
  criterion.kind === 'codes' || partsOf(criterion).some(isAboutCodes)

/** Does the search name codes that must be looked up first? */
export const hasCodes = ({ where }: Search): boolean => where.some(isAboutCodes)
