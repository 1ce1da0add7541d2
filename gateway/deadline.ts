/** No request keeps its caller waiting for ever. */
import { ApiError } from '../errors.ts'

/** The work's result, or TIMEOUT when the signal comes first; what still runs then sees the signal itself. */
export async function within<T>(
  milliseconds: number,
  abort: AbortController,
  work: Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => {
    abort.abort()
  }, milliseconds)
  const stopped = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => {
      reject(new ApiError('TIMEOUT'))
    })
  })
  return Promise.race([work, stopped]).finally(() => {
    clearTimeout(timer)
  })
}
