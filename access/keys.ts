/** The public keys of an issuer: fetched with a cooldown, and the last good ones kept while the issuer is down. */
import { createLocalJWKSet, createRemoteJWKSet, errors, jwksCache } from 'jose'
import type { JWKSCacheInput, JWTVerifyGetKey } from 'jose'
import type { KeySource } from './issuers.ts'
import { refuse } from './refusal.ts'

const fetchTimeout = 5_000
/** No second fetch within this time, whatever key ids tokens name and whether or not the issuer answers. */
const cooldown = 30_000
const freshFor = 600_000
/** How long keys outlive their issuer: an outage must not stop care, a withdrawn key must not live for ever. */
const staleFor = 24 * 3_600_000

type Warn = (reason: 'issuer-unreachable') => void

/** The keys of an issuer as they are found now. */
export interface Keys {
  /** Finds the key that a token's header names; throws when there is none. */
  readonly find: JWTVerifyGetKey
  /** Another value whenever they were looked up anew: what was verified before is verified again. */
  readonly edition: () => unknown
}

function createRemoteKeys(address: string, warn: Warn): Keys {
  const cache: JWKSCacheInput = {}
  const remote = createRemoteJWKSet(new URL(address), {
    timeoutDuration: fetchTimeout,
    cooldownDuration: cooldown,
    cacheMaxAge: freshFor,
    [jwksCache]: cache,
  })
  let failedAt = -Infinity
  const find: JWTVerifyGetKey = async (header, token) => {
    if (Date.now() - failedAt >= cooldown) {
      try {
        return await remote(header, token)
      } catch (error) {
        if (
          error instanceof errors.JWKSNoMatchingKey ||
          error instanceof errors.JWKSMultipleMatchingKeys
        )
          throw error
        failedAt = Date.now()
        warn('issuer-unreachable')
      }
    }
    const kept = remote.jwks()
    if (kept === undefined || Date.now() - (cache.uat ?? 0) > staleFor)
      throw refuse('keys-unavailable')
    return createLocalJWKSet(kept)(header, token)
  }
  return { find, edition: () => cache.uat }
}

/** The keys of an issuer, wherever they are. */
export function createKeys(source: KeySource, warn: Warn): Keys {
  if ('find' in source) return source
  return 'jwks' in source
    ? { find: createLocalJWKSet(source.jwks), edition: () => 0 }
    : createRemoteKeys(source.jwksUri, warn)
}
