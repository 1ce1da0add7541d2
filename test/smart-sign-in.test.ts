/** The sign-in pages over HTTP: who comes in, what is said to those who do not, and what the pages are sent with. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '../smart/second-factor.ts'
import { openWorld, password, secret, type World } from './support/authorization.ts'
import { createVisitor, requestOf, type Page, type Visitor } from './support/visitor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.db.pool.query('DELETE FROM smart.attempt'))

const start = (visitor: Visitor, more = {}): Promise<Page> =>
  visitor.open(requestOf(world, 'app', 'openid patient/Patient.rs launch/patient', more).address)

const credentials = (name: string, typed: string): [string, string][] => [
  ['name', name],
  ['password', typed],
]

const titleOf = ({ root }: Page) => root.querySelector('h1')?.text
const problemOf = ({ root }: Page) => root.querySelector('[role=alert] a')?.text

describe('name and password', () => {
  const refused = 'The user name or the password is not right.'
  test.each([
    ['a wrong password', 'dr.gp', 'a wrong password', 401, refused],
    ['an unknown name', 'nobody', password, 401, refused],
    ['a disabled account', 'left', password, 401, refused],
    ['nothing', '', '', 401, refused],
    ['a professional', 'dr.gp', password, 200, undefined],
  ])('%s', async (_, name, typed, status, problem) => {
    const visitor = createVisitor()
    const page = await visitor.send(await start(visitor), credentials(name, typed))
    expect([page.status, problemOf(page)]).toEqual([status, problem])
  })

  test('the page of an unknown name is the page of a wrong password', async () => {
    const seen: string[] = []
    for (const name of ['dr.gp', 'nobody']) {
      const visitor = createVisitor()
      const page = await visitor.send(await start(visitor), credentials(name, 'wrong password'))
      seen.push(page.root.toString().replace(/value="[\w-]{43}"/, ''))
    }
    expect(seen[0]).toBe(seen[1])
  })

  test('after too many attempts the page says how long to wait', async () => {
    const visitor = createVisitor()
    let page = await visitor.send(await start(visitor), credentials('dr.two', 'wrong'))
    await world.db.pool.query(`UPDATE smart.attempt SET failures = 4 WHERE key LIKE 'name:%'`)
    page = await visitor.send(page, credentials('dr.two', 'wrong'))
    page = await visitor.send(page, credentials('dr.two', password))
    expect(page.status).toBe(429)
    expect(Math.ceil(Number(page.headers.get('retry-after')) / 10)).toBe(3)
    expect(problemOf(page)).toMatch(/^Too many attempts.* \d+$/)
  })

  test('who cancels is sent back to the app', async () => {
    const visitor = createVisitor()
    const page = await visitor.send(await start(visitor), [['action', 'deny']])
    expect(page.answer?.get('error')).toBe('access_denied')
    expect(page.answer?.get('code')).toBeNull()
  })
})

describe('the second factor', () => {
  test('a wrong code, the right one, and the same one again', async () => {
    const code = codeAt(secret, new Date())
    const visitor = createVisitor()
    const asked = await visitor.send(await start(visitor), credentials('dr.gp', password))
    expect(titleOf(asked)).toBe('Verification code')
    expect((await visitor.send(asked, [['code', '000000']])).status).toBe(401)
    expect(titleOf(await visitor.send(asked, [['code', code]]))).toBe('Choose the patient')
    const thief = createVisitor()
    const again = await thief.send(await start(thief), credentials('dr.gp', password))
    const replayed = await thief.send(again, [['code', code]])
    expect([replayed.status, problemOf(replayed)]).toEqual([
      401,
      'This code is not valid, or was used before.',
    ])
  })

  test('cannot be passed by sending the name and password again, nor a choice of a later page', async () => {
    const visitor = createVisitor()
    const asked = await visitor.send(await start(visitor), credentials('dr.gp', password))
    for (const forged of [
      credentials('dr.gp', password),
      [['patient', 'a']],
      [['action', 'allow']],
    ])
      expect(
        (
          await visitor.send(
            asked,
            forged.map(([n = '', v = '']) => [n, v]),
          )
        ).status,
      ).toBe(401)
  })

  test('a professional without one sets it up at the first time', async () => {
    const visitor = createVisitor()
    const page = await visitor.send(await start(visitor), credentials('dr.new', password))
    expect(titleOf(page)).toBe('Set up the second factor')
    const own = page.root.querySelector('code')?.text.replaceAll(' ', '') ?? ''
    expect(page.words).toContain(`otpauth://totp/Socle:dr.new?issuer=Socle&secret=${own}`)
    expect(page.root.querySelectorAll('svg')).toHaveLength(1)
    expect((await visitor.send(page, [['code', '000000']])).status).toBe(401)
    const done = await visitor.send(page, [['code', codeAt(own, new Date())]])
    expect(titleOf(done)).toBe('Choose the patient')
  })

  test('a patient needs none', async () => {
    const visitor = createVisitor()
    const page = await visitor.send(await start(visitor), credentials('anne', password))
    expect(titleOf(page)).toBe('Allow the app')
  })
})

describe('a form', () => {
  test.each([
    ['without its token', []],
    ['with another token', [['csrf', 'x'.repeat(43)]]],
  ])('%s is refused, whatever else is right', async (_, forged) => {
    const visitor = createVisitor()
    const page = await start(visitor)
    const fields = [
      ...credentials('anne', password),
      ...forged.map(([n = '', v = '']) => [n, v] as const),
    ]
    expect((await visitor.forge(page.url, fields)).status).toBe(403)
  })

  test('with the token of another interaction, or another browser’s, is refused', async () => {
    const mine = createVisitor()
    const theirs = createVisitor()
    const [page, other] = [await start(mine), await start(theirs)]
    const token = other.root.querySelector('input[name=csrf]')?.getAttribute('value') ?? ''
    const fields = [...credentials('anne', password), ['csrf', token] as const]
    expect((await mine.forge(page.url, fields)).status).toBe(403)
    expect((await mine.forge(other.url, fields)).status).toBe(400)
  })

  test('is refused when it is no form, or too large', async () => {
    const visitor = createVisitor()
    const page = await start(visitor)
    const large = [...credentials('anne', password), ['more', 'x'.repeat(70_000)] as const]
    expect((await visitor.send(page, large)).status).toBe(403)
  })
})

describe('every page', () => {
  test('is sent with a policy without script, unframed, and kept nowhere', async () => {
    const { headers } = await start(createVisitor())
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:9",
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-frame-options')).toBe('DENY')
  })

  test('writes what apps call themselves as text', async () => {
    const page = await start(createVisitor())
    expect(page.root.querySelectorAll('b, script')).toEqual([])
    expect(page.words).toContain('A <b>tiny</b> app')
    const hinted = await start(createVisitor(), { login_hint: '"><script>x</script>' })
    expect(hinted.root.querySelectorAll('script')).toEqual([])
  })

  test.each([
    ['the browser', 'fr-FR,fr;q=0.9,en;q=0.8', {}, 'fr'],
    ['a browser of neither language', 'de', {}, 'fr'],
    ['a browser that likes English more', 'fr;q=0.2, en-GB;q=0.8', {}, 'en'],
    ['the app', 'fr', { ui_locales: 'en' }, 'en'],
  ])('is in the language of %s', async (_, accepted, more, language) => {
    const page = await start(createVisitor(accepted), more)
    expect(page.root.querySelector('html')?.getAttribute('lang')).toBe(language)
  })

  test('can be had in the other language, and stays so', async () => {
    const visitor = createVisitor('en')
    const page = await start(visitor)
    expect(titleOf(await visitor.open(`${page.url}?lang=fr`))).toBe('Se connecter')
    expect(titleOf(await visitor.open(page.url))).toBe('Se connecter')
  })

  test('of an unknown interaction says that it has expired, and nothing else', async () => {
    const page = await createVisitor().open(`${world.url}/auth/interaction/unknown`)
    expect([page.status, titleOf(page)]).toEqual([400, 'The request cannot be fulfilled'])
  })

  test('leaves no name, password or code in the log', () => {
    expect(world.lines.join('')).not.toMatch(/dr\.gp|anne|correct horse/)
  })
})

describe('what the library shows by itself', () => {
  test('an error that no app can be told is a page with its code', async () => {
    const { address } = requestOf(world, 'unknown', 'openid')
    const page = await createVisitor().open(address)
    expect(titleOf(page)).toBe('The request cannot be fulfilled')
    expect(page.root.querySelector('code')?.text).toBe('invalid_client')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('who signs out has to sign in again, and who stays has not', async () => {
    const visitor = createVisitor()
    await visitor.send(await start(visitor), credentials('anne', password))
    const asked = await visitor.open(`${world.url}/auth/logout`)
    expect(titleOf(asked)).toBe('Sign out')
    await visitor.send(asked, [])
    expect(titleOf(await start(visitor))).toBe('Allow the app')
    const left = await visitor.send(await visitor.open(`${world.url}/auth/logout`), [
      ['logout', 'yes'],
    ])
    expect(left.words).toContain('You are signed out.')
    expect(titleOf(await start(visitor))).toBe('Sign in')
  })
})
