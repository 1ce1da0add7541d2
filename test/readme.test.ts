/** The README says what is so: its tables are checked against the project. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeConfig } from '../config.ts'
import { defaultRoles } from '../access/roles.ts'
import { documentsOf } from '../population/documents.ts'
import { demoUsers } from '../population/users.ts'
import { loadDocuments } from '../record/load/load.ts'
import { createStandings } from '../record/standing.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

const root = new URL('../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')

/** The rows of the table under a heading, as cells. */
const tableUnder = (heading: string): string[][] =>
  (readme.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

describe('where is the rule', () => {
  const rows = tableUnder('Where is the rule?')

  test('the table is there', () => expect(rows.length).toBeGreaterThan(10))

  test.each(rows)('%s', (_, file = '', proof = '') => {
    expect(existsSync(new URL(file, root)), file).toBe(true)
    expect(existsSync(new URL(proof, root)), proof).toBe(true)
  })
})

test('every setting stands in the table, with its default and its meaning', () => {
  const expected = describeConfig().map(({ name, fallback, meaning }) => [name, fallback, meaning])
  expect(tableUnder('Settings')).toEqual(expected)
})

test('everybody whom a demo may be is named', () => {
  for (const { fhirUser } of Object.values(demoUsers)) expect(readme).toContain(`\`${fhirUser}\``)
})

describe('the first query', () => {
  let db: TestDatabase
  let served: Served
  const [query = '', answer = ''] = [...readme.matchAll(/```(?:graphql|json)\n(.*?)```/gs)].map(
    ([, text = '']) => text,
  )
  const id = 'demo-patient-000001'

  beforeAll(async () => {
    db = await createTestDatabase()
    await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 2 }) })
    const standingOf = createStandings(db, defaultRoles)
    const { fhirUser } = demoUsers.physician
    served = await serve(await createStore(db), {
      physician: await standingOf(accessOf('user/*.rs', { fhirUser })),
      patient: accessOf('patient/*.rs', { patient: id }),
      neighbour: accessOf('patient/*.rs', { patient: 'demo-patient-000002' }),
      limited: accessOf('user/Observation.rs'),
    })
  })
  afterAll(async () => {
    await served.close()
    await db.drop()
  })

  test.each(['physician', 'patient'])('is answered to the %s as printed', async (caller) => {
    expect(await served.query(caller, query, { id })).toEqual(JSON.parse(answer))
  })

  test('is refused to everybody else as printed', async () => {
    expect(await served.query('neighbour', query, { id })).toEqual({ data: { patient: null } })
    expect(await served.query('nobody', query, { id })).toEqual({
      errors: [
        {
          message: 'A valid bearer token is required.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    })
    const { errors } = await served.query('limited', query, { id })
    expect(errors?.[0]).toMatchObject({
      message: 'The token does not allow this.',
      extensions: { code: 'FORBIDDEN' },
    })
  })
})
