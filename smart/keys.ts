/**
 * The keys that sign tokens: shared in the database, made anew every ninety days, published a day before they sign and
 * a day after they have signed last, so that nobody meets a token whose key they cannot find.
 */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Database } from '../record/database.ts'
import { addSigningKey, loadSigningKeys, removeSigningKeys, type StoredKey } from './store.ts'

/** Access tokens; and ID tokens: https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#scopes-for-requesting-identity-data */
export const accessTokenAlgorithm = 'ES384'
export const idTokenAlgorithm = 'RS256'
const algorithms = [accessTokenAlgorithm, idTokenAlgorithm] as const

const day = 86_400
const renewAfter = 90 * day
const publishedBefore = day
const publishedAfter = day

/** The keys as they stand: in each algorithm the first one signs. */
export interface SigningKeys {
  readonly privateKeys: readonly JWK[]
  readonly publicKeys: readonly JWK[]
}

const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use']

const toPublic = (key: JWK): JWK =>
  Object.fromEntries(Object.entries(key).filter(([name]) => publicMembers.includes(name)))

/** The newest that has been published long enough; the oldest where all are new. */
const signerOf = (keys: readonly StoredKey[], now: number): StoredKey | undefined =>
  keys.findLast(({ created }) => created <= now - publishedBefore) ?? keys[0]

/** The signer, then those it follows and those that follow it. */
function inOrder(keys: readonly StoredKey[], now: number): readonly StoredKey[] {
  const signer = signerOf(keys, now)
  return signer === undefined ? [] : [signer, ...keys.filter(({ kid }) => kid !== signer.kid)]
}

/** Those whose successor has been signing for so long that no token of theirs lives. */
const outlived = (keys: readonly StoredKey[], now: number): string[] =>
  keys
    .filter((_, index) => {
      const next = keys[index + 1]
      return next !== undefined && next.created + publishedBefore + publishedAfter <= now
    })
    .map(({ kid }) => kid)

async function makeKey(alg: string): Promise<Omit<StoredKey, 'created'>> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  const key = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(key)
  return { kid, alg, jwk: { ...key, kid, alg, use: 'sig' } }
}

const toSet = (keys: readonly StoredKey[], now: number): SigningKeys => {
  const ordered = algorithms.flatMap((alg) =>
    inOrder(
      keys.filter((key) => key.alg === alg),
      now,
    ),
  )
  const privateKeys = ordered.map(({ jwk }): JWK => jwk)
  return { privateKeys, publicKeys: privateKeys.map(toPublic) }
}

const seconds = (now: Date) => now.getTime() / 1000

/** The keys as they stand now. */
export const readKeys = async (db: Pick<Database, 'pool'>, now = new Date()) =>
  toSet(await loadSigningKeys(db), seconds(now))

/** The same after those that are due were made and those that are outlived removed. */
export async function keepKeys(db: Pick<Database, 'pool'>, now = new Date()): Promise<SigningKeys> {
  const stored = await loadSigningKeys(db)
  const due = seconds(now) - renewAfter
  for (const alg of algorithms) {
    const known = stored.filter((key) => key.alg === alg)
    const newest = known.at(-1)
    if (newest === undefined || newest.created <= due)
      await addSigningKey(db, await makeKey(alg), Math.max(due, 0))
    const old = outlived(known, seconds(now))
    if (old.length > 0) await removeSigningKeys(db, old)
  }
  return readKeys(db, now)
}
