/** A person with a real browser: an app launches, they sign in, pick a patient and consent; it reads, refreshes, is revoked. */
import type { Server } from 'node:http'
import axe from 'axe-core'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { codeAt } from '../smart/second-factor.ts'
import { freePort, openWorld, password, secret, type World } from './support/authorization.ts'
import { openBrowser, serveApp } from './support/browser.ts'

let world: World
let browser: Browser | string
let app: Server
let address = ''

const scope =
  'openid fhirUser launch/patient launch/encounter offline_access patient/Patient.rs patient/Observation.rs patient/Encounter.rs'

beforeAll(async () => {
  browser = await openBrowser()
  const port = await freePort()
  address = `http://localhost:${port}`
  world = await openWorld([
    { id: 'tiny', name: 'Tiny', kind: 'public', redirectUris: [`${address}/back.html`] },
  ])
  app = await serveApp(port, world.audience, scope)
})
afterAll(async () => {
  if (typeof browser !== 'string') await browser.close()
  app.close()
  app.closeAllConnections()
  await world.close()
})

/** A page of the browser; the test is skipped, and says why, where there is none. */
async function openPage(context: TestContext): Promise<Page> {
  if (typeof browser === 'string') return context.skip(browser)
  const page = await browser.newPage()
  await page.setExtraHTTPHeaders({ 'accept-language': 'en' })
  return page
}

interface Violation {
  readonly page: string
  readonly rule: string
  readonly nodes: readonly string[]
}

/** What axe finds on the page, by the rules of WCAG 2.2 at levels A and AA. */
async function violationsOn(page: Page): Promise<readonly Violation[]> {
  // By the debugger's own world: the policy of the page allows no script, and stays as it is.
  const found = await page.evaluate(
    `(() => { ${axe.source}; return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }) })()`,
  )
  const { violations = [] }: { violations?: { id: string; nodes: { html: string }[] }[] } =
    JSON.parse(JSON.stringify(found))
  const title = await page.title()
  return violations.map(({ id, nodes }) => ({
    page: title,
    rule: id,
    nodes: nodes.map(({ html }) => html),
  }))
}

const submit = async (page: Page, button: string): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.click(button)])
}

const titles: string[] = []
const violations: Violation[] = []

async function look(page: Page): Promise<void> {
  titles.push((await page.$eval('h1', (heading) => heading.textContent)) ?? '')
  violations.push(...(await violationsOn(page)))
}

/** From the app's first page to the app again, by keyboard and button. */
async function goThrough(page: Page): Promise<void> {
  await page.goto(`${address}/launch.html`)
  await page.waitForSelector('#name')
  await look(page)
  await page.type('#name', 'dr.gp')
  await page.type('#password', 'not the password')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await look(page)
  await page.type('#name', 'dr.gp')
  await page.type('#password', password)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await look(page)
  await page.type('#code', codeAt(secret, new Date()))
  await submit(page, 'button[value=next]')
  await page.type('#identifier', 'ipp-a')
  await submit(page, 'button[value=search]')
  await look(page)
  await submit(page, 'button[name=patient]')
  await look(page)
  await submit(page, 'button[name=encounter][value=a-stay]')
  await look(page)
  await page.click('input[value="patient/Encounter.rs"]')
  await submit(page, 'button[value=allow]')
  await page.waitForFunction('location.pathname === "/back.html"')
}

/** Runs in the app's page, where HL7's client is. */
const inApp = (page: Page, script: string): Promise<unknown> =>
  page.evaluate(`(async () => { const client = await FHIR.oauth2.ready(); ${script} })()`)

const readView = `
  const headers = { authorization: client.getAuthorizationHeader(), 'content-type': 'application/json' }
  const query = 'query ($id: ID!) { patient(id: $id) { id observations(first: 1) { totalCount } } }'
  const body = JSON.stringify({ query, variables: { id: client.patient.id } })
  const view = await (await fetch('GRAPH', { method: 'POST', headers, body })).json()
  const patient = await client.request('Patient/' + client.patient.id)
  const denied = await client.request('Encounter/a-stay').catch((error) => error.status ?? error.statusCode)
  const other = await client.request('Patient/b').catch((error) => error.status ?? error.statusCode)`

test('an app launches standalone, reads, refreshes, and is revoked', async (context) => {
  const page = await openPage(context)
  await goThrough(page)
  const read = readView.replace('GRAPH', `${world.url}/graphql`)
  const first = await inApp(
    page,
    `${read}
     const { encounter, scope } = client.state.tokenResponse
     return { patient: patient.id, view, denied, other, encounter, scope, user: client.user.fhirUser }`,
  )
  expect(first).toMatchObject({
    patient: 'a',
    view: { data: { patient: { id: 'a', observations: { totalCount: expect.any(Number) } } } },
    denied: 403,
    other: 404,
    encounter: 'a-stay',
    user: 'Practitioner/gp',
  })
  expect(JSON.stringify(first)).not.toContain('patient/Encounter.rs')
  const refreshed = await inApp(
    page,
    `const before = client.state.tokenResponse.access_token
     await client.refresh()
     ${read}
     return { isNew: before !== client.state.tokenResponse.access_token, patient: patient.id }`,
  )
  expect(refreshed).toEqual({ isNew: true, patient: 'a' })
  const revoked = await inApp(
    page,
    `const { refresh_token: token, access_token: bearer } = client.state.tokenResponse
     const form = (fields) => ({ method: 'POST', body: new URLSearchParams({ client_id: 'tiny', ...fields }) })
     const done = await fetch('${world.url}/auth/revoke', form({ token }))
     const again = await fetch('${world.url}/auth/token', form({ grant_type: 'refresh_token', refresh_token: token }))
     const read = await fetch('${world.audience}/Patient/a', { headers: { authorization: 'Bearer ' + bearer } })
     return [done.status, again.status, read.status]`,
  )
  expect(revoked).toEqual([200, 400, 401])
})

test('the pages on the way break no rule of accessibility', (context) => {
  if (typeof browser === 'string') return context.skip(browser)
  expect(titles).toEqual([
    'Sign in',
    'Sign in',
    'Verification code',
    'Choose the patient',
    'Choose the encounter',
    'Allow the app',
  ])
  expect(violations).toEqual([])
})
