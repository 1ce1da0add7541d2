/** How often somebody may try: after some failures in a row each further one makes the next wait twice as long. */
import { createHash } from 'node:crypto'
import type { Database } from '../record/database.ts'
import { giveBackAttempt, resetAttempts, takeAttempt, waitOf } from './account-store.ts'

/** What is limited. Times are seconds. */
export interface Limit {
  /** So many failures cost nothing. */
  readonly free: number
  readonly firstWait: number
  readonly longestWait: number
  /** Failures are forgotten after so long without one. */
  readonly memory: number
}

/**
 * A name is limited whether or not it is anybody's, so that a limit tells nothing; an address more widely, since a
 * hospital's staff may share one. https://pages.nist.gov/800-63-4/sp800-63b.html#throttle
 */
const limits = {
  name: { free: 5, firstWait: 30, longestWait: 900, memory: 86_400 },
  code: { free: 5, firstWait: 30, longestWait: 900, memory: 86_400 },
  address: { free: 100, firstWait: 30, longestWait: 900, memory: 3_600 },
} as const satisfies Record<string, Limit>

export type Subject = keyof typeof limits

export interface Attempts {
  /** Counts an attempt; the seconds to wait instead, where there were too many. */
  take(subject: Subject, value: string): Promise<number | undefined>
  /** The attempt was none: somebody came in. */
  giveBack(subject: Subject, value: string): Promise<void>
  /** Whoever it is has proved to be the one. */
  reset(subject: Subject, value: string): Promise<void>
}

/** Hashed: people type passwords where names belong. */
const keyOf = (subject: Subject, value: string): string =>
  `${subject}:${createHash('sha256').update(value).digest('base64url')}`

export const createAttempts = (db: Pick<Database, 'pool'>): Attempts => ({
  take: async (subject, value) => {
    const key = keyOf(subject, value)
    return (await takeAttempt(db, key, limits[subject])) ? undefined : waitOf(db, key)
  },
  giveBack: (subject, value) => giveBackAttempt(db, keyOf(subject, value)),
  reset: (subject, value) => resetAttempts(db, keyOf(subject, value)),
})
