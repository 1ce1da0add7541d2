/** Who may sign in: passwords, attempts, the second factor and its codes, each used once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetAttempts } from '../smart/account-store.ts'
import { createAccounts, type Account, type Accounts } from '../smart/accounts.ts'
import { createAttempts } from '../smart/attempts.ts'
import { createDemoAccounts } from '../smart/demo-accounts.ts'
import { hashPassword, isAcceptable, verifyPassword } from '../smart/password.ts'
import { codeAt, createSecret, stepOf, toSetup } from '../smart/second-factor.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'

const password = 'a long enough password'
const secret = createSecret()
let db: TestDatabase
let accounts: Accounts
let clock = new Date('2026-11-27T10:00:00Z')

beforeAll(async () => {
  db = await createTestDatabase()
  accounts = createAccounts(db, { now: () => clock })
  const shared = { roles: [], rights: [], password }
  await accounts.add({ ...shared, name: 'Patient', display: 'P', fhirUser: 'Patient/p' })
  await accounts.add({ ...shared, name: 'nurse', display: 'N', fhirUser: 'Practitioner/n', secret })
  await accounts.add({ ...shared, name: 'role', display: 'R', fhirUser: 'PractitionerRole/r' })
  await accounts.add({ ...shared, name: 'gone', display: 'G', fhirUser: 'Patient/g' })
  await accounts.change('gone', { enabled: false })
})
afterAll(() => db.drop())
beforeEach(() => db.pool.query('DELETE FROM smart.attempt'))

const signIn = async (name: string, typed = password, address = '192.0.2.1') =>
  (await accounts.signIn({ name, password: typed, address })).kind

const accountOf = async (name: string): Promise<Account> => {
  const found = await accounts.findNamed(name)
  if (found === undefined) throw new Error(`no account ${name}`)
  return found
}

describe('a password', () => {
  test.each([
    ['the right one', 'patient', password, 'known'],
    ['the name in other letters', ' PATIENT ', password, 'known'],
    ['a wrong one', 'patient', 'a wrong password', 'refused'],
    ['the right one with more behind', 'patient', `${password} `, 'refused'],
    ['none', 'patient', '', 'refused'],
    ['of nobody', 'nobody', password, 'refused'],
    ['of a disabled account', 'gone', password, 'refused'],
    ['with a NUL in the name', 'pat\u0000ient', password, 'refused'],
  ])('%s', async (_, name, typed, outcome) => {
    expect(await signIn(name, typed)).toBe(outcome)
  })

  test('is kept as scrypt with its own salt and figures, and is the same typed in other forms', async () => {
    const kept = await hashPassword('mot de passe é')
    expect(kept).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
    expect(await hashPassword('mot de passe é')).not.toBe(kept)
    expect(await verifyPassword('mot de passe e\u0301', kept)).toBe(true)
    const long = await hashPassword('x'.repeat(128))
    expect(await verifyPassword('x'.repeat(129), long)).toBe(false)
  })

  test('is not short, and not endless', () => {
    expect(
      ['x'.repeat(11), 'x'.repeat(12), 'x'.repeat(128), 'x'.repeat(129)].map(isAcceptable),
    ).toEqual([false, true, true, false])
  })
})

describe('attempts', () => {
  const take = (name: string) => createAttempts(db).take('name', name)
  const fail = async (count: number, name: string) => {
    for (let attempt = 0; attempt < count; attempt++) await take(name)
  }

  test.each([
    ['somebody', 'patient'],
    ['nobody', 'unknown'],
  ])('of %s: after five failures even the right password waits', async (_, name) => {
    await fail(4, name)
    expect(await signIn(name, 'wrong')).toBe('refused')
    expect(await signIn(name)).toBe('wait')
    expect(await take('another')).toBeUndefined()
  })

  test('a success forgets the failures', async () => {
    await fail(4, 'patient')
    expect(await signIn('patient')).toBe('known')
    await fail(4, 'patient')
    expect(await signIn('patient')).toBe('known')
  })

  test('each failure after a wait makes the next twice as long, up to a bound', async () => {
    const waits: number[] = []
    await fail(4, 'x')
    for (let round = 0; round < 8; round++) {
      await db.pool.query('UPDATE smart.attempt SET until = now()')
      await take('x')
      waits.push(Math.ceil(((await take('x')) ?? 0) / 10) * 10)
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
  })

  test('many at once are each counted', async () => {
    const waits = await Promise.all(Array.from({ length: 12 }, () => take('x')))
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(5)
  })

  test('of one address, whatever the names', async () => {
    await signIn('first', 'wrong', '192.0.2.9')
    await db.pool.query(`UPDATE smart.attempt SET failures = 99 WHERE key LIKE 'address:%'`)
    await signIn('last', 'wrong', '192.0.2.9')
    expect(await signIn('patient', password, '192.0.2.9')).toBe('wait')
    expect(await signIn('patient', password, '192.0.2.8')).toBe('known')
  })

  test('are forgotten after a day, and hold no name in clear', async () => {
    await fail(1, 'my secret password')
    const { rows } = await db.pool.query<{ key: string }>('SELECT key FROM smart.attempt')
    expect(rows.map(({ key }) => key).join()).not.toContain('secret')
    await db.pool.query(`UPDATE smart.attempt SET updated = now() - interval '2 days'`)
    await forgetAttempts(db)
    expect((await db.pool.query('SELECT FROM smart.attempt')).rowCount).toBe(0)
  })
})

describe('the second factor', () => {
  test.each([
    ['a patient', 'patient', 'none'],
    ['a professional with one', 'nurse', 'ready'],
    ['a professional without one', 'role', 'missing'],
  ])('of %s', async (_, name, secondFactor) => {
    expect(await accountOf(name)).toMatchObject({ secondFactor })
  })

  /** https://www.rfc-editor.org/rfc/rfc6238#appendix-B, the last six digits */
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [20000000000, '353130'],
  ])('makes the codes of RFC 6238 at %i', (seconds, code) => {
    const known = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(codeAt(known, new Date(seconds * 1000))).toBe(code)
    expect(stepOf(known, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
  })

  test('takes a code once, of this moment or one step beside it', async () => {
    const nurse = await accountOf('nurse')
    const at = (seconds: number) => codeAt(secret, new Date(clock.getTime() + seconds * 1000))
    const tried = [at(0), at(0), at(-30), at(30), at(-90), at(90), '', '12345', 'abcdef']
    const kinds: string[] = []
    for (const code of tried) {
      await db.pool.query('DELETE FROM smart.attempt')
      kinds.push((await accounts.confirm(nurse, code)).kind)
    }
    expect(kinds).toEqual(['known', 'refused', 'refused', 'known', ...Array(5).fill('refused')])
  })

  test('the same code sent twice at once is taken once', async () => {
    clock = new Date(clock.getTime() + 600_000)
    const nurse = await accountOf('nurse')
    const code = codeAt(secret, clock)
    const both = await Promise.all([accounts.confirm(nurse, code), accounts.confirm(nurse, code)])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['known', 'refused'])
  })

  test('waits after five wrong codes', async () => {
    const nurse = await accountOf('nurse')
    for (let attempt = 0; attempt < 5; attempt++) await accounts.confirm(nurse, '000000')
    clock = new Date(clock.getTime() + 600_000)
    expect((await accounts.confirm(nurse, codeAt(secret, clock))).kind).toBe('wait')
  })

  test('is set up by a code that shows it, once', async () => {
    const account = await accountOf('role')
    const own = createSecret()
    expect((await accounts.enrol(account, own, '000000')).kind).toBe('refused')
    expect((await accounts.enrol(account, own, codeAt(own, clock))).kind).toBe('known')
    expect((await accounts.confirm(account, codeAt(own, clock))).kind).toBe('refused')
    const another = createSecret()
    expect((await accounts.enrol(account, another, codeAt(another, clock))).kind).toBe('refused')
    expect(toSetup(own, 'role').address).toContain(`secret=${own}`)
  })
})

test('demo accounts exist once, with working second factors, and never in production', async () => {
  const empty = await createTestDatabase()
  const demo = createAccounts(empty)
  const users = {
    dr: { name: 'Dr X', fhirUser: 'Practitioner/x', role: 'care' },
    pat: { name: 'Pat', fhirUser: 'Patient/x', role: 'patient' },
  }
  expect(await createDemoAccounts(demo, users, 'production')).toBeUndefined()
  expect(await demo.list()).toEqual([])
  const made = await createDemoAccounts(demo, users, 'development')
  const attempt = { name: 'dr', password: made ?? '', address: '' }
  expect(await demo.signIn(attempt)).toMatchObject({ account: { secondFactor: 'ready' } })
  expect(await createDemoAccounts(demo, users, 'development')).toBeUndefined()
  await empty.drop()
})
