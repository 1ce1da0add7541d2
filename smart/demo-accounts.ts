/** Accounts of the demo hospital's invented people, for the embedded database of a first start, and never elsewhere. */
import { randomBytes } from 'node:crypto'
import type { Accounts } from './accounts.ts'
import { createSecret } from './second-factor.ts'

/** Somebody of the demo hospital. */
export interface DemoUser {
  readonly name: string
  readonly display: string
  readonly fhirUser: string
  readonly roles: readonly string[]
  readonly rights?: readonly string[]
}

/** Makes the accounts of an empty list, all with one password; answers it, once. */
export async function createDemoAccounts(
  accounts: Accounts,
  users: readonly DemoUser[],
  environment: string,
): Promise<string | undefined> {
  if (environment === 'production' || (await accounts.list()).length > 0) return undefined
  const password = `demo-${randomBytes(9).toString('base64url')}`
  for (const user of users) {
    const isProfessional = user.fhirUser.startsWith('Practitioner')
    await accounts.add({
      rights: [],
      ...user,
      password,
      ...(isProfessional ? { secret: createSecret() } : {}),
    })
  }
  return password
}
