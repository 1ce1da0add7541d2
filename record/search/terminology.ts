/** `:in`, `:below` and `:above` of tokens, looked up in the ValueSets and CodeSystems of the record. */
import { parseReference } from '../../fhir/reference.ts'
import { searchParametersOf } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { anyCodeToken, anySystemToken, systemToken } from '../index/token.ts'
import type { Resource } from '../resource.ts'
import { assertBounded, type CodeList } from './code-list.ts'
import { codesAbove, codesBelow } from './code-system.ts'
import type { CodeSet, Criterion } from './criteria.ts'
import { searchFault } from './fault.ts'
import { orders } from './order.ts'
import { toCriterion } from './parameters.ts'
import { createSearch, type Search } from './search.ts'
import { parseConcept } from './value.ts'
import { expand } from './value-set.ts'

/** The newest ValueSet or CodeSystem of a canonical URL that the caller may search. */
export interface Terminology {
  load(type: 'ValueSet' | 'CodeSystem', url: string): Promise<Resource | null>
}

/** Terminology from the record, so under the caller's own access; each URL is looked up once. */
export function createTerminology(
  newest: (search: Search) => Promise<Resource | null>,
): Terminology {
  const known = new Map<string, Promise<Resource | null>>()
  return {
    load: (type, url) => {
      const key = `${type} ${url}`
      const found = known.get(key) ?? newest(toSearch(type, url))
      known.set(key, found)
      return found
    },
  }
}

function toSearch(type: 'ValueSet' | 'CodeSystem', url: string): Search {
  const reference = parseReference(url)
  const [canonical = '', version] = url.split('|')
  const where =
    reference.kind === 'relative' && reference.type === type
      ? [toCriterion(type, '_id', [reference.id])]
      : [
          toCriterion(type, 'url', [canonical]),
          ...(version === undefined ? [] : [toCriterion(type, 'version', [version])]),
        ]
  return createSearch({ type, where, order: orders.lastUpdatedFirst, anchor: undefined })
}

/** The criteria with every set of codes replaced by the tokens of its codes. */
export const resolveCodes = (
  type: ResourceType,
  where: readonly Criterion[],
  terminology: Terminology,
): Promise<Criterion[]> =>
  Promise.all(where.map((criterion) => resolve(type, criterion, terminology)))

async function resolve(
  type: ResourceType,
  criterion: Criterion,
  terminology: Terminology,
): Promise<Criterion> {
  const { kind } = criterion
  if (kind === 'codes') return toTokens(type, criterion, await codesOf(criterion, terminology))
  if (kind === 'not') return { kind, of: await resolve(type, criterion.of, terminology) }
  if (kind === 'all' || kind === 'any') {
    return { kind, of: await resolveCodes(type, criterion.of, terminology) }
  }
  if (kind !== 'chain' && kind !== 'reverse') return criterion
  const inner = kind === 'chain' ? criterion.target : criterion.type
  return { ...criterion, where: await resolveCodes(inner, criterion.where, terminology) }
}

/** https://hl7.org/fhir/R4/search.html#token */
async function codesOf(set: CodeSet, terminology: Terminology): Promise<CodeList> {
  const { parameter, relation, value } = set
  const name = `${parameter}:${relation}`
  if (relation === 'in') {
    const valueSet = await terminology.load('ValueSet', value)
    if (valueSet === null) throw searchFault('codes', name)
    return assertBounded(await expand(valueSet, { terminology, name, depth: 0 }))
  }
  const { system = '', code = '' } = parseConcept(parameter, value)
  if (system === '' || code === '') throw searchFault('value', name)
  const codeSystem = await terminology.load('CodeSystem', system)
  if (codeSystem === null) throw searchFault('codes', name)
  const codes = relation === 'below' ? codesBelow(codeSystem, code) : codesAbove(codeSystem, code)
  return assertBounded({ systems: [], codes: codes.map((found) => ({ system, code: found })) })
}

/** An element of type `code` carries no system: its code alone counts. */
function toTokens(type: ResourceType, { parameter }: CodeSet, list: CodeList): Criterion {
  const isPlain =
    searchParametersOf(type)[parameter]?.paths.some(({ as }) => as === 'code') === true
  const anyOf = [
    ...list.systems.map((system) => anyCodeToken(parameter, system)),
    ...list.codes.map(({ system, code }) => systemToken(parameter, system, code)),
    ...(isPlain ? list.codes.map(({ code }) => anySystemToken(parameter, code)) : []),
  ]
  return { kind: 'tokens', anyOf }
}
