/** The access condition in memory decides as the one in SQL does, and what it adds for writes. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conditionFor, type Condition } from '../access/condition.ts'
import { isBound, meets, needsDatabase, placing } from '../access/meets.ts'
import { resourceTypes } from '../fhir/types.ts'
import { runPrepared } from '../record/statement.ts'
import { visible } from '../record/search/visible.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { callers } from './support/callers.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase()
})

afterAll(() => db.drop())

const compartments = [[], ['mother'], ['child'], ['mother', 'child'], ['other']]

/** Types whose condition opens rows through other rows, which memory does not know. */
const ownRows = resourceTypes.filter((type) => type !== 'Binary')

describe('as SQL does', () => {
  test.each(Object.entries(callers))('%s', async (_, { access }) => {
    for (const type of ownRows) {
      const condition = conditionFor(access, type, 's')
      if (needsDatabase(condition)) continue
      const inSql = await runPrepared<{ seen: boolean }>(
        db.pool,
        sql`SELECT ${visible(access, type, { action: 's' })} AS seen FROM (
          SELECT 'x'::text AS id, string_to_array(c.value, ',') AS compartment,
            split_part(c.value, ',', 1) AS patient, '{}'::text[] AS labels, c.place
          FROM unnest(${compartments.map((list) => list.join())}::text[]) WITH ORDINALITY AS c(value, place)) t
          ORDER BY t.place`,
      )
      const inMemory = compartments.map((compartment) =>
        meets(condition, { compartment, labels: [] }),
      )
      expect([type, inMemory]).toEqual([type, inSql.map(({ seen }) => seen)])
    }
  })
})

describe('where a row may be written', () => {
  const bound: Condition = { kind: 'any', of: [{ kind: 'compartment', patient: 'a' }] }
  const staff: Condition = { kind: 'any', of: [{ kind: 'rowsWithPatient' }] }
  test.each<[string, Condition, string[], string[] | undefined, boolean]>([
    ['a patient: own', bound, ['a'], undefined, true],
    ["a patient: another's", bound, ['b'], undefined, false],
    ['a patient: own and another’s', bound, ['a', 'b'], undefined, false],
    ['a patient: shared as before', bound, ['b', 'a'], ['a', 'b'], true],
    ['a patient: no more shared', bound, ['a'], ['a', 'b'], false],
    ["a patient: another's, taken", bound, ['a'], ['b'], false],
    ['staff: a patient', staff, ['b'], ['a'], true],
    ['staff: nobody', staff, [], ['a'], false],
    ['all: nobody', { kind: 'all' }, [], undefined, true],
    ['none', { kind: 'none' }, ['a'], undefined, false],
  ])('%s', (_, condition, after, before, expected) => {
    const [row, earlier] = [after, before].map((compartment) =>
      compartment === undefined ? undefined : { compartment, labels: [] },
    )
    if (row === undefined) throw new Error('a row is missing')
    expect(meets(placing(condition, row, earlier), row)).toBe(expected)
  })

  test('who is bound to a patient, and who is not', () => {
    expect([bound, staff, { kind: 'all' } as const].map(isBound)).toEqual([true, false, false])
  })
})
