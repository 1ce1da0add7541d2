/** What tokens leave in the audit trail: a row for each that is given, refused to a known app, or taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audit } from '../record/audit/audit.ts'
import { ApiError } from '../errors.ts'
import { openTestAudit, removeFolder, type TestAudit } from './support/audit.ts'
import { anne, startSmart, type Smart } from './support/smart.ts'
import { authorize, exchange, launch, refresh, send, serviceToken } from './support/smart-app.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

const scope = 'openid fhirUser launch/patient patient/*.rs offline_access'
const decision = { account: anne.id, context: { patient: 'a' } }

let smart: Smart
let audit: TestAudit
let isBroken = false

beforeAll(async () => {
  smart = await startSmart(
    {
      auditOf: async (db): Promise<Audit> => {
        audit = await openTestAudit(db)
        const note: Audit['note'] = (draft) =>
          isBroken ? Promise.reject(new ApiError('UNTRACED')) : audit.note(draft)
        return { ...audit, note }
      },
    },
    (db) => write(db, ward),
  )
})

afterAll(async () => {
  await audit.close()
  await smart.close()
  await removeFolder(audit.directory)
})

const rows = async () => {
  const { rows: found } = await smart.db.pool.query(
    `SELECT c.class, e.interaction, e.outcome, e.subject, e."user", e.client, e.token, e.asked, e.detail
      FROM audit.entry e JOIN audit.chain c ON c.id = e.chain
      WHERE e.interaction IN ('token', 'revoke') ORDER BY e.time, e.position`,
  )
  return found
}
const lastRow = async () => (await rows()).at(-1)

describe('a row is left', () => {
  test('of a token for a code: who, which app, in whose record, for what', async () => {
    const { body } = await launch(smart, 'public', scope, decision)
    const row = await lastRow()
    expect(row).toMatchObject({
      ...{ class: 'access', interaction: 'token', outcome: 'OK', subject: anne.id },
      ...{ user: 'Patient/a', client: 'public', asked: ['Patient/a'] },
    })
    expect(JSON.parse(row.detail)).toMatchObject({ grant: 'authorization_code' })
    expect(row.detail).toContain('patient/*.rs')
    const [, claims = ''] = String(body['access_token']).split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())['jti']).toBe(row.token)
  })

  test('of a token that is refreshed, of one of a service, and of one taken back', async () => {
    const { body } = await launch(smart, 'public', scope, decision)
    const { body: again } = await refresh(smart, 'public', body['refresh_token'])
    expect((await lastRow()).detail).toContain('refresh_token')
    await serviceToken(smart, 'system/*.rs')
    expect(await lastRow()).toMatchObject({ subject: 'service', client: 'service', user: null })
    await send(smart, 'public', 'revoke', { token: String(again['refresh_token']) })
    expect(await lastRow()).toMatchObject({ interaction: 'revoke', client: 'public', token: '' })
  })

  test('of a request refused to an app that has shown who it is', async () => {
    const asked = await authorize(smart, 'secret', scope, { decision })
    expect((await exchange(smart, asked, { code: 'another' })).status).toBe(400)
    expect(await lastRow()).toMatchObject({
      ...{ class: 'refused', outcome: 'invalid_grant', client: 'secret', token: '' },
    })
  })

  test('and of no request that anybody could send', async () => {
    const before = (await rows()).length
    await send(smart, 'public', 'token', { grant_type: 'refresh_token', refresh_token: 'x' })
    await send(smart, 'public', 'token', { client_id: 'nobody', grant_type: 'refresh_token' })
    await send(
      smart,
      'secret',
      'token',
      { grant_type: 'refresh_token', refresh_token: 'x' },
      { authorization: `Basic ${Buffer.from('secret:wrong').toString('base64')}` },
    )
    await send(smart, 'public', 'revoke', { token: 'x' })
    expect(await rows()).toHaveLength(before)
  })
})

describe('no token is given when its row cannot be written', () => {
  test.each([
    ['a user', () => launch(smart, 'public', scope, decision)],
    ['a service', () => serviceToken(smart, 'system/*.rs')],
  ])('to %s', async (_, ask) => {
    isBroken = true
    const { status, body } = await ask().finally(() => {
      isBroken = false
    })
    expect(status).toBe(500)
    expect(body).toEqual({ error: 'server_error' })
    expect((await ask()).status).toBe(200)
  })
})

test('rows hold no code, token or secret', async () => {
  const { body } = await launch(smart, 'secret', scope, decision)
  const { rows: all } = await smart.db.pool.query('SELECT e::text AS row FROM audit.entry e')
  const texts = all.map(({ row }) => String(row)).join('')
  for (const name of ['access_token', 'refresh_token', 'id_token'])
    expect(texts).not.toContain(String(body[name]))
  expect(texts).not.toContain('a-secret-of-the-tests')
})
