/** The mask over national identities (INS) on every way out of the REST face, whole resources and parts of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { identified, insOf, ippOf } from './support/identified.ts'
import { createCaller, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served
let call: Caller

const secrets = ['185057800608436', '285057800608436', '485057800608436']
const [qualified = '', retrieved = '', inside = ''] = secrets

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [
    identified('q', [insOf(qualified), ippOf('ipp-q')], 'QUAL'),
    identified('r', [insOf(retrieved), ippOf('ipp-r')], 'RECUP'),
    {
      resourceType: 'Observation',
      id: 'o',
      status: 'final',
      code: { text: 'x' },
      subject: { reference: 'Patient/q', identifier: insOf(qualified) },
      contained: [{ resourceType: 'Patient', id: 'p', identifier: [insOf(inside)] }],
      performer: [{ reference: '#p' }],
      valueQuantity: { value: 1.5 },
    },
  ])
  served = await serve(await createStore(db), {
    physician: accessOf('user/*.rs socle/ins.read'),
    nurse: accessOf('user/*.rs'),
    patient: accessOf('patient/*.rs', { patient: 'q' }),
  })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const ways = [
  'Patient/q',
  'Patient/q/_history/1',
  'Patient/q/_history',
  'Patient/_history',
  '_history',
  'Patient?_id=q',
  'Patient',
  'Observation/o',
  'Observation?_include=Observation:subject',
  'Patient?_revinclude=Observation:subject',
  'Patient/q/Observation',
]

const parts = ['_elements=meta', '_summary=true', '_summary=data']

const leaksOf = async (caller: string, path: string) => {
  const { status, text } = await call(caller, path)
  expect(status).toBe(200)
  return secrets.filter((secret) => text.includes(secret))
}

describe.each(['nurse', 'patient'])('the %s has no right to them', (caller) => {
  test.each(ways)('%s', async (path) => {
    // The physician goes first, so that what was kept for one is not given to the other.
    await leaksOf('physician', path)
    expect(await leaksOf(caller, path)).toEqual([])
    if (path.endsWith('_history')) return
    const mark = path.includes('?') ? '&' : '?'
    for (const part of parts) expect(await leaksOf(caller, path + mark + part)).toEqual([])
  })
})

test('elements alone do not show them', async () => {
  for (const path of ['Patient/q?_elements=identifier', 'Patient?_elements=identifier']) {
    expect(await leaksOf('nurse', path)).toEqual([])
  }
  expect(await leaksOf('nurse', 'Observation/o?_elements=subject,contained')).toEqual([])
})

describe('who has the right', () => {
  test.each([
    ['Patient/q', [qualified]],
    ['Patient/q/_history/1', [qualified]],
    ['Patient/q/_history', [qualified]],
    ['Patient?_id=q', [qualified]],
    ['Patient', [qualified]],
    ['Observation?_include=Observation:subject', [qualified]],
    ['Patient/r', []],
    ['Observation/o', []],
    ['Patient/q?_summary=data', [qualified]],
  ])('sees in %s those of qualified patients with their traits', async (path, expected) => {
    expect(await leaksOf('physician', path)).toEqual(expected)
  })

  test.each(['Patient/q?_elements=identifier', 'Patient?_id=q&_elements=identifier'])(
    'sees none without the traits: %s',
    async (path) => {
      expect(await leaksOf('physician', path)).toEqual([])
      expect((await call('physician', path)).text).toContain('ipp-q')
    },
  )
})
