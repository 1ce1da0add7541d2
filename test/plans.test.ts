/** How PostgreSQL finds what hangs on a patient or an encounter: by an index, with one plan for all values. */
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withStanding } from '../access/access.ts'
import { conditionFor } from '../access/condition.ts'
import { compartmentParametersOf } from '../fhir/compartment.ts'
import { resourceTypes } from '../fhir/types.ts'
import { isPlanned } from '../record/planned.ts'
import type { Question } from '../record/question.ts'
import { statementOf } from '../record/question-statement.ts'
import { anchorOf } from '../record/search/anchor.ts'
import { orders } from '../record/search/order.ts'
import { parseQuery } from '../record/search/query.ts'
import { createSearch, type Anchor } from '../record/search/search.ts'
import { runStatement } from '../record/statement.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { accessOf } from './support/tokens.ts'

const physician = 'Practitioner/p'
const callers = {
  staff: accessOf('user/*.rs'),
  'a physician': withStanding(accessOf('user/*.rs', { fhirUser: physician }), {
    roles: ['care'],
    actors: [physician, 'Organization/o'],
  }),
  'a patient': accessOf('patient/*.rs', { patient: 'a' }),
}

const connections = resourceTypes.flatMap((type) => [
  ...compartmentParametersOf(type).map((code) => ({
    type,
    anchor: anchorOf(type, code, 'Patient'),
  })),
  ...(type === 'Observation' ? [{ type, anchor: anchorOf(type, 'encounter', 'Encounter') }] : []),
])

let db: TestDatabase
let client: PoolClient

beforeAll(async () => {
  db = await createTestDatabase()
  client = await db.pool.connect()
  await client.query('SET plan_cache_mode = force_generic_plan')
  // Small tables are read whole: without that, a plan shows which index there is.
  await client.query('SET enable_seqscan = off')
})

afterAll(async () => {
  client.release(true)
  await db.drop()
})

/** The statement of one question alone. */
const statementFor = (
  caller: keyof typeof callers,
  question: Question,
  parents: readonly string[],
) => statementOf(callers[caller], [{ key: JSON.stringify(question), question, parents }])

/** The plan of a question as a connection keeps it: were it made for these values, it would find that they match nothing. */
async function planOf(
  caller: keyof typeof callers,
  question: Question,
  parents: readonly string[],
): Promise<string> {
  const { text, values } = statementFor(caller, question, parents)
  await client.query(`PREPARE asked AS ${text}`)
  const { rows } = await client.query<Record<string, string>>(
    `EXPLAIN EXECUTE asked(${values.map(() => 'NULL').join()})`,
  )
  await client.query('DEALLOCATE asked')
  return rows.flatMap(Object.values).join('\n')
}

describe.each(['staff', 'a physician', 'a patient'] as const)('%s', (caller) => {
  const allowed = connections.filter(
    ({ type }) => conditionFor(callers[caller], type, 's').kind !== 'none',
  )
  test.each(allowed)('$type by its $anchor', async ({ type, anchor }) => {
    const search = createSearch({
      type,
      where: [{ kind: 'statusNot', status: 'entered-in-error' }],
      order: orders.latestFirst,
      anchor,
    })
    const list = { kind: 'list', search, slice: { limit: 20, position: undefined } } as const
    const count = { kind: 'count', search, most: null } as const
    for (const question of [list, count]) {
      for (const parents of [['a'], ['a', 'b']]) {
        const plan = await planOf(caller, { ...question, parent: 'a' }, parents)
        expect(plan).not.toContain('Seq Scan')
        expect(plan).toMatch(/\$\d/)
      }
    }
  })
  test.each(['Patient', 'Practitioner', 'Organization', 'Medication'] as const)(
    '%s by its id',
    async (type) => {
      const question = { kind: 'read', type, parent: 'a', sealed: true } as const
      for (const parents of [['a'], ['a', 'b']]) {
        expect(await planOf(caller, question, parents)).not.toContain('Seq Scan')
      }
    },
  )
})

describe('what is planned once', () => {
  const list = (where: string, anchor?: Anchor): Question => {
    const search = createSearch({
      type: 'Observation',
      where: parseQuery('Observation', [...new URLSearchParams(where)]),
      order: orders.latestFirst,
      anchor,
    })
    return { kind: 'list', search, slice: { limit: 11, position: undefined }, parent: '' }
  }
  test.each<[string, Question, boolean]>([
    ['a list of a patient', list('', 'patient'), true],
    ['one of a patient by code and time', list('code=718-7&_lastUpdated=ge2020', 'patient'), true],
    ['a search that names one patient', list('patient=a&code=718-7'), true],
    ['a search that names two', list('patient=a,b'), false],
    ['a whole type', list('code=718-7'), false],
    ['what other resources decide', list('performer:Practitioner.name=x', 'patient'), false],
    ['what other tables hold', list('value-quantity=gt5', 'patient'), false],
    ['a read', { kind: 'read', type: 'Patient', parent: 'a', sealed: false }, true],
  ])('%s', (_, question, expected) => {
    expect(isPlanned(question)).toBe(expected)
  })

  test.each<[string, Question, boolean]>([
    ['a page of a whole type', list(''), true],
    ['a page of a search', list('code=718-7'), false],
    ['a page of what a token names', list('', 'token'), false],
    ['a page of a patient', list('', 'patient'), false],
  ])('whether %s is planned with its usual size', (_, question, expected) => {
    const { text } = statementFor('staff', question, ['a'])
    expect(text.includes('LIMIT 11')).toBe(expected)
  })
})

describe('of ten times, a page of a whole type', () => {
  beforeAll(async () => {
    await db.pool
      .query(`INSERT INTO patients."Patient" (id, version, sequence, updated, source, compartment, name)
      SELECT n::text, 1, n, now(), 'test', ARRAY['Patient/' || n], 'name ' || n FROM generate_series(1, 2000) n`)
    await db.pool.query('ANALYZE patients."Patient"')
  })

  /** How often PostgreSQL plans it for its values. */
  async function timesPlanned(limit: number): Promise<number | undefined> {
    const search = createSearch({
      type: 'Patient',
      where: [],
      order: orders.byName,
      anchor: undefined,
    })
    const slice = { limit, position: undefined }
    const question = { kind: 'list', search, slice, parent: '' } as const
    const statement = statementFor('staff', question, [''])
    const fresh = await db.pool.connect()
    try {
      for (let time = 0; time < 10; time += 1) await runStatement(fresh, statement)
      const { rows } = await fresh.query<{ times: number }>(
        'SELECT custom_plans::int AS times FROM pg_prepared_statements WHERE name = $1',
        [statement.name],
      )
      return rows[0]?.times
    } finally {
      fresh.release(true)
    }
  }

  test.each([
    ['of 20 rows is planned five times, and then once for all', 21, 5],
    ['of an unusual size is planned each time', 38, 10],
  ])('%s', async (_, limit, expected) => {
    expect(await timesPlanned(limit)).toBe(expected)
  })
})
