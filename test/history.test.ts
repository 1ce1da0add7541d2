/** History: newest first, page by page, and never a version that its reader may not see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Repository, Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createStore, write } from './support/world.ts'
import {
  documentOf,
  observation,
  patient,
  requestOf,
  serviceOf,
  staffOf,
} from './support/writers.ts'

let db: TestDatabase
let store: Store

/** An observation that was `a`'s, then `b`'s by correction, then `a`'s again. */
const moved = ['a', 'b', 'a']

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    { resourceType: 'Basic', id: 'parked', code: { text: 'x' } },
  ])
  for (const subject of moved) await put('moved', subject)
  for (const subject of ['a', 'b']) await put('left', subject)
  await put('gone', 'a')
  await staffOf(store).remove('Observation', { id: 'gone' })
  await put('gone-from-b', 'b')
  await put('gone-from-b', 'a')
  await staffOf(store).remove('Observation', { id: 'gone-from-b' })
})

afterAll(() => db.drop())

const put = (id: string, subject: string) =>
  serviceOf(store).update('Observation', { id }, documentOf(observation(subject, { id })))

const ofPatient = (id: string, scope = 'patient/*.rs') => requestOf(store, scope, { patient: id })

const versionsOf = async (repository: Repository, id: string) => {
  const { entries } = await repository.history({ type: 'Observation', id }, { limit: 10 })
  return entries.map(({ version, action }) => `${version} ${action}`)
}

describe('of one resource', () => {
  test.each([
    ['staff sees all', 'staff', 'moved', ['3 update', '2 update', '1 create']],
    ['its patient sees what was theirs', 'a', 'moved', ['3 update', '1 create']],
    ['who had it for a while sees nothing', 'b', 'moved', []],
    ['who had it before sees nothing', 'a', 'left', []],
    ['who has it now sees it alone', 'b', 'left', ['2 update']],
    ['its patient sees that it is gone', 'a', 'gone', ['2 delete', '1 create']],
    ['another patient does not', 'b', 'gone', []],
    ['the last patient of a deleted one', 'a', 'gone-from-b', ['3 delete', '2 update']],
    ['the first patient of a deleted one', 'b', 'gone-from-b', []],
    ['what is not there', 'staff', 'none', []],
  ])('%s', async (_, who, id, expected) => {
    const repository = who === 'staff' ? staffOf(store) : ofPatient(who)
    expect(await versionsOf(repository, id)).toEqual(expected)
  })

  test.each([
    ['moved', 3, true],
    ['moved', 2, false],
    ['moved', 1, true],
    ['moved', 9, false],
    ['left', 1, false],
    ['gone', 2, true],
  ])('version %s/%i is read by its patient alone: %s', async (id, version, isSeen) => {
    const mine = await ofPatient('a').vread('Observation', id, version)
    expect(mine === null ? null : mine.version).toBe(isSeen ? version : null)
    expect(await staffOf(store).vread('Observation', id, 1)).not.toBeNull()
  })

  test('a version comes with the document it had', async () => {
    const entry = await staffOf(store).vread('Observation', 'moved', 2)
    expect(entry?.resource).toMatchObject({
      subject: { reference: 'Patient/b' },
      meta: { versionId: '2' },
    })
  })

  test('that it is gone is told to who could see it', async () => {
    expect(await staffOf(store).isGone('Observation', 'gone')).toBe(true)
    expect(await ofPatient('a').isGone('Observation', 'gone')).toBe(true)
    expect(await ofPatient('b').isGone('Observation', 'gone')).toBe(false)
    expect(await staffOf(store).isGone('Observation', 'moved')).toBe(false)
    expect(await staffOf(store).isGone('Observation', 'none')).toBe(false)
  })
})

describe('of a type and of all', () => {
  test('pages meet without gap or overlap', async () => {
    const seen: string[] = []
    let before: number | undefined
    for (let page = 0; page < 20; page++) {
      const { entries, next } = await staffOf(store).history(
        { type: 'Observation' },
        { limit: 2, before },
      )
      seen.push(...entries.map(({ id, version }) => `${id} ${version}`))
      if (next === null) break
      before = next
    }
    expect(seen).toEqual([
      'gone-from-b 3',
      'gone-from-b 2',
      'gone-from-b 1',
      'gone 2',
      'gone 1',
      'left 2',
      'left 1',
      'moved 3',
      'moved 2',
      'moved 1',
    ])
  })

  test.each([
    ['a patient', () => ofPatient('b'), ['Observation/left', 'Patient/b']],
    ['results alone', () => requestOf(store, 'user/Patient.rs'), ['Patient/a', 'Patient/b']],
  ])('%s sees what is theirs', async (_, who, expected) => {
    const { entries, next } = await who().history({}, { limit: 100 })
    expect(next).toBeNull()
    expect([...new Set(entries.map(({ type, id }) => `${type}/${id}`))].sort()).toEqual(expected)
  })

  test('a system sees the parked types too', async () => {
    const { entries } = await requestOf(store, 'system/*.rs').history({}, { limit: 100 })
    expect(entries.map(({ type }) => type)).toContain('Basic')
  })

  test('since a moment', async () => {
    const { entries } = await staffOf(store).history({}, { limit: 100 })
    const since = entries.find(({ id }) => id === 'gone')?.time ?? ''
    const later = await staffOf(store).history({ since }, { limit: 100 })
    expect(later.entries.map(({ id }) => id)).toEqual([
      'gone-from-b',
      'gone-from-b',
      'gone-from-b',
      'gone',
    ])
  })

  test.each([
    ['read, for a type', 'user/Observation.r', { type: 'Observation' }],
    ['search, for one', 'user/Observation.s', { type: 'Observation', id: 'moved' }],
    ['another type', 'user/Patient.rs', { type: 'Observation' }],
  ])('is refused with %s', async (_, scope, asked) => {
    await expect(requestOf(store, scope).history(asked, { limit: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
