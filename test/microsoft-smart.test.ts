/** The SMART examples of Microsoft's FHIR server, restated: the same sets of ids for the same scopes and searches. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Access } from '../access/access.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { idsOf, leftOut, reasons, refusedScopes, searches } from './support/microsoft-cases.ts'
import { exampleFiles, hasMicrosoft, readExamples, readResources } from './support/microsoft.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf, outcomeOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

const patient = { patient: 'smartUserClient', fhirUser: 'Patient/smartUserClient' }

/** What is included is read by its reference, which takes the letter r beside the s of the examples. */
const withRead = (scope: string): string => scope.replaceAll(/\.s\b/g, '.rs')

const scopes = Object.keys(searches).flatMap((scope) => [scope, withRead(scope)])
let db: TestDatabase
let served: Served

describe.skipIf(!hasMicrosoft)("Microsoft's examples", () => {
  beforeAll(async () => {
    db = await createTestDatabase()
    await write(db, readResources())
    const callers = scopes.map((scope): [string, Access] => [
      `${scopes.indexOf(scope)}`,
      accessOf(scope, patient),
    ])
    served = await serve(await createStore(db), Object.fromEntries(callers))
  })
  afterAll(async () => {
    await served.close()
    await db.drop()
  })

  async function search(scope: string, path: string): Promise<readonly string[] | number> {
    const response = await fetch(`${served.url}/fhir${path}`, {
      headers: { authorization: `Bearer ${scopes.indexOf(scope)}` },
    })
    if (response.status !== 200) return response.status
    const bundle: { entry?: readonly { resource: { resourceType: string; id: string } }[] } =
      JSON.parse(await response.text())
    return (bundle.entry ?? [])
      .map(({ resource }) => `${resource.resourceType}/${resource.id}`)
      .sort()
  }

  const rows = Object.entries(searches).flatMap(([scope, asked]) =>
    asked.map(([path, found]) => [path, scope, found] as const),
  )
  it.each(rows)('%s with %s', async (path, scope, found) => {
    const isIncluding = path.includes('_include')
    const asked = isIncluding ? withRead(scope) : scope
    expect(await search(asked, path)).toEqual(typeof found === 'number' ? found : idsOf(found))
  })

  it.each(rows.filter(([, , found]) => typeof found === 'number'))(
    '%s with %s: refused for a reason',
    (path, _, status) => {
      expect(reasons.filter(([named, said]) => said === status && named.test(path))).not.toEqual([])
    },
  )

  it.each(rows.filter(([path]) => path.includes('_include')))(
    '%s with %s: without r nothing is included',
    async (path, scope) => {
      const found = await search(scope, path)
      const [searched] = path.slice(1).split('?')
      expect(found).not.toEqual([])
      expect(found).toEqual(
        typeof found === 'number' ? 403 : found.filter((id) => id.startsWith(`${searched}/`)),
      )
    },
  )

  const examples = hasMicrosoft ? readExamples(exampleFiles.queries) : []
  test('none is forgotten', () => {
    const isRow = (scope: string, path: string) =>
      (searches[scope] ?? []).some(([known]) => known === path)
    const forgotten = examples.filter(
      ({ scope, method, path }) =>
        !refusedScopes.some(([refused]) => refused.test(scope)) &&
        !leftOut.some(([begin]) => `${method} ${path}`.startsWith(begin)) &&
        !isRow(scope, path),
    )
    expect(examples.length).toBeGreaterThan(90)
    expect(forgotten).toEqual([])
  })

  const refused = [...new Set(examples.map(({ scope }) => scope))].filter((scope) =>
    refusedScopes.some(([one]) => one.test(scope) && scope !== 'fhir-api'),
  )
  it.each(refused)('the token is refused: %s', async (scope) => {
    expect(await outcomeOf(() => accessOf(scope, patient))).toMatch(/^scope-/)
  })
})
