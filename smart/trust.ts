/** How every process trusts the tokens of the embedded server: by the keys in the database, less what was taken back. */
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import { strictSettings, type IssuerSettings } from '../access/issuers.ts'
import { refuse } from '../access/refusal.ts'
import type { Database } from '../record/database.ts'
import { accessTokenAlgorithm, keepKeys, readKeys } from './keys.ts'
import { loadRevoked } from './store.ts'

/** How soon what was taken back is refused in every process; milliseconds. */
const lookAgainAfter = 2_000
const keysAgainAfter = 60_000
/** After so long without a look nobody knows what was taken back: nothing is accepted. */
const blindAfter = 60_000

export interface OwnTrust {
  readonly settings: IssuerSettings
  /** Refuses these from now on: this process has just taken them back. */
  revoke(tokens: readonly string[]): void
  close(): void
}

interface Seen {
  readonly find: JWTVerifyGetKey
  readonly keysAt: number
  readonly revoked: ReadonlySet<string>
  readonly at: number
}

export interface TrustOptions {
  readonly db: Pick<Database, 'pool'>
  readonly issuer: string
  readonly audience: string
  readonly onFailure: (error: unknown) => void
}

async function see(db: Pick<Database, 'pool'>, before: Seen | undefined): Promise<Seen> {
  const revoked = new Set((await loadRevoked(db)).map(({ token }) => token))
  const at = Date.now()
  if (before !== undefined && at - before.keysAt < keysAgainAfter) return { ...before, revoked, at }
  const { publicKeys } = await readKeys(db)
  return { find: createLocalJWKSet({ keys: [...publicKeys] }), keysAt: at, revoked, at }
}

/** Looks every two seconds; closing ends it. */
export async function createOwnTrust(options: TrustOptions): Promise<OwnTrust> {
  const { db, issuer, audience, onFailure } = options
  // At a first start there are no keys yet, and this may be the first to look.
  await keepKeys(db)
  let seen = await see(db, undefined)
  // A look that began before they were taken back must not bring them to life again.
  const own = new Set<string>()
  const look = async (): Promise<void> => {
    seen = await see(db, seen)
    for (const token of own) if (seen.revoked.has(token)) own.delete(token)
  }
  const timer = setInterval(() => {
    look().catch(onFailure)
  }, lookAgainAfter).unref()
  const isRevoked = (tokenId: string): boolean => {
    if (Date.now() - seen.at > blindAfter) throw refuse('keys-unavailable')
    return seen.revoked.has(tokenId) || own.has(tokenId)
  }
  return {
    settings: {
      ...strictSettings,
      issuer,
      audience,
      algorithms: [accessTokenAlgorithm],
      patientWithoutUser: true,
      keys: { find: (header, token) => seen.find(header, token), edition: () => seen.find },
      isRevoked,
    },
    revoke: (tokens) => {
      for (const token of tokens) own.add(token)
    },
    close: () => {
      clearInterval(timer)
    },
  }
}
