/** The record as it stood shows nobody what the present does not: along the paths from every patient, whoever asks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { walkersOf } from './support/callers.ts'
import { world } from './support/entangled.ts'
import { hospital } from './support/guarded.ts'
import { findJourneys } from './support/journey.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'
import { foundBy, look, wide } from './support/look.ts'
import { momentOf } from './support/past.ts'
import { createPaths } from './support/paths.ts'

let leaks: LeakWorld
let queries: readonly string[]

const patients = hospital.filter(({ type }) => type === 'Patient').map(({ id }) => id)

beforeAll(async () => {
  leaks = await openLeakWorld({ limits: wide })
  const moment = await momentOf(leaks.db)
  const { ofPatient } = await findJourneys(
    createPaths(await loadApiSchema()),
    [...new Set(hospital.map(({ type }) => type))],
    {
      ask: (query) => leaks.served.query('system', query),
      depth: Number(process.env['LEAK_DEPTH'] ?? 2),
      roots: world.map(({ id }) => id),
    },
  )
  queries = patients.map((id) => `{ Patient(id: "${id}", asOf: "${moment}") { ${ofPatient} } }`)
})

afterAll(() => leaks.close())

describe.each(walkersOf(process.env['LEAK_ALL']))('%s', (caller, reader) => {
  test('sees the patients of the present, and no row that is not shown there', async () => {
    const seen = await look(leaks.served, [caller, reader], queries)
    const isPatient = (key: string) => key.startsWith('Patient/')
    expect(seen.filter(isPatient)).toEqual(foundBy(reader).filter(isPatient))
  })
})

test('the log names nobody', () => {
  expect(leaks.served.lines.filter((line) => line.includes('CANARY'))).toEqual([])
})
