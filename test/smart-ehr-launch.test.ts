/** Launches from the hospital's own software: for one user and one app, once, soon, into what the user may see. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeAt } from '../smart/second-factor.ts'
import { openWorld, password, secret, type World } from './support/authorization.ts'
import { write } from './support/world.ts'
import { createVisitor, exchange, requestOf, signIn, type Page } from './support/visitor.ts'

let world: World
let token = ''

/** A token of the chief for an app of this id, with these scopes. */
async function tokenOf(app: string, scope: string, kept: string): Promise<string> {
  const visitor = createVisitor()
  const request = requestOf(world, app, scope)
  const who = { name: 'chief', password, code: codeAt(secret, new Date()) }
  const page = await signIn(visitor, request, who)
  const back = await visitor.send(page, [
    ['action', 'allow'],
    ['scope', kept],
  ])
  return String((await exchange(world, app, back, request))['access_token'])
}

const forgetCodes = () => world.db.pool.query('UPDATE smart.account SET step = 0')

/** What professionals do not see. */
const masked = {
  resourceType: 'Observation',
  id: 'masked',
  status: 'final',
  code: { text: 'x' },
  subject: { reference: 'Patient/a' },
  meta: { security: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.13', code: 'MASQUE_PS' }] },
}

beforeAll(async () => {
  world = await openWorld()
  await write(world.db, [masked])
  token = await tokenOf('portal', 'openid socle/launch', 'socle/launch')
})
afterAll(() => world.close())
beforeEach(forgetCodes)

async function ask(body: object, bearer = token) {
  const response = await fetch(`${world.url}/auth/launch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  })
  const answer: { launch?: string; expires_in?: number } = JSON.parse(await response.text())
  return { status: response.status, ...answer }
}

/** Opens an app with a launch, as this person, up to the page that comes after signing in. */
async function launch(value: string, { name = 'chief', app = 'app' } = {}) {
  const visitor = createVisitor()
  const request = requestOf(world, app, 'launch openid patient/Patient.rs', { launch: value })
  const who = { name, password, code: codeAt(secret, new Date()) }
  return { visitor, request, page: await signIn(visitor, request, who) }
}

const errorOf = ({ answer }: Page) => answer?.get('error')

test('an app opens with what it was launched with, and nothing is chosen again', async () => {
  const made = await ask({
    client_id: 'app',
    patient: 'a',
    encounter: 'a-stay',
    intent: 'reconcile-medications',
    need_patient_banner: false,
    fhirContext: [{ reference: 'Observation/a-o1' }],
  })
  expect(made).toMatchObject({ status: 201, expires_in: 300 })
  const { visitor, request, page } = await launch(made.launch ?? '')
  expect(page.root.querySelector('h1')?.text).toBe('Allow the app')
  const reloaded = await visitor.open(page.url)
  const back = await visitor.send(reloaded, [
    ['action', 'allow'],
    ['scope', 'patient/Patient.rs'],
  ])
  expect(await exchange(world, 'app', back, request)).toMatchObject({
    patient: 'a',
    encounter: 'a-stay',
    intent: 'reconcile-medications',
    need_patient_banner: false,
    smart_style_url: `${world.url}/auth/style.json`,
    fhirContext: [{ reference: 'Observation/a-o1' }],
    scope: 'launch openid patient/Patient.rs',
  })
})

test.each([
  ['by another user', { name: 'dr.gp' }, 0],
  ['by another app', { app: 'other' }, 0],
  ['too late', {}, 301],
])('a launch taken %s is refused, and is used up', async (_, who, age) => {
  const { launch: value = '' } = await ask({ client_id: 'app', patient: 'a' })
  await world.db.pool.query(
    'UPDATE smart.launch SET expires = expires - make_interval(secs => $1)',
    [age],
  )
  expect(errorOf((await launch(value, who)).page)).toBe('invalid_request')
  await forgetCodes()
  expect(errorOf((await launch(value)).page)).toBe('invalid_request')
})

test('a launch is taken once', async () => {
  const { launch: value = '' } = await ask({ client_id: 'app', patient: 'a' })
  expect(errorOf((await launch(value)).page)).toBeUndefined()
  await forgetCodes()
  expect(errorOf((await launch(value)).page)).toBe('invalid_request')
})

test('a launch that nobody made is refused', async () => {
  expect(errorOf((await launch('invented')).page)).toBe('invalid_request')
})

test('a launch whose patient cannot be seen any more is refused', async () => {
  const { launch: value = '' } = await ask({ client_id: 'app', patient: 'b' })
  await world.db.pool.query(`UPDATE smart.launch SET context = '{"patient":"gone"}'`)
  expect(errorOf((await launch(value)).page)).toBe('invalid_request')
})

test.each([
  ['an app that is not registered', { client_id: 'unknown', patient: 'a' }, 404],
  ['a patient who is not there', { client_id: 'app', patient: 'nobody' }, 404],
  ['an encounter of another patient', { client_id: 'app', patient: 'a', encounter: 'b-stay' }, 404],
  ...['Observation/masked', 'Observation/nothing', 'Basic/x', 'Nothing/x'].map(
    (reference): [string, object, number] => [
      `a context that cannot be seen, ${reference}`,
      { client_id: 'app', patient: 'a', fhirContext: [{ reference }] },
      404,
    ],
  ),
  ['an encounter without its patient', { client_id: 'app', encounter: 'a-stay' }, 404],
  ['no app', { patient: 'a' }, 400],
  ['another user than oneself', { client_id: 'app', patient: 'a', user: 'dr.gp' }, 400],
  [
    'a patient in fhirContext',
    { client_id: 'app', fhirContext: [{ reference: 'Patient/b' }] },
    400,
  ],
  [
    'an absolute reference',
    { client_id: 'app', fhirContext: [{ reference: 'https://x/y/1' }] },
    400,
  ],
  ['nothing in fhirContext', { client_id: 'app', fhirContext: [{}] }, 400],
  ['a banner that is no flag', { client_id: 'app', need_patient_banner: 'no' }, 400],
  ['a list', [], 400],
])('no launch is made for %s', async (_, body, status) => {
  expect((await ask(body)).status).toBe(status)
})

test('no launch is made without the right, without a token, or by GET', async () => {
  const body = { client_id: 'app', patient: 'a' }
  const weak = await tokenOf('portal', 'openid user/Patient.rs', 'user/Patient.rs')
  expect((await ask(body, weak)).status).toBe(403)
  expect((await ask(body, 'x')).status).toBe(401)
  expect((await fetch(`${world.url}/auth/launch`)).status).toBe(405)
})

test('the value is kept as its hash alone', async () => {
  const { launch: value = '' } = await ask({ client_id: 'app', patient: 'a' })
  const { rows } = await world.db.pool.query('SELECT launch::text FROM smart.launch')
  expect(JSON.stringify(rows)).not.toContain(value)
})
