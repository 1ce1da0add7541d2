/** Choosing a patient and an encounter, and giving an app less than it asked for: what is granted is what was kept. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '../smart/second-factor.ts'
import { openWorld, password, secret, type World } from './support/authorization.ts'
import {
  createVisitor,
  exchange,
  offeredOn,
  requestOf,
  signIn,
  type Page,
  type Request,
  type Visitor,
} from './support/visitor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
// Codes are used once; here the same moment serves several tests.
const forgetCodes = () => world.db.pool.query('UPDATE smart.account SET step = 0')
beforeEach(forgetCodes)

interface Arrived {
  readonly visitor: Visitor
  readonly request: Request
  readonly page: Page
}

/** Signs in for an app, and picks a patient where one is asked for. */
async function arrive(
  name: string,
  scope: string,
  { app = 'app', patient = 'a' } = {},
): Promise<Arrived> {
  const visitor = createVisitor()
  const request = requestOf(world, app, scope)
  const code = name === 'anne' ? {} : { code: codeAt(secret, new Date()) }
  const page = await signIn(visitor, request, { name, password, ...code })
  const isPicker = titleOf(page) === 'Choose the patient' && patient !== ''
  return {
    visitor,
    request,
    page: isPicker ? await visitor.send(page, [['patient', patient]]) : page,
  }
}

const titleOf = ({ root }: Page) => root.querySelector('h1')?.text
const ticks = (...scopes: string[]): [string, string][] => [
  ['action', 'allow'],
  ...scopes.map((scope): [string, string] => ['scope', scope]),
]

/** What the app gets for what the user keeps. */
async function granted({ visitor, request, page }: Arrived, app: string, ...kept: string[]) {
  const body = await exchange(world, app, await visitor.send(page, ticks(...kept)), request)
  return { ...body, scope: String(body['scope']).split(' ').sort() }
}

describe('the patient', () => {
  const search = (
    visitor: Visitor,
    page: Page,
    name: string,
    birthDate: string,
    identifier: string,
  ) =>
    visitor.send(page, [
      ['action', 'search'],
      ['name', name],
      ['birthDate', birthDate],
      ['identifier', identifier],
    ])
  const found = ({ root }: Page) =>
    root.querySelectorAll('button[name=patient]').map((one) => one.getAttribute('value'))

  test.each([
    ['a name and a number', 'Mart', '', 'ipp-a', ['a']],
    ['a number', '', '', 'ipp-b', ['b']],
    ['a date of birth', '', '1950-02-03', 'ipp-a', ['a']],
    ['a name that nobody has', 'Xyzzy', '', '', []],
    ['nothing', '', '', '', []],
    ['a single letter', 'a', '', '', []],
    ['a date that is none', '', '1950-02-31', '', []],
    ['another identifier by a comma', '', '', 'ipp-a,ipp-b', []],
    ['signs and a NUL', '\\$|\u0000', '', '', []],
  ])('is found by %s', async (_, name, birthDate, identifier, ids) => {
    const { visitor, page } = await arrive('dr.gp', 'launch/patient patient/Patient.rs', {
      patient: '',
    })
    expect(found(page)).toEqual([])
    const answer = await search(visitor, page, name, birthDate, identifier)
    expect(answer.status).toBe(200)
    expect(found(answer)).toEqual(ids)
    expect(answer.url).not.toContain('?')
  })

  test.each([
    ['who is not there', 'nobody'],
    ['that is no id', "' OR 1=1 --"],
    ['with a NUL', 'a\u0000'],
    ['that is empty', ''],
  ])('%s cannot be chosen by a forged form', async (_, patient) => {
    const { visitor, page } = await arrive('dr.gp', 'patient/Patient.rs', { patient: '' })
    const answer = await visitor.send(page, [['patient', patient]])
    expect([answer.status, titleOf(answer)]).toEqual([403, 'Choose the patient'])
  })

  test('of a patient is themself: another one cannot be forged, neither before nor at consent', async () => {
    const arrived = await arrive('anne', 'launch/patient patient/Patient.rs')
    expect(titleOf(arrived.page)).toBe('Allow the app')
    const forged: [string, string][] = [...ticks('patient/Patient.rs'), ['patient', 'b']]
    const back = await arrived.visitor.send(arrived.page, forged)
    expect(await exchange(world, 'app', back, arrived.request)).toMatchObject({ patient: 'a' })
  })

  test('is asked for by patient/ scopes alone, and by none that need no patient', async () => {
    expect(titleOf((await arrive('dr.gp', 'patient/Patient.rs', { patient: '' })).page)).toBe(
      'Choose the patient',
    )
    await forgetCodes()
    expect(titleOf((await arrive('dr.gp', 'user/Patient.rs')).page)).toBe('Allow the app')
  })
})

describe('the encounter', () => {
  const scope = 'launch/patient launch/encounter patient/Encounter.rs'
  test.each([
    ['of the patient', 'a-stay', 200],
    ['of another patient', 'b-stay', 403],
    ['that is not there', 'nothing', 403],
  ])('%s', async (_, encounter, status) => {
    const { visitor, request, page } = await arrive('dr.gp', scope)
    expect(titleOf(page)).toBe('Choose the encounter')
    const chosen = await visitor.send(page, [['encounter', encounter]])
    expect(chosen.status).toBe(status)
    if (status !== 200) return
    const answer = await granted({ visitor, request, page: chosen }, 'app', 'patient/Encounter.rs')
    expect(answer).toMatchObject({ patient: 'a', encounter: 'a-stay' })
  })

  test('need not be chosen: its scope is not granted then', async () => {
    const { visitor, request, page } = await arrive('dr.gp', scope)
    const chosen = await visitor.send(page, [['encounter', '']])
    const answer = await granted({ visitor, request, page: chosen }, 'app', 'patient/Encounter.rs')
    expect(answer.scope).toEqual(['launch/patient', 'patient/Encounter.rs'])
    expect(answer).not.toHaveProperty('encounter')
  })
})

describe('consent', () => {
  const asked =
    'openid fhirUser launch/patient offline_access patient/Patient.rs patient/Observation.rs'
  test.each([
    [
      'everything',
      ['fhirUser', 'offline_access', 'patient/Patient.rs', 'patient/Observation.rs'],
      ['refresh_token', 'id_token'],
    ],
    ['one type', ['patient/Patient.rs'], ['id_token']],
    ['nothing that can be unticked', [], []],
  ])('to %s grants just that', async (_, kept, present) => {
    const arrived = await arrive('dr.gp', asked)
    expect(offeredOn(arrived.page)).toEqual([
      'fhirUser',
      'offline_access',
      'patient/Patient.rs',
      'patient/Observation.rs',
    ])
    const answer = await granted(arrived, 'app', ...kept)
    if (kept.length > 0) expect(answer.scope).toEqual(['launch/patient', 'openid', ...kept].sort())
    for (const name of present) expect(answer).toHaveProperty(name)
    if (!kept.includes('offline_access')) expect(answer).not.toHaveProperty('refresh_token')
  })

  test('to a scope that was not asked for grants nothing more', async () => {
    const arrived = await arrive('dr.gp', 'launch/patient patient/Patient.rs')
    const answer = await granted(
      arrived,
      'app',
      'patient/Patient.rs',
      'patient/Observation.rs',
      'user/*.cruds',
      'offline_access',
    )
    expect(answer.scope).toEqual(['launch/patient', 'patient/Patient.rs'])
  })

  test('that was narrowed is what the record is then read by', async () => {
    const arrived = await arrive('dr.gp', asked)
    const { access_token: token } = {
      access_token: '',
      ...(await granted(arrived, 'app', 'patient/Patient.rs')),
    }
    const status = async (path: string) =>
      (await fetch(`${world.audience}/${path}`, { headers: { authorization: `Bearer ${token}` } }))
        .status
    expect([
      await status('Patient/a'),
      await status('Patient/b'),
      await status('Observation?patient=a'),
    ]).toEqual([200, 404, 403])
  })

  test('that is refused sends no code, and may be asked for again', async () => {
    const { visitor, page } = await arrive('dr.gp', asked)
    const { answer } = await visitor.send(page, [
      ['action', 'deny'],
      ['scope', 'patient/Patient.rs'],
    ])
    expect([answer?.get('error'), answer?.get('code')]).toEqual(['access_denied', null])
    const next = await visitor.open(requestOf(world, 'app', asked).address)
    expect(titleOf(next)).toBe('Choose the patient')
  })

  test.each([
    ['somebody without the right', 'dr.gp', ['patient/Patient.rs']],
    ['somebody with the right', 'chief', ['patient/Patient.rs', 'socle/ins.read']],
  ])('to a special right by %s', async (_, name, kept) => {
    const arrived = await arrive(name, 'launch/patient patient/Patient.rs socle/ins.read', {
      app: 'rich',
    })
    expect(offeredOn(arrived.page)).toEqual(kept)
    const answer = await granted(arrived, 'rich', 'patient/Patient.rs', 'socle/ins.read')
    expect(answer.scope).toEqual(['launch/patient', ...kept])
  })

  test('says plainly what is asked, in both languages', async () => {
    const { visitor, page } = await arrive('dr.gp', asked)
    expect(page.words).toContain('keep the access while you are not signed in')
    expect(page.words).toContain('Results and measurements')
    expect(page.words).toContain('Anne Marie')
    const french = await visitor.open(`${page.url}?lang=fr`)
    expect(french.words).toContain('garder l’accès quand vous n’êtes plus connecté')
    expect(french.words).toContain('lire, chercher pour le patient choisi')
  })

  test('of one launch is not that of the next: the patient is asked for again', async () => {
    const { visitor, page } = await arrive('dr.gp', asked)
    await visitor.send(page, ticks('patient/Patient.rs'))
    const next = await visitor.open(requestOf(world, 'app', asked).address)
    expect(titleOf(next)).toBe('Choose the patient')
  })
})
