/** The end of a call before its answer: seen by whoever asked before it and by whoever asks after, and waited for by the deadline. */
import { expect, it } from 'vitest'
import { ApiError } from '../errors.ts'
import { within } from '../gateway/deadline.ts'
import { Ending } from '../gateway/ending.ts'

const never = new Promise<string>(() => undefined)

it('a signal that was asked for before the end is aborted by it', () => {
  const ending = new Ending()
  const { signal } = ending
  expect(signal.aborted).toBe(false)
  ending.abort()
  expect([signal.aborted, ending.signal === signal]).toEqual([true, true])
})

it('a signal that is asked for after the end is aborted', () => {
  const ending = new Ending()
  ending.abort()
  expect(ending.signal.aborted).toBe(true)
})

it('whoever listens is told once, and at once when the end has been', () => {
  const ending = new Ending()
  const told: string[] = []
  ending.onAbort(() => told.push('before'))
  ending.abort()
  ending.abort()
  ending.onAbort(() => told.push('after'))
  expect(told).toEqual(['before', 'after'])
})

it.each<[string, () => Promise<string>, unknown]>([
  [
    'work that is done in time',
    () => within(60_000, new Ending(), Promise.resolve('done')),
    'done',
  ],
  ['work that takes longer', () => within(1, new Ending(), never), 'TIMEOUT'],
  [
    'work whose caller has gone',
    () => {
      const ending = new Ending()
      ending.abort()
      return within(60_000, ending, never)
    },
    'TIMEOUT',
  ],
  [
    'work that fails',
    () => within(60_000, new Ending(), Promise.reject(new ApiError('CONFLICT'))),
    'CONFLICT',
  ],
])('%s', async (_name, work, outcome) => {
  const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : error)
  expect(await work().catch(codeOf)).toBe(outcome)
})
