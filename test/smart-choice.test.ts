/** Choosing what an app opens with: a patient and an encounter that the user may see, and no others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive, granted, ticks, titleOf } from './support/arrival.ts'
import { openWorld, type World } from './support/authorization.ts'
import { exchange, type Page, type Visitor } from './support/visitor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

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
    const { visitor, page } = await arrive(world, 'dr.gp', 'launch/patient patient/Patient.rs', {
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
    const { visitor, page } = await arrive(world, 'dr.gp', 'patient/Patient.rs', { patient: '' })
    const answer = await visitor.send(page, [['patient', patient]])
    expect([answer.status, titleOf(answer)]).toEqual([403, 'Choose the patient'])
  })

  test('of a patient is themself: another one cannot be forged, neither before nor at consent', async () => {
    const arrived = await arrive(world, 'anne', 'launch/patient patient/Patient.rs')
    expect(titleOf(arrived.page)).toBe('Allow the app')
    const forged: [string, string][] = [...ticks('patient/Patient.rs'), ['patient', 'b']]
    const back = await arrived.visitor.send(arrived.page, forged)
    expect(await exchange(world, 'app', back, arrived.request)).toMatchObject({ patient: 'a' })
  })

  test('is asked for by patient/ scopes alone, and by none that need no patient', async () => {
    expect(
      titleOf((await arrive(world, 'dr.gp', 'patient/Patient.rs', { patient: '' })).page),
    ).toBe('Choose the patient')
    expect(titleOf((await arrive(world, 'dr.gp', 'user/Patient.rs')).page)).toBe('Allow the app')
  })
})

describe('the encounter', () => {
  const scope = 'launch/patient launch/encounter patient/Encounter.rs'
  test.each([
    ['of the patient', 'a-stay', 200],
    ['of another patient', 'b-stay', 403],
    ['that is not there', 'nothing', 403],
  ])('%s', async (_, encounter, status) => {
    const { visitor, request, page } = await arrive(world, 'dr.gp', scope)
    expect(titleOf(page)).toBe('Choose the encounter')
    const chosen = await visitor.send(page, [['encounter', encounter]])
    expect(chosen.status).toBe(status)
    if (status !== 200) return
    const answer = await granted(
      world,
      { visitor, request, page: chosen },
      'app',
      'patient/Encounter.rs',
    )
    expect(answer).toMatchObject({ patient: 'a', encounter: 'a-stay' })
  })

  test('need not be chosen: its scope is not granted then', async () => {
    const { visitor, request, page } = await arrive(world, 'dr.gp', scope)
    const chosen = await visitor.send(page, [['encounter', '']])
    const answer = await granted(
      world,
      { visitor, request, page: chosen },
      'app',
      'patient/Encounter.rs',
    )
    expect(answer.scope).toEqual(['launch/patient', 'patient/Encounter.rs'])
    expect(answer).not.toHaveProperty('encounter')
  })
})
