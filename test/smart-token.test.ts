/** Tokens afterwards: refreshed, asked about, taken back; and what becomes of them then. */
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anne, physician, startSmart, type Smart } from './support/smart.ts'
import {
  get,
  launch,
  post,
  refresh,
  scopesOf,
  send,
  serviceToken,
  type Answer,
} from './support/smart-app.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

let smart: Smart
beforeAll(async () => {
  smart = await startSmart(
    {
      clients: [
        {
          id: 'rights',
          name: 'Rights',
          kind: 'public',
          redirectUris: ['https://app.example/back'],
          scopes: ['user/*.rs', 'socle/ins.read', 'socle/identity.merge'],
        },
      ],
    },
    (db) => write(db, ward),
  )
})
afterAll(() => smart.close())

const scope = 'openid fhirUser launch/patient patient/*.rs offline_access'
const decision = { account: anne.id, context: { patient: 'a', encounter: 'e1' } }
const clients = ['public', 'secret', 'keys']

const start = (client: string) => launch(smart, client, scope, decision)

const statusOf = async ({ body }: Answer, path = 'Patient/a') =>
  (await get(`${smart.base}/${path}`, { authorization: `Bearer ${body['access_token']}` })).status

describe('refreshing', () => {
  test.each(clients)('%s: another token, the same scopes and context', async (client) => {
    const first = await start(client)
    const second = await refresh(smart, client, first.body['refresh_token'])
    expect([second.status, second.body['patient'], second.body['encounter']]).toEqual([
      200,
      'a',
      'e1',
    ])
    expect(scopesOf(second)).toEqual(scopesOf(first))
    expect(second.body['access_token']).not.toBe(first.body['access_token'])
    expect(second.body['refresh_token']).not.toBe(first.body['refresh_token'])
    expect(await statusOf(second)).toBe(200)
  })

  test('fewer scopes when fewer are asked for, and never more', async () => {
    const { body } = await start('public')
    const fewer = await refresh(smart, 'public', body['refresh_token'], { scope: 'patient/*.rs' })
    expect(scopesOf(fewer)).toEqual(['patient/*.rs'])
    const again = fewer.body['refresh_token']
    const more = await refresh(smart, 'public', again, { scope: 'patient/*.cruds' })
    expect([more.status, more.body['error']]).toEqual([400, 'invalid_scope'])
  })

  test('a refresh token that was used before ends the whole family', async () => {
    const first = await start('public')
    const second = await refresh(smart, 'public', first.body['refresh_token'])
    expect((await refresh(smart, 'public', first.body['refresh_token'])).status).toBe(400)
    expect((await refresh(smart, 'public', second.body['refresh_token'])).status).toBe(400)
    expect(await statusOf(second)).toBe(401)
  })

  test('of two uses at the same time at most one gets a token', async () => {
    const { body } = await start('public')
    const both = await Promise.all(
      [1, 2].map(() => refresh(smart, 'public', body['refresh_token'])),
    )
    expect(both.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
  })

  test('by another app, or with no token of ours, it is refused', async () => {
    const { body } = await start('public')
    expect((await refresh(smart, 'secret', body['refresh_token'])).status).toBe(400)
    expect((await refresh(smart, 'public', 'random')).body['error']).toBe('invalid_grant')
  })

  test('a user who may not log in any more is not refreshed', async () => {
    const first = await launch(smart, 'public', 'user/*.rs offline_access', {
      account: physician.id,
    })
    smart.accounts.delete(physician.id)
    const { status } = await refresh(smart, 'public', first.body['refresh_token'])
    smart.accounts.set(physician.id, physician)
    expect(status).toBe(400)
  })

  test('online access is for as long as the session lives', async () => {
    const { body } = await launch(smart, 'public', 'patient/*.rs online_access', decision)
    await smart.db.pool.query(`DELETE FROM smart.entry WHERE model = 'Session'`)
    expect((await refresh(smart, 'public', body['refresh_token'])).status).toBe(400)
    const offline = await start('public')
    await smart.db.pool.query(`DELETE FROM smart.entry WHERE model = 'Session'`)
    expect((await refresh(smart, 'public', offline.body['refresh_token'])).status).toBe(200)
  })
})

test('our own rights are given to apps registered for them, by users who have them', async () => {
  const asked = 'user/*.rs socle/ins.read socle/identity.merge'
  const given = async (client: string, account: string) =>
    scopesOf(await launch(smart, client, asked, { account }))
  expect(await given('rights', physician.id)).toEqual(['socle/ins.read', 'user/*.rs'])
  expect(await given('rights', anne.id)).toEqual(['user/*.rs'])
  expect(await given('public', physician.id)).toEqual(['user/*.rs'])
})

describe('introspection', () => {
  const ask = (client: string, token: unknown) =>
    send(smart, client, 'introspect', { token: String(token) })

  test.each(clients)('%s asks about its own token', async (client) => {
    const { body } = await start(client)
    const known = await ask(client, body['access_token'])
    const { exp, iss, sub, aud } = decodeJwt(String(body['access_token']))
    expect(known.body).toMatchObject({
      ...{ active: true, client_id: client, patient: 'a', encounter: 'e1' },
      ...{ exp, iss, sub, aud, scope: body['scope'], fhirUser: `${smart.base}/Patient/a` },
    })
  })

  test('what is no token, or not its own, is not active, and nothing else is said', async () => {
    const { body } = await start('public')
    const [head, , signature] = String(body['access_token']).split('.')
    const forged = `${head}.${Buffer.from('{"scope":"system/*.rs"}').toString('base64url')}.${signature}`
    for (const token of ['random', forged, body['id_token']])
      expect((await ask('public', token)).body).toEqual({ active: false })
    expect((await ask('secret', body['access_token'])).body).toEqual({ active: false })
  })

  test('a bearer of the right asks about tokens of any app, another bearer about none', async () => {
    const { body } = await start('public')
    const form = { token: String(body['access_token']) }
    const askWith = async (scope: string) => {
      const { body: service } = await serviceToken(smart, scope)
      const authorization = `Bearer ${service['access_token']}`
      return post(`${smart.issuer}/introspect`, form, { authorization })
    }
    const known = await askWith('socle/token.introspect')
    expect(known.body).toMatchObject({ active: true, patient: 'a' })
    expect((await askWith('system/*.rs')).status).toBe(401)
    expect((await post(`${smart.issuer}/introspect`, form)).status).toBe(400)
    const random = await post(`${smart.issuer}/introspect`, form, { authorization: 'Bearer x' })
    expect(random.status).toBe(401)
  })
})

describe('taking back', () => {
  const revoke = (client: string, token: unknown) =>
    send(smart, client, 'revoke', { token: String(token) })

  test.each(['access_token', 'refresh_token'])('by the %s, all of the grant ends', async (name) => {
    const { body, ...answer } = await start('public')
    expect(await statusOf({ body, ...answer })).toBe(200)
    expect((await revoke('public', body[name])).status).toBe(200)
    expect(await statusOf({ body, ...answer })).toBe(401)
    expect((await refresh(smart, 'public', body['refresh_token'])).status).toBe(400)
    const known = await send(smart, 'public', 'introspect', { token: String(body['access_token']) })
    expect(known.body).toEqual({ active: false })
  })

  test('another app takes nothing back', async () => {
    const { body, ...answer } = await start('public')
    expect((await revoke('secret', body['access_token'])).status).toBe(200)
    expect(await statusOf({ body, ...answer })).toBe(200)
  })

  test('a service takes its own back', async () => {
    const answer = await serviceToken(smart, 'system/Patient.rs')
    expect(await statusOf(answer)).toBe(200)
    await revoke('service', answer.body['access_token'])
    expect(await statusOf(answer)).toBe(401)
  })

  test('other grants of the same user live on', async () => {
    const [one, other] = [await start('public'), await start('secret')]
    await revoke('public', one.body['access_token'])
    expect([await statusOf(one), await statusOf(other)]).toEqual([401, 200])
  })
})

test('no secret, code or refresh token is in the database', async () => {
  const { body } = await start('secret')
  const { rows } = await smart.db.pool.query(
    `SELECT row_to_json(e)::text AS text FROM smart.entry e`,
  )
  const text = rows.map((row) => String(row.text)).join('\n')
  for (const token of [body['refresh_token'], body['access_token']])
    expect(text).not.toContain(String(token))
  expect(text).toContain('RefreshToken')
})
