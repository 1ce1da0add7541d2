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

function createRemoteKeys(address: string, warn: Warn): JWTVerifyGetKey {
  const cache: JWKSCacheInput = {}
  const remote = createRemoteJWKSet(new URL(address), {
    timeoutDuration: fetchTimeout,
    cooldownDuration: cooldown,
    cacheMaxAge: freshFor,
    [jwksCache]: cache,
  })
  let failedAt = -Infinity
  return async (header, token) => {
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
}

/** Finds the key that a token's header names among the issuer's own; throws when there is none. */
export function createKeys(source: KeySource, warn: Warn): JWTVerifyGetKey {
  if ('find' in source) return source.find
  return 'jwks' in source ? createLocalJWKSet(source.jwks) : createRemoteKeys(source.jwksUri, warn)
}
