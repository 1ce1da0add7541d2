/** Remembers for a minute which tokens verified: an ES384 signature costs a millisecond, a request little more. */
import { createHash } from 'node:crypto'
import type { Access } from './access.ts'

const rememberFor = 60_000
const capacity = 1_000

/** An access and the moment (milliseconds) from which its token must be verified anew. */
export interface AcceptedToken {
  readonly access: Access
  readonly until: number
  /** Are the keys of its issuer still those it was verified by? */
  readonly isCurrent: () => boolean
}

interface Remembered extends AcceptedToken {
  readonly since: number
}

export interface AcceptedTokens {
  find(token: string): Access | undefined
  remember(token: string, accepted: AcceptedToken): void
}

/** Keeps digests, never tokens: what is in memory opens nothing. */
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A bounded memory of accepted tokens; nothing outlives its token, the keys that it was verified by, or a minute. */
export function createAcceptedTokens(now: () => Date): AcceptedTokens {
  const accepted = new Map<string, Remembered>()
  return {
    find(token) {
      const entry = accepted.get(digestOf(token))
      const time = now().getTime()
      return entry !== undefined && entry.since <= time && time < entry.until && entry.isCurrent()
        ? entry.access
        : undefined
    },
    remember(token, { access, until, isCurrent }) {
      const digest = digestOf(token)
      const since = now().getTime()
      accepted.delete(digest)
      accepted.set(digest, {
        access,
        isCurrent,
        since,
        until: Math.min(until, since + rememberFor),
      })
      const oldest = accepted.size > capacity ? accepted.keys().next().value : undefined
      if (oldest !== undefined) accepted.delete(oldest)
    },
  }
}
