/** Every edge case is kept or refused as it must be, by the loader and by REST, and none hurts the server. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPaths } from '../record/load/load.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { edgeCases } from './support/edge-cases.ts'
import { isMissing, sharedData } from './support/files.ts'
import { openWard, type Ward } from './support/rest-writer.ts'

const folder = join(sharedData, 'hl7-examples/edge-cases')
const skipped = isMissing('hl7-examples/edge-cases')
const pathOf = (name: string) => join(folder, `${name}.json`)
const cases = Object.entries(edgeCases)

/** No case may take longer. */
const timeout = 10_000

// Skipped where the shared test data do not lie beside the project.
describe.skipIf(skipped)('an edge case', () => {
  let db: TestDatabase
  let ward: Ward
  beforeAll(async () => {
    db = await createTestDatabase()
    ward = await openWard([])
  })
  afterAll(async () => {
    await ward.close()
    await db.drop()
  })

  test('is one of the table', () => {
    const names = readdirSync(folder).map((name) => name.replace(/\.json$/, ''))
    expect(names.sort()).toEqual([...Object.keys(edgeCases), 'bundle-transaction'].sort())
  })

  test(
    'bundle-transaction is refused whole: a reference in the place of a canonical',
    { timeout },
    async () => {
      const path = pathOf('bundle-transaction')
      const { total } = await loadPaths(db, { paths: [path], source: 'edge' })
      const sent = await ward.send('system', 'POST', '', { body: readFileSync(path, 'utf8') })
      expect([total.stored + total.parked, total.refused]).toEqual([0, 2])
      expect([sent.status, sent.text]).toEqual([
        422,
        expect.stringContaining('component[0].definition'),
      ])
      expect(await ward.countVersions('SearchParameter')).toBe(0)
    },
  )

  test.each(cases)('%s is loaded or not', { timeout }, async (name, { load }) => {
    const { total, unreadable } = await loadPaths(db, { paths: [pathOf(name)], source: 'edge' })
    const count = total.stored + total.unchanged + total.parked
    expect([count > 0, total.refused + unreadable]).toEqual(
      load === 'kept' ? [true, 0] : [false, 1],
    )
  })

  test.each(cases)('%s is written or not', { timeout }, async (name, { write }) => {
    const text = readFileSync(pathOf(name), 'utf8')
    const [, type = 'Patient'] = /^[^[]*"resourceType"\s*:\s*"(\w+)"/.exec(text) ?? []
    const [, own] = /^[^[]*?"id"\s*:\s*"([A-Za-z0-9\-.]{1,64})"/.exec(text) ?? []
    const id = own ?? 'edge'
    const body = own === undefined ? text.replace('{', `{"id":"edge",`) : text
    const before = await ward.countVersions(type)
    const sent = [
      await ward.send('system', 'POST', type, { body: text }),
      await ward.send('system', 'PUT', `${type}/${id}`, { body }),
    ]
    for (const answer of sent) {
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(write === 'kept' ? 200 : 400)
      expect(answer.status, answer.text).toBeLessThan(write === 'kept' ? 300 : 500)
      if (write === 'refused') expect(answer.body?.['resourceType']).toBe('OperationOutcome')
    }
    const made = (await ward.countVersions(type)) - before
    const read = await ward.send('system', 'GET', `${type}/${id}`)
    if (write === 'kept') expect([made, read.status]).toEqual([2, 200])
    else expect(made).toBe(0)
  })
})
