/**
 * Searches as REST writes them: names with modifiers, chains and `_has`, values with alternatives.
 * https://hl7.org/fhir/R4/search.html#combining, #chaining, #has
 */
import { searchParametersOf } from '../../fhir/search-parameters.ts'
import { isResourceType, type ResourceType } from '../../fhir/types.ts'
import type { Criterion } from './criteria.ts'
import { splitEscaped } from '../../fhir/escape.ts'
import { searchFault } from './fault.ts'
import { parseFilter } from './filter.ts'
import { anyCriterion, parameterOf, toModified } from './parameters.ts'

/** How many references one parameter may cross. */
const mostHops = 4

const longestQuery = 100
const mostAlternatives = 500

/**
 * The criteria of a query: repeated parameters are ANDed, values between commas ORed.
 * Throws INVALID_ARGUMENT that names the parameter.
 */
export function parseQuery(
  type: ResourceType,
  pairs: readonly (readonly [name: string, value: string])[],
): Criterion[] {
  if (pairs.length > longestQuery) throw searchFault('depth', pairs[longestQuery]?.[0] ?? '')
  return pairs.map(([name, value]) => parseParameter(type, name, value))
}

/** The criterion of one parameter of a query. */
export function parseParameter(type: ResourceType, name: string, value: string): Criterion {
  if (name === '_filter') {
    return parseFilter(value, (path, read) => crossing({ type, name: path, hops: 0 }, read))
  }
  const values = splitEscaped(value, ',')
  if (values.length > mostAlternatives) throw searchFault('depth', name)
  return crossing({ type, name, hops: 0 }, (end) => toModified({ ...end, values }))
}

/** The parameter at the end of a chain. */
export interface End {
  readonly type: ResourceType
  readonly code: string
  readonly modifier: string | undefined
}

export type ReadEnd = (end: End) => Criterion

/** A name that is still to be read, and how many references were crossed before it. */
interface Step {
  readonly type: ResourceType
  readonly name: string
  readonly hops: number
}

/** Follows a name to its end, which `read` makes a criterion of, and puts each crossing around it. */
function crossing(step: Step, read: ReadEnd): Criterion {
  const { type, name, hops } = step
  if (hops > mostHops) throw searchFault('depth', name)
  if (name.startsWith('_has:')) return toReverse(step, read)
  const dot = name.indexOf('.')
  if (dot >= 0) return toChain(step, dot, read)
  const [code = '', modifier, ...more] = name.split(':')
  if (more.length > 0) throw searchFault('modifier', name)
  return read({ type, code, modifier })
}

/** `_has:[type]:[reference]:[rest]`, where the rest may be a `_has` again. */
function toReverse({ type: target, name, hops }: Step, read: ReadEnd): Criterion {
  const [, type = '', parameter = '', ...rest] = name.split(':')
  if (!isResourceType(type) || rest.length === 0) throw searchFault('unknown', name)
  const { type: kind, targets } = parameterOf(type, parameter)
  if (kind !== 'reference' || targets?.includes(target) === false)
    throw searchFault('unknown', name)
  const where = [crossing({ type, name: rest.join(':'), hops: hops + 1 }, read)]
  return { kind: 'reverse', type, parameter, where }
}

/** `[reference].[rest]` or `[reference]:[type].[rest]`. */
function toChain({ type, name, hops }: Step, dot: number, read: ReadEnd): Criterion {
  const [code = '', modifier, ...more] = name.slice(0, dot).split(':')
  if (more.length > 0) throw searchFault('modifier', name)
  const rest = name.slice(dot + 1)
  return anyCriterion(
    targetsOf({ type, code, modifier }, rest).map((target) => ({
      kind: 'chain',
      parameter: code,
      target,
      where: [crossing({ type: target, name: rest, hops: hops + 1 }, read)],
    })),
  )
}

/** The types that a chain goes to: the one it names, or those of its targets that know what comes next. */
function targetsOf({ type, code, modifier }: End, rest: string): ResourceType[] {
  const { type: kind, targets } = parameterOf(type, code)
  if (kind !== 'reference') throw searchFault('modifier', code)
  if (modifier !== undefined) {
    const isTarget = targets === undefined || targets.includes(modifier)
    if (!isResourceType(modifier) || !isTarget) throw searchFault('modifier', `${code}:${modifier}`)
    return [modifier]
  }
  if (targets === undefined) throw searchFault('type', code)
  const [next = ''] = rest.split(/[.:]/)
  const found = targets
    .filter(isResourceType)
    .filter((target) => next === '_has' || Object.hasOwn(searchParametersOf(target), next))
  if (found.length === 0) throw searchFault('unknown', `${code}.${next}`)
  return found
}
