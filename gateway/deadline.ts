/** No request keeps its caller waiting for ever. */
import { ApiError } from '../errors.ts'
import type { Ending } from './ending.ts'

/** The work's result, or TIMEOUT when the end comes first; what still runs then sees the end itself. */
export const within = <T>(milliseconds: number, ending: Ending, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      ending.abort()
    }, milliseconds)
    ending.onAbort(() => {
      reject(new ApiError('TIMEOUT'))
    })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
