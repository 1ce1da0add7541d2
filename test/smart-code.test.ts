/** The code of a launch: exchanged once, by the app that asked for it, with what it kept to itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anne, createVerifier, physician, startSmart, type Smart } from './support/smart.ts'
import { authorize, exchange, get, type Changes } from './support/smart-app.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

let smart: Smart
beforeAll(async () => {
  smart = await startSmart({}, (db) => write(db, ward))
})
afterAll(() => smart.close())

const scope = 'openid fhirUser launch/patient patient/*.rs offline_access'
const decision = { account: anne.id, context: { patient: 'a' } }

describe('the code is not exchanged', () => {
  const cases: [string, Changes][] = [
    ['without the verifier', { code_verifier: undefined }],
    ['with a blank verifier', { code_verifier: '' }],
    ['with another verifier', { code_verifier: createVerifier() }],
    ['for another return address', { redirect_uri: 'https://evil.example/back' }],
    ['when it is another', { code: 'another' }],
  ]
  test.each(cases)('%s', async (_name, changes) => {
    const asked = await authorize(smart, 'public', scope, { decision })
    const { status, body } = await exchange(smart, asked, changes)
    expect([status, body['access_token']]).toEqual([400, undefined])
  })

  test('by another app', async () => {
    const asked = await authorize(smart, 'public', scope, { decision })
    expect((await exchange(smart, { ...asked, client: 'secret' })).status).toBe(400)
  })

  test('with the challenge itself as verifier', async () => {
    const verifier = createVerifier()
    const asked = await authorize(smart, 'public', scope, {
      ...{ decision, changes: { code_challenge: verifier } },
    })
    expect((await exchange(smart, asked, { code_verifier: verifier })).status).toBe(400)
  })

  test('twice, and the second time ends what the first has given', async () => {
    const asked = await authorize(smart, 'public', scope, { decision })
    const first = await exchange(smart, asked)
    const authorization = `Bearer ${first.body['access_token']}`
    expect((await get(`${smart.base}/Patient/a`, { authorization })).status).toBe(200)
    expect((await exchange(smart, asked)).status).toBe(400)
    expect((await get(`${smart.base}/Patient/a`, { authorization })).status).toBe(401)
  })
})

test('a user who may not log in any more gets no token', async () => {
  const asked = await authorize(smart, 'public', scope, {
    decision: { ...decision, account: physician.id },
  })
  smart.accounts.delete(physician.id)
  const { status } = await exchange(smart, asked)
  smart.accounts.set(physician.id, physician)
  expect(status).toBe(400)
})

test('of two exchanges at the same time at most one gets a token', async () => {
  const asked = await authorize(smart, 'public', scope, { decision })
  const both = await Promise.all([exchange(smart, asked), exchange(smart, asked)])
  expect(both.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
})

test('a code that is older than a minute is refused', async () => {
  const asked = await authorize(smart, 'public', scope, { decision })
  const { rows } = await smart.db.pool.query(
    `SELECT extract(epoch FROM max(expires) - now())::float8 AS life FROM smart.entry WHERE model = 'AuthorizationCode'`,
  )
  expect(rows[0].life).toBeLessThanOrEqual(60)
  await smart.db.pool.query(
    `UPDATE smart.entry SET expires = now() WHERE model = 'AuthorizationCode'`,
  )
  expect((await exchange(smart, asked)).status).toBe(400)
})
