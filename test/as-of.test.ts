/** The record as it stood: what was answered at a moment is answered again, asked of that moment afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { asked, momentOf, steps, viewQueries } from './support/past.ts'
import { serve, serveApart, type Answer, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

let db: TestDatabase
let together: Served
let apart: Served

const callers = {
  staff: accessOf('user/*.rs'),
  system: accessOf('system/*.rs'),
  anne: accessOf('patient/*.rs', { patient: 'a' }),
}

/** What was answered after each step, when that was, and what a patient was told of it before resources moved on. */
const answers = new Map<string, Answer>()
const moments: string[] = []
const toldLater = new Map<string, Answer>()

/** From the next step on, resources that were the patient's are another's, and no longer shown to the patient. */
const lastOfOwn = steps.findIndex(([name]) => name === 'one comes back')

const keyOf = (step: number, caller: string, name: string) => `${step} ${caller} ${name}`

beforeAll(async () => {
  db = await createTestDatabase()
  const store = await createStore(db)
  together = await serve(store, callers)
  apart = await serveApart(await createStore(db), callers)
  for (const [step, [, happen]] of steps.entries()) {
    await happen(store)
    moments.push(await momentOf(db))
    for (const caller of Object.keys(callers)) {
      for (const [name, query] of viewQueries)
        answers.set(keyOf(step, caller, name), await together.query(caller, asked(query)))
    }
    if (step === lastOfOwn) await tellLater()
  }
})

async function tellLater() {
  for (const [step, moment] of moments.entries()) {
    for (const [name, query] of viewQueries)
      toldLater.set(keyOf(step, 'anne', name), await apart.query('anne', asked(query, moment)))
  }
}

afterAll(async () => {
  await together.close()
  await apart.close()
  await db.drop()
})

const cases = steps.flatMap(([step], position) =>
  viewQueries.map(([name, query]): [string, string, number, string] => [
    step,
    name,
    position,
    query,
  ]),
)

test('the steps change what is answered', () => {
  for (const [name] of viewQueries) {
    const told = steps.map((_, step) => JSON.stringify(answers.get(keyOf(step, 'staff', name))))
    expect(new Set(told).size).toBeGreaterThan(2)
  }
})

describe.each(['staff', 'system'])('asked by %s', (caller) => {
  test.each(cases)('%s: %s', async (_, name, step, query) => {
    const then = answers.get(keyOf(step, caller, name))
    expect(then?.errors).toBeUndefined()
    expect(await together.query(caller, asked(query, moments[step]))).toEqual(then)
    expect(await apart.query(caller, asked(query, moments[step]))).toEqual(then)
  })
})

test.each(cases.filter(([, , step]) => step <= lastOfOwn))(
  'asked by the patient, %s: %s',
  (_, name, step) => {
    const key = keyOf(step, 'anne', name)
    expect(answers.get(key)?.data).toBeTruthy()
    expect(toldLater.get(key)).toEqual(answers.get(key))
  },
)
