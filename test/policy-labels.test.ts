/** Each label × each way to a row: who still sees it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withStanding, type Access } from '../access/access.ts'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { breakGlass, hospital, result, type Label } from './support/policy-world.ts'
import { professional, seenIds } from './support/sees.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

/** What each patient's record holds beside the result without labels. */
const bears: readonly (readonly Label[])[] = [
  ['R'],
  ['V'],
  ['PSY'],
  ['MASQUE_PS'],
  ['INVISIBLE_PATIENT'],
  ['INVISIBLE_REPRESENTANTS_LEGAUX'],
  ['R', 'INVISIBLE_PATIENT'],
]
const subjects = ['cared', 'opened', 'minor', 'grown', 'ageless']

const holder = {
  ...result('cared'),
  id: 'cared-holder',
  contained: [{ ...result('cared', 'PSY'), id: 'inside' }],
}

beforeAll(async () => {
  db = await createTestDatabase()
  const labelled = subjects.flatMap((id) => bears.map((labels) => result(id, ...labels)))
  const outcomes = await write(db, [...hospital, ...labelled, holder])
  expect(outcomes.filter((outcome) => outcome !== 'stored')).toEqual([])
  await db.pool.query(breakGlass)
  store = await createStore(db)
})

afterAll(() => db.drop())

const relative = (id: string): Access =>
  withStanding(accessOf('user/*.cruds', { fhirUser: `RelatedPerson/${id}`, tokenId: id }), {
    roles: [],
    actors: [],
  })

const none = 'none'
const everyLabel = [
  ...[none, 'R', 'V', 'PSY', 'MASQUE.PS', 'INVISIBLE.PATIENT'],
  ...['INVISIBLE.REPRESENTANTS.LEGAUX', 'R-INVISIBLE.PATIENT'],
]
const without = (...labels: string[]) => everyLabel.filter((label) => !labels.includes(label))

/** Who looks at whom → the labels that do not hide from them. */
const table: readonly (readonly [string, Access, string, readonly string[]])[] = [
  ['care, named', professional('Practitioner/named', ['care']), 'cared', without('MASQUE.PS')],
  [
    'care, by the unit',
    professional('Practitioner/x', ['care'], { units: ['Organization/unit'] }),
    'cared',
    without('MASQUE.PS', 'V'),
  ],
  [
    'care, who broke the glass',
    professional('Practitioner/opener', ['care']),
    'opened',
    [none, 'INVISIBLE.PATIENT', 'INVISIBLE.REPRESENTANTS.LEGAUX'],
  ],
  [
    'information',
    professional('Practitioner/x', ['information']),
    'cared',
    [none, 'INVISIBLE.PATIENT', 'INVISIBLE.REPRESENTANTS.LEGAUX'],
  ],
  ['administration', professional('Practitioner/x', ['administration']), 'cared', []],
  ['a service', accessOf('system/*.rs'), 'cared', everyLabel],
  [
    'the patient',
    accessOf('user/*.rs', { fhirUser: 'Patient/cared' }),
    'cared',
    without('INVISIBLE.PATIENT', 'R-INVISIBLE.PATIENT'),
  ],
  [
    'the patient, by a launch',
    accessOf('patient/*.rs', { patient: 'cared' }),
    'cared',
    without('INVISIBLE.PATIENT', 'R-INVISIBLE.PATIENT'),
  ],
  ['a parent of a minor', relative('mother'), 'minor', [none, 'R', 'MASQUE.PS']],
  [
    'a parent of a minor, by a launch',
    accessOf('patient/*.rs', { patient: 'minor', fhirUser: 'RelatedPerson/mother' }),
    'minor',
    [none, 'R', 'MASQUE.PS'],
  ],
  ['an uncle of a minor', relative('uncle'), 'minor', []],
  ['a parent no more in use', relative('former'), 'minor', []],
  ['a parent until 2020', relative('ended'), 'minor', []],
  ['a parent of an adult', relative('mother-of-grown'), 'grown', []],
  [
    'a legal representative of an adult',
    relative('guardian-of-grown'),
    'grown',
    [none, 'R', 'PSY', 'MASQUE.PS'],
  ],
  ['a parent, age unknown', relative('mother-of-ageless'), 'ageless', []],
  ['a guardian, age unknown', relative('guardian-of-ageless'), 'ageless', [none, 'R', 'MASQUE.PS']],
  [
    "a parent, another's child by a launch",
    accessOf('patient/*.rs', { patient: 'grown', fhirUser: 'RelatedPerson/mother' }),
    'grown',
    [],
  ],
]

describe('results with labels', () => {
  it.each(table)('%s', async (_, access, subject, expected) => {
    const seen = await seenIds(store, access, 'Observation')
    const labels = seen
      .filter((id) => id !== 'cared-holder')
      .filter((id) => id === subject || id.startsWith(`${subject}-`))
      .map((id) => (id === subject ? none : id.slice(subject.length + 1)))
    expect(labels.sort()).toEqual([...expected].sort())
  })
})

describe('a container', () => {
  it.each([
    ['bears the label of what it holds', professional('Practitioner/x', ['information']), false],
    ['and is seen by who sees that', professional('Practitioner/named', ['care']), true],
  ])('%s', async (_, access, expected) => {
    const seen = await seenIds(store, access, 'Observation')
    expect(seen.includes('cared-holder')).toBe(expected)
  })
})
