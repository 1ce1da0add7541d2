/** Statistics of a generated hospital, by every grouping, against a naive evaluation of the same resources. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { createHospital } from '../population/hospital.ts'
import { countStatements } from '../record/database.ts'
import { loadDocuments } from '../record/load/load.ts'
import type { FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { digits, groups, NaiveRecord, summarise, type Group } from './support/statistics.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

const options = { patients: 40, seed: 7 }
const resources = [...createHospital(options)].flatMap(({ text }): FhirObject[] => {
  const { entry }: { entry: { resource: FhirObject }[] } = JSON.parse(text)
  return entry.map(({ resource }) => resource)
})
const naive = new NaiveRecord(resources)

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf(options) })
  served = await serve(await createStore(db), { staff: accessOf('system/*.rs') })
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

const figures =
  'unit count inexact mean minimum p10 p25 median p75 p90 maximum code { system code }'
const keys = 'code { system code } month unit { reference } ageBand { from to } sex count patients'

interface Values {
  readonly code: { readonly system: string; readonly code: string } | null
  readonly unit: string
  readonly [figure: string]: unknown
}

interface Row {
  readonly code: { readonly system: string; readonly code: string } | null
  readonly month: string | null
  readonly unit: { readonly reference: string } | null
  readonly ageBand: { readonly from: number; readonly to: number } | null
  readonly sex: string | null
  readonly count: number
  readonly patients: number
  readonly values?: readonly Values[]
  readonly length?: Values | null
}

async function ask(field: string, args: string, measured = ''): Promise<Row[]> {
  const call = args === '' ? field : `${field}(${args})`
  const { data, errors } = await served.query('staff', `{ ${call} { ${keys} ${measured} } }`)
  expect(errors).toBeUndefined()
  const { rows }: { rows: Row[] } = JSON.parse(JSON.stringify({ rows: data?.[field] }))
  return rows
}

const named = (coding: Row['code']) => (coding === null ? null : `${coding.system}|${coding.code}`)

const keyOf: Readonly<Record<Group, (row: Row) => string | number | null>> = {
  CODE: ({ code }) => named(code),
  MONTH: ({ month }) => month,
  UNIT: ({ unit }) => unit?.reference ?? null,
  AGE_BAND: ({ ageBand }) => ageBand?.from ?? null,
  SEX: ({ sex }) => sex,
}

const order = ['mean', 'minimum', 'p10', 'p25', 'median', 'p75', 'p90', 'maximum'] as const

function toSummary(rows: readonly Row[], by: readonly Group[]): Record<string, unknown> {
  const toValues = (one: Values) => [
    [...(one.code === null ? [] : [named(one.code)]), one.unit].join(' '),
    one['count'],
    one['inexact'],
    ...order.map((name) => (one[name] === null ? null : digits(Number(one[name])))),
  ]
  return Object.fromEntries(
    rows.map((row) => [
      by.map((group) => String(keyOf[group](row))).join(' '),
      {
        count: row.count,
        patients: row.patients,
        values: [...(row.values ?? []), ...(row.length == null ? [] : [row.length])]
          .map(toValues)
          .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
      },
    ]),
  )
}

/** Every subset of the groups. */
const groupings = groups.reduce<readonly (readonly Group[])[]>(
  (subsets, group) => [...subsets, ...subsets.map((subset) => [...subset, group])],
  [[]],
)

const panel = ['718-7', '4548-4', '8480-6', '85354-9'].map((code) => `http://loinc.org|${code}`)

const asked: readonly (readonly [string, string, string, string, readonly string[] | undefined])[] =
  [
    ['observationStats', '', `values { ${figures} }`, 'Observation', undefined],
    [
      'observationStats',
      `code: ${JSON.stringify(panel)}`,
      `values { ${figures} }`,
      'Observation',
      panel,
    ],
    ['conditionStats', '', '', 'Condition', undefined],
    ['encounterStats', '', `length { ${figures} }`, 'Encounter', undefined],
  ]

describe.each(asked)('%s(%s)', (field, args, measured, type, codes) => {
  const facts = naive.facts(type, codes)

  test.each(groupings.map((by) => [by.join(', ') || 'nothing', by] as const))(
    'by %s',
    async (_, by) => {
      const given = by.length === 0 ? args : `${args} groupBy: [${by.join(', ')}]`
      const expected = summarise(facts, by)
      const rows = await ask(field, given.trim(), measured)
      expect(rows).toHaveLength(Object.keys(expected).length)
      expect(toSummary(rows, by)).toEqual(expected)
    },
  )
})

test('there is something of everything to group by', () => {
  const facts = naive.facts('Observation')
  for (const group of groups)
    expect(new Set(facts.map(({ keys: { [group]: key } }) => key)).size).toBeGreaterThan(1)
  expect(facts.some(({ keys: { MONTH } }) => MONTH === null)).toBe(true)
})

test.each([
  ['statistics', 'observationStats(groupBy: [CODE, MONTH, UNIT, AGE_BAND, SEX]) { count }'],
  ['a cohort', 'cohort(filter: { had: [{ condition: { code: ["E11.9"] } }] }) { count }'],
])('%s are one statement', async (_, query) => {
  const { statements, stop } = countStatements(db)
  const { errors } = await served.query('staff', `{ ${query} }`)
  stop()
  expect(errors).toBeUndefined()
  expect(statements).toHaveLength(1)
})
