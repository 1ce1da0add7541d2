/** What the FHIRPath expressions of one request may cost in all: they keep everybody else waiting. */
import { ApiError } from '../errors.ts'

const allowance = { limit: 'fhirpathMilliseconds', maximum: 500 }

const spent = new WeakMap<object, number>()

/** Does a piece of work and puts its time on the request's account. Throws LIMIT_EXCEEDED when that is used up. */
export function timed<T>(work: () => T, request: object): T {
  const used = spent.get(request) ?? 0
  if (used > allowance.maximum) throw new ApiError('LIMIT_EXCEEDED', { detail: allowance })
  const started = performance.now()
  try {
    return work()
  } finally {
    spent.set(request, used + performance.now() - started)
  }
}
