/** What signing in and consent leave in the audit trail, and that nobody comes in without a trace. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Audit } from '../record/audit/audit.ts'
import { ApiError } from '../errors.ts'
import { codeAt } from '../smart/second-factor.ts'
import { openTestAudit, removeFolder, type TestAudit } from './support/audit.ts'
import { openWorld, password, secret, type World } from './support/authorization.ts'
import { createVisitor, requestOf, type Page, type Visitor } from './support/visitor.ts'

let world: World
let audit: TestAudit
let isBroken = false

beforeAll(async () => {
  world = await openWorld([], async (db): Promise<Audit> => {
    audit = await openTestAudit(db)
    const note: Audit['note'] = (draft) =>
      isBroken ? Promise.reject(new ApiError('UNTRACED')) : audit.note(draft)
    return { ...audit, note }
  })
})

afterAll(async () => {
  await audit.close()
  await world.close()
  await removeFolder(audit.directory)
})

beforeEach(() => world.db.pool.query('DELETE FROM smart.attempt'))

const start = (visitor: Visitor): Promise<Page> =>
  visitor.open(requestOf(world, 'app', 'openid patient/Patient.rs launch/patient').address)

const attempt = async (name: string, typed: string) => {
  // Nobody is trusted to say so.
  const visitor = createVisitor('en', { 'x-forwarded-for': '203.0.113.7' })
  const page = await visitor.send(await start(visitor), [
    ['name', name],
    ['password', typed],
  ])
  return { visitor, page }
}

const rows = async () => {
  const { rows: found } = await world.db.pool.query(
    `SELECT c.class, e.interaction, e.outcome, e."user", e.client, e.asked, e.address, e.detail
      FROM audit.entry e JOIN audit.chain c ON c.id = e.chain
      WHERE e.interaction IN ('login', 'consent') ORDER BY e.time, e.position`,
  )
  return found
}

const outcomesAfter = async (before: number) =>
  (await rows()).slice(before).map(({ outcome, user }) => `${outcome} ${user}`)

describe('a row is left', () => {
  test('of who comes in and of what they consent to', async () => {
    const before = (await rows()).length
    const { visitor, page } = await attempt('anne', password)
    await visitor.send(page, [
      ['scope', 'patient/Patient.rs'],
      ['action', 'allow'],
    ])
    expect((await rows()).slice(before)).toMatchObject([
      {
        ...{ class: 'access', interaction: 'login', outcome: 'OK', user: 'Patient/a' },
        ...{ client: 'app', address: expect.stringMatching(/127\.0\.0\.1|::1/) },
      },
      {
        ...{ interaction: 'consent', asked: ['Patient/a'] },
        detail: expect.stringContaining('patient/Patient.rs'),
      },
    ])
  })

  test('of a wrong code and a right one, when the second factor is through', async () => {
    const before = (await rows()).length
    const { visitor, page } = await attempt('dr.gp', password)
    expect(await outcomesAfter(before)).toEqual([])
    await visitor.send(page, [['code', '000000']])
    await visitor.send(page, [['code', codeAt(secret, new Date())]])
    expect(await outcomesAfter(before)).toEqual([
      'WRONG_CODE Practitioner/gp',
      'OK Practitioner/gp',
    ])
  })

  test('of a wrong password, and once of a wait', async () => {
    const before = (await rows()).length
    await attempt('dr.two', 'wrong')
    await world.db.pool.query(
      `UPDATE smart.attempt SET failures = 5, until = now() + interval '1 minute' WHERE key LIKE 'name:%'`,
    )
    for (const typed of ['wrong', password, 'wrong'])
      expect((await attempt('dr.two', typed)).page.status).toBe(429)
    await expect
      .poll(() => outcomesAfter(before))
      .toEqual(['WRONG_PASSWORD Practitioner/two', 'LOCKED Practitioner/two'])
  })

  test('of no invented name, nor of who may not sign in', async () => {
    const before = (await rows()).length
    for (const name of ['nobody', 'left', '']) await attempt(name, password)
    expect(await outcomesAfter(before)).toEqual([])
  })

  test('without a password or a code', async () => {
    const { rows: all } = await world.db.pool.query(
      `SELECT concat_ws(' ', e.detail, e.subject, e.client, e.name, e.asked, e.outcome) AS row FROM audit.entry e`,
    )
    expect(all.map(({ row }) => row).join('')).not.toMatch(/correct horse|000000|JBSWY3/)
  })
})

test('nobody comes in when the row cannot be written', async () => {
  isBroken = true
  const { visitor, page } = await attempt('anne', password).finally(() => {
    isBroken = false
  })
  expect(page.status).toBe(500)
  const later = await start(visitor)
  expect(later.root.querySelector('h1')?.text).toBe('Sign in')
})
