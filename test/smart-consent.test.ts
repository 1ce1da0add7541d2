/** Giving an app less than it asked for: what is granted is what was kept. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive, granted, ticks, titleOf } from './support/arrival.ts'
import { openWorld, type World } from './support/authorization.ts'
import { offeredOn, requestOf } from './support/visitor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

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
    const arrived = await arrive(world, 'dr.gp', asked)
    expect(offeredOn(arrived.page)).toEqual([
      'fhirUser',
      'offline_access',
      'patient/Patient.rs',
      'patient/Observation.rs',
    ])
    const answer = await granted(world, arrived, 'app', ...kept)
    if (kept.length > 0) expect(answer.scope).toEqual(['launch/patient', 'openid', ...kept].sort())
    for (const name of present) expect(answer).toHaveProperty(name)
    if (!kept.includes('offline_access')) expect(answer).not.toHaveProperty('refresh_token')
  })

  test('to a scope that was not asked for grants nothing more', async () => {
    const arrived = await arrive(world, 'dr.gp', 'launch/patient patient/Patient.rs')
    const answer = await granted(
      world,
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
    const arrived = await arrive(world, 'dr.gp', asked)
    const { access_token: token } = {
      access_token: '',
      ...(await granted(world, arrived, 'app', 'patient/Patient.rs')),
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
    const { visitor, page } = await arrive(world, 'dr.gp', asked)
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
    const arrived = await arrive(world, name, 'launch/patient patient/Patient.rs socle/ins.read', {
      app: 'rich',
    })
    expect(offeredOn(arrived.page)).toEqual(kept)
    const answer = await granted(world, arrived, 'rich', 'patient/Patient.rs', 'socle/ins.read')
    expect(answer.scope).toEqual(['launch/patient', ...kept])
  })

  test('to what the policy leaves nothing of is not possible, though it be sent', async () => {
    const asked = 'launch/patient user/Patient.rs user/Observation.d user/AuditEvent.rs'
    const arrived = await arrive(world, 'dr.gp', asked, { app: 'rich' })
    expect(offeredOn(arrived.page)).toEqual(['user/Patient.rs'])
    expect(arrived.page.words).toContain('user/AuditEvent.rs')
    const answer = await granted(world, arrived, 'rich', ...asked.split(' '))
    expect(answer.scope).toEqual(['launch/patient', 'user/Patient.rs'])
  })

  test('says plainly what is asked, in both languages', async () => {
    const { visitor, page } = await arrive(world, 'dr.gp', asked)
    expect(page.words).toContain('keep the access while you are not signed in')
    expect(page.words).toContain('Results and measurements')
    expect(page.words).toContain('Anne Marie')
    const french = await visitor.open(`${page.url}?lang=fr`)
    expect(french.words).toContain('garder l’accès quand vous n’êtes plus connecté')
    expect(french.words).toContain('lire, chercher pour le patient choisi')
  })

  test('of one launch is not that of the next: the patient is asked for again', async () => {
    const { visitor, page } = await arrive(world, 'dr.gp', asked)
    await visitor.send(page, ticks('patient/Patient.rs'))
    const next = await visitor.open(requestOf(world, 'app', asked).address)
    expect(titleOf(next)).toBe('Choose the patient')
  })
})
