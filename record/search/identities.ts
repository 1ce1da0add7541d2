/**
 * Which identifiers a search finds: a national identity number (INS) that is masked for the caller is kept under a name
 * that only those who see it ask for, so that no search, chain, filter or condition tells of it.
 */
import type { Access } from '../../access/access.ts'
import { seesIns } from '../identity-view.ts'
import { tokenFor, type Audience } from '../index/token.ts'
import type { Criterion } from './criteria.ts'
import { partsOf } from './crossing.ts'
import type { Event } from './events.ts'
import { createSearch, type Search } from './search.ts'

/** What is kept apart and found by this caller. */
export const audiencesOf = (access: Access): readonly Audience[] => (seesIns(access) ? ['ins'] : [])

/** For the loader, which asks for no caller. */
export const everyAudience: readonly Audience[] = ['ins', 'hidden']

/** The search as this caller may ask it. */
export function withIdentities(access: Access, search: Search): Search {
  const audiences = audiencesOf(access)
  if (audiences.length === 0 || !search.where.some(isAboutIdentifiers)) return search
  return createSearch({ ...search, where: findable(search.where, audiences) })
}

/** The criteria with every identifier also asked for where it is kept apart for these audiences. */
export const findable = (
  where: readonly Criterion[],
  audiences: readonly Audience[],
): readonly Criterion[] =>
  audiences.length === 0 ? where : where.map((criterion) => find(criterion, audiences))

function find(criterion: Criterion, audiences: readonly Audience[]): Criterion {
  if (criterion.kind === 'tokens') return findTokens(criterion, audiences)
  if (criterion.kind === 'not') return { ...criterion, of: find(criterion.of, audiences) }
  if (criterion.kind === 'all' || criterion.kind === 'any')
    return { ...criterion, of: findable(criterion.of, audiences) }
  if (criterion.kind === 'chain' || criterion.kind === 'reverse')
    return { ...criterion, where: findable(criterion.where, audiences) }
  if (criterion.kind === 'events')
    return {
      ...criterion,
      first: findEvent(criterion.first, audiences),
      then: criterion.then && findEvent(criterion.then, audiences),
    }
  return criterion
}

const findEvent = (event: Event, audiences: readonly Audience[]): Event => ({
  ...event,
  where: findable(event.where, audiences),
})

type Tokens = Extract<Criterion, { kind: 'tokens' }>

function findTokens(criterion: Tokens, audiences: readonly Audience[]): Tokens {
  if (criterion.ofIdentifiers !== true) return criterion
  const apart = audiences.flatMap((one) => criterion.anyOf.map((token) => tokenFor(token, one)))
  return { ...criterion, anyOf: [...criterion.anyOf, ...apart] }
}

const isAboutIdentifiers = (criterion: Criterion): boolean =>
  criterion.kind === 'tokens'
    ? criterion.ofIdentifiers === true
    : partsOf(criterion).some(isAboutIdentifiers)
