/** What is hidden and what is not there take the same way: the same statements in the same order, so the same time. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStatements } from '../record/database.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'
import { createCaller } from './support/rest.ts'

let leaks: LeakWorld

beforeAll(async () => {
  leaks = await openLeakWorld()
})

afterAll(() => leaks.close())

const graph = [
  '{ Observation(id: "ID") { id } }',
  '{ node(id: "Observation/ID") { __typename } }',
  '{ ObservationList(_id: ["ID"]) { id } }',
  '{ ObservationConnection(_id: ["ID"]) { count edges { cursor } } }',
  '{ PatientList(identifier: "ipp-ID") { id } }',
  '{ patient(id: "ID") { observations { totalCount } timeline { totalCount } } }',
]

const rest = [
  'Observation/ID',
  'Observation/ID/_history/1',
  'Observation/ID/_history',
  'Observation?_id=ID&_total=accurate',
  'Patient/ID/Observation',
  'Patient?_has:Observation:patient:_id=ID',
  'List?item:Observation._id=ID',
]

const callers: readonly (readonly [caller: string, hidden: string])[] = [
  ['mother', 'child-Observation'],
  ['mother', 'mother-INVISIBLE-PATIENT'],
  ['mother', 'vip'],
  ['mother', 'child-deleted'],
  ['a nurse of the unit', 'child-deleted'],
  ['a nurse of the unit', 'mother-V'],
  ['a nurse of the unit', 'denier-Observation'],
  ['a nurse of the unit', 'left'],
  ['a physician without relation', 'mother-Observation'],
  ['a physician with broken glass', 'mother-R'],
  ['administration', 'mother-Observation'],
  ['an analyst', 'mother'],
  ['laboratory results only', 'mother-Observation'],
]

/** The statements of one request, the second time it is asked. */
async function statementsOf(ask: () => Promise<unknown>): Promise<readonly string[]> {
  await ask()
  const { statements, stop } = countStatements(leaks.db)
  await ask()
  stop()
  return [...statements]
}

test.each(
  callers.flatMap(([caller, hidden]) =>
    [...graph, ...rest].map((asked) => ({ caller, hidden, asked })),
  ),
)('$caller, $hidden: $asked', async ({ caller, hidden, asked }) => {
  const call = createCaller(leaks.served)
  const askFor = (id: string) => () => {
    const text = asked.replaceAll('ID', id)
    return text.startsWith('{') ? leaks.served.query(caller, text) : call(caller, text)
  }
  expect(await statementsOf(askFor(hidden))).toEqual(await statementsOf(askFor('unknown')))
})
