/** Figures over a few hand-made records: values of one unit alone, or in the unit that is asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { records } from './support/analysts.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

const callers = { staff: accessOf('user/*.rs') }

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, records)
  served = await serve(await createStore(db), callers)
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

describe('values', () => {
  const haemoglobin = async (more: string) => {
    const { data } = await served.query(
      'staff',
      `{ observationStats(code: ["718-7"] ${more}) {
        count patients values { unit unitSystem count inexact mean minimum maximum } } }`,
    )
    return data?.['observationStats']
  }
  const figures = (unit: string, numbers: readonly number[], more: object = {}) => ({
    unit,
    unitSystem: 'http://unitsofmeasure.org',
    count: numbers.length,
    inexact: 0,
    mean: numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
    minimum: Math.min(...numbers),
    maximum: Math.max(...numbers),
    ...more,
  })
  const withoutCode = figures('g/dL', [8], { unitSystem: null })

  test('of different units are never put together', async () => {
    expect(await haemoglobin('')).toEqual([
      {
        count: 5,
        patients: 3,
        values: [
          figures('g/L', [120]),
          figures('g/dL', [10, 14], { inexact: 1 }),
          withoutCode,
        ].sort(byUnit),
      },
    ])
  })

  test('are given in another unit where theirs converts to it', async () => {
    expect(await haemoglobin('valueUnit: "g/L"')).toEqual([
      {
        count: 5,
        patients: 3,
        values: [figures('g/L', [100, 120, 140], { inexact: 1 }), withoutCode],
      },
    ])
  })

  test.each([['mmol/L'], ['Cel'], ['no unit']])(
    'stay as they are where it does not: %s',
    async (unit) => {
      expect(await haemoglobin(`valueUnit: "${unit}"`)).toEqual(await haemoglobin(''))
    },
  )

  test('by month, the latest last', async () => {
    const { data } = await served.query(
      'staff',
      '{ observationStats(code: ["718-7"], groupBy: [MONTH]) { month count } }',
    )
    expect(data).toEqual({
      observationStats: [
        { month: '2024-01', count: 2 },
        { month: '2024-02', count: 2 },
        { month: '2024-03', count: 1 },
      ],
    })
  })

  test('of stays are their days', async () => {
    const { data } = await served.query(
      'staff',
      '{ encounterStats(class: ["IMP"]) { count patients length { code { code } unit count inexact median } } }',
    )
    expect(data).toEqual({
      encounterStats: [
        {
          count: 3,
          patients: 2,
          length: { code: null, unit: 'd', count: 2, inexact: 1, median: expect.closeTo(3, 4) },
        },
      ],
    })
  })
})

describe('what has several codings is counted under each', () => {
  const count = async (code: string) => {
    const { data } = await served.query(
      'staff',
      `{ conditionStats(code: ["${code}"], groupBy: [CODE]) { code { system code } count } }`,
    )
    return data?.['conditionStats']
  }
  const icd = { code: { system: 'http://hl7.org/fhir/sid/icd-10', code: 'M1' }, count: 1 }
  const other = { code: { system: 'urn:a|b', code: 'M1' }, count: 1 }

  test.each([
    ['a code of any system', 'M1', [icd, other]],
    ['a code of one system', 'http://hl7.org/fhir/sid/icd-10|M1', [icd]],
    ['a code of no system', 'plain', [{ code: { system: null, code: 'plain' }, count: 1 }]],
  ])('of those asked for: %s', async (_, code, expected) => {
    expect(await count(code)).toEqual(expected)
  })
})

/** As PostgreSQL sorts systems and units: those without a system last. */
const byUnit = (
  one: { unit: string; unitSystem: string | null },
  other: { unit: string; unitSystem: string | null },
) => {
  const key = (value: typeof one) => `${value.unitSystem ?? '~'} ${value.unit}`
  return key(one) < key(other) ? -1 : 1
}
