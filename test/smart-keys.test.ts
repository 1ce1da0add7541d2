/** Signing keys: made once, published before they sign, kept until no token of theirs lives. */
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepKeys, readKeys } from '../smart/keys.ts'
import { createOwnTrust } from '../smart/trust.ts'
import { createTokenVerifier } from '../access/token.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { startSmart, type Smart } from './support/smart.ts'
import { get, send, serviceToken } from './support/smart-app.ts'
import { outcomeOf } from './support/tokens.ts'

let db: TestDatabase
let smart: Smart
beforeAll(async () => {
  db = await createTestDatabase()
  smart = await startSmart()
})
afterAll(async () => {
  await db.drop()
  await smart.close()
})

const day = 86_400_000
const kids = ({ publicKeys }: Awaited<ReturnType<typeof readKeys>>, alg: string) =>
  publicKeys.filter((key) => key.alg === alg).map(({ kid }) => kid)

const age = (pool: TestDatabase['pool'], days: number) =>
  pool.query(`UPDATE smart.key SET created = created - $1 * interval '1 day'`, [days])

test('they are made once, one of each algorithm', async () => {
  const first = await keepKeys(db)
  expect(first.publicKeys.map(({ alg }) => alg)).toEqual(['ES384', 'RS256'])
  expect(await keepKeys(db)).toEqual(first)
  expect(first.publicKeys.some((key) => 'd' in key)).toBe(false)
})

test('after ninety days another is published; a day later it signs; two days later the old one is gone', async () => {
  const [old] = kids(await readKeys(db), 'ES384')
  await age(db.pool, 91)
  const published = kids(await keepKeys(db), 'ES384')
  expect([published[0], published.length]).toEqual([old, 2])
  const inTwoDays = new Date(Date.now() + 1.5 * day)
  const signing = kids(await readKeys(db, inTwoDays), 'ES384')
  expect(signing).toEqual([published[1], old])
  const gone = kids(await keepKeys(db, new Date(Date.now() + 3 * day)), 'ES384')
  expect(gone).toEqual([published[1]])
})

const statusOf = async (answer: Awaited<ReturnType<typeof serviceToken>>) =>
  (
    await get(`${smart.base}/Patient/none`, {
      authorization: `Bearer ${answer.body['access_token']}`,
    })
  ).status

test('a server that runs signs with the next key, and what the old one signed is still accepted', async () => {
  const before = await serviceToken(smart, 'system/*.rs')
  await age(smart.db.pool, 91)
  await smart.keep()
  await smart.db.pool.query(
    `UPDATE smart.key SET created = now() - interval '25 hours' WHERE created > now() - interval '1 day'`,
  )
  await smart.keep()
  const after = await serviceToken(smart, 'system/*.rs')
  const kidOf = ({ body }: typeof after) => decodeProtectedHeader(String(body['access_token'])).kid
  expect(kidOf(after)).not.toBe(kidOf(before))
  expect(await statusOf(before)).toBe(404)
})

test('another process trusts them too, and refuses what was taken back within seconds', async () => {
  const { body } = await serviceToken(smart, 'system/*.rs')
  const other = await createOwnTrust({
    ...{ db: smart.db, issuer: smart.issuer, audience: smart.base },
    onFailure: (error) => {
      throw error
    },
  })
  const verify = createTokenVerifier([other.settings])
  const attempt = () => verify(`Bearer ${body['access_token']}`)
  expect(await outcomeOf(attempt)).toBe('accepted')
  await send(smart, 'service', 'revoke', { token: String(body['access_token']) })
  await expect.poll(() => outcomeOf(attempt), { timeout: 5_000 }).toBe('token-revoked')
  other.close()
})
