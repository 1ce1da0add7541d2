/** The first start of a demo: its people may sign in, and the start says once how. */
import { afterEach, expect, test } from 'vitest'
import { toBanner } from '../gateway/banner.ts'
import { openDemo } from '../gateway/demo.ts'
import { demoUsers } from '../population/users.ts'
import { createAccounts } from '../smart/accounts.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'

let db: TestDatabase
afterEach(() => db.drop())

const development = {
  demoPatients: 2,
  authorizationServer: true,
  environment: 'development',
} as const
const silent = () => undefined

test('everybody of the demo hospital signs in with what the banner says, and it is said once', async () => {
  db = await createTestDatabase()
  const demo = await openDemo(db, development, silent)
  const said = toBanner({ url: 'http://localhost:4000', token: undefined, demo })
  const password = /Password +(\S+)/.exec(said)?.[1] ?? ''
  const names = /Names +(.+)/.exec(said)?.[1]?.split(', ') ?? []
  expect(names).toEqual(Object.keys(demoUsers))
  expect(said).toContain('npm run account -- code NAME')
  const accounts = createAccounts(db)
  for (const name of names)
    expect(await accounts.signIn({ name, password, address: name })).toMatchObject({
      kind: 'known',
      account: { fhirUser: Object.entries(demoUsers).find(([key]) => key === name)?.[1].fhirUser },
    })
  const again = await openDemo(db, development, silent)
  expect(again).toBeUndefined()
  expect(toBanner({ url: '', token: undefined, demo: again })).not.toContain('Password')
})

test.each([
  ['in production', { environment: 'production' }],
  ['without the authorization server', { authorizationServer: false }],
  ['without a demo hospital', { demoPatients: 0 }],
] as const)('nobody signs in %s', async (_, changes) => {
  db = await createTestDatabase()
  expect(await openDemo(db, { ...development, ...changes }, silent)).toBeUndefined()
  expect(await createAccounts(db).list()).toEqual([])
})
