/** Refuses variables that are too deep, too many or named to reach into prototypes; walks without recursion. */
import { ApiError } from '../errors.ts'
import { forbiddenNames, type Limits } from './limits.ts'

type LimitName = 'variableDepth' | 'variableKeys' | 'listItems'

function assertWithin(amount: number, limit: LimitName, limits: Limits): void {
  if (amount <= limits[limit]) return
  throw new ApiError('LIMIT_EXCEEDED', { detail: { limit, maximum: limits[limit] } })
}

function assertKeys(keys: readonly string[]): void {
  if (keys.some((key) => forbiddenNames.has(key))) throw new ApiError('BAD_REQUEST')
}

/** Throws on variables beyond the limits. */
export function assertVariables(
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
): void {
  const pending: { value: unknown; depth: number }[] = [{ value: variables, depth: 1 }]
  let keyCount = 0
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    assertWithin(depth, 'variableDepth', limits)
    if (Array.isArray(value)) assertWithin(value.length, 'listItems', limits)
    else {
      const keys = Object.keys(value)
      assertKeys(keys)
      keyCount += keys.length
      assertWithin(keyCount, 'variableKeys', limits)
    }
    for (const child of Object.values(value)) pending.push({ value: child, depth: depth + 1 })
  }
}
