/** `Patient.timeline` shows what the token may search, of its patient alone, and its cursors are the caller's own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resourceTypes } from '../fhir/types.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { world } from './support/entangled.ts'
import { serve, type Answer, type Served } from './support/served.ts'
import { naiveTimeline } from './support/timeline.ts'
import { accessOf } from './support/tokens.ts'
import { canariesIn } from './support/canaries.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served

const resources = world.map(({ resource }) => resource)

const callers = {
  staff: accessOf('user/*.rs'),
  colleague: accessOf('user/*.rs', { subject: 'colleague' }),
  mother: accessOf('patient/*.rs', { patient: 'mother' }),
  'for results': accessOf('patient/Patient.r patient/Observation.rs patient/Condition.r', {
    patient: 'mother',
  }),
  'for searching': accessOf('user/Patient.r user/Observation.s'),
  'by id only': accessOf('patient/*.r', { patient: 'mother' }),
  'for practitioners': accessOf('user/Patient.r user/Practitioner.rs'),
  'two hats': accessOf('user/Patient.rs user/Observation.rs patient/Condition.rs', {
    patient: 'mother',
  }),
}

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, resources)
  served = await serve(await createStore(db), callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const node = `node { __typename ${resourceTypes
  .filter((type) => type !== 'Binary')
  .map((type) => `... on ${type} { id text { div } }`)
  .join(' ')} }`

const ask = (caller: string, patient: string, given = 'first: 500', selection = node) =>
  served.query(
    caller,
    `{ patient(id: "${patient}") { id timeline(${given}) { totalCount pageInfo { endCursor } edges { type ${selection} } } } }`,
  )

const timelineOf = ({ data }: Answer) => Object(data?.['patient']).timeline
const keysOf = (answer: Answer): string[] =>
  timelineOf(answer).edges.map((edge: { node: { __typename: string; id: string } }) => {
    return `${edge.node.__typename}/${edge.node.id}`
  })
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code

describe('shows', () => {
  test.each(['staff', 'mother'])(
    'to %s every record of that patient and no other',
    async (caller) => {
      const answer = await ask(caller, 'mother')
      const expected = naiveTimeline(resources, { patient: 'mother' })
      expect(keysOf(answer)).toEqual(expected)
      const texts = [...canariesIn(JSON.stringify(answer))]
      expect(texts.length).toBeGreaterThan(20)
      expect(texts.filter((text) => !expected.includes(text))).toEqual([])
    },
  )

  test('what the token may search, where the types are not said', async () => {
    const answer = await ask('for results', 'mother')
    expect(keysOf(answer)).toEqual(
      naiveTimeline(resources, { patient: 'mother', types: ['Observation'] }),
    )
    expect(timelineOf(answer).totalCount).toBe(keysOf(answer).length)
  })

  test('of what may be searched for and not read that it is there', async () => {
    const { edges, totalCount } = timelineOf(await ask('for searching', 'mother'))
    expect(totalCount).toBeGreaterThan(0)
    const empty = { __typename: 'Observation', id: null, text: null }
    expect(edges).toEqual(Array(totalCount).fill({ type: 'Observation', node: empty }))
  })

  test.each([
    ['mother', ['Condition', 'Observation'] as const],
    ['child', ['Observation'] as const],
  ])('of %s each type as far as its own scope goes', async (patient, types) => {
    const answer = await ask('two hats', patient)
    expect(keysOf(answer)).toEqual(naiveTimeline(resources, { patient, types }))
  })
})

describe('refuses', () => {
  test.each([
    ['a type that the token may not search', 'for results', 'types: [Observation, Condition]'],
    ['a type that the token does not name', 'for results', 'types: [Procedure]'],
    ['a token that may search none', 'by id only', 'first: 1'],
    ['a token for other types', 'for practitioners', 'first: 1'],
  ])('%s', async (_, caller, given) => {
    const answer = await ask(caller, 'mother', given)
    expect(codeOf(answer)).toBe('FORBIDDEN')
    expect(answer.data).toEqual({ patient: { id: 'mother', timeline: null } })
  })

  test.each(['mother', 'for results'])(
    "another's record to %s, as if it were not there",
    async (caller) => {
      expect(await ask(caller, 'child')).toEqual(await ask(caller, 'nobody'))
      expect((await ask(caller, 'child')).data).toEqual({ patient: null })
    },
  )

  test.each([
    ['an empty list of types', 'types: []', 'INVALID_ARGUMENT'],
    ['a type that is none of a timeline', 'types: [Practitioner]', 'GRAPHQL_VALIDATION_FAILED'],
    ['a date that is none', 'from: "yesterday"', 'INVALID_ARGUMENT'],
    ['a page that is too large', 'first: 1001', 'LIMIT_EXCEEDED'],
    ['a negative page', 'first: -1', 'INVALID_ARGUMENT'],
    ['both directions', 'first: 1, last: 1', 'INVALID_ARGUMENT'],
    ['a cursor that is none', 'after: "x"', 'INVALID_CURSOR'],
  ])('%s', async (_, given, code) => {
    expect(codeOf(await ask('staff', 'mother', given))).toBe(code)
  })

  test.each([
    ['of another caller', 'colleague', 'mother', ''],
    ['of another patient', 'staff', 'child', ''],
    ['of other types', 'staff', 'mother', ', types: [Observation]'],
    ['of another order', 'staff', 'mother', ', orderBy: OLDEST_FIRST'],
    ['of other dates', 'staff', 'mother', ', from: "2020"'],
  ])('a cursor %s', async (_, caller, patient, given) => {
    const { endCursor } = timelineOf(await ask('staff', 'mother', 'first: 2')).pageInfo
    const again = await ask('staff', 'mother', `first: 2, after: "${endCursor}"`)
    expect(again.errors).toBeUndefined()
    const answer = await ask(caller, patient, `first: 2, after: "${endCursor}"${given}`)
    expect(codeOf(answer)).toBe('INVALID_CURSOR')
  })
})
