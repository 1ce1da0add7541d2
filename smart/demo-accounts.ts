/** Accounts of the demo hospital's invented people, for the embedded database of a first start, and never elsewhere. */
import { randomBytes } from 'node:crypto'
import type { Accounts } from './accounts.ts'
import { createSecret } from './second-factor.ts'

/** Somebody of the demo hospital, under the name they sign in with. */
export type DemoUsers = Readonly<
  Record<string, { readonly name: string; readonly fhirUser: string; readonly role: string }>
>

/** What people of a role may hand to apps, beside what they see themselves. */
const rightsOf: Readonly<Record<string, readonly string[]>> = {
  care: ['ins.read', 'launch'],
  administration: ['ins.read', 'identity.merge'],
  protection: ['audit.read'],
}

/** Makes the accounts of an empty list, all with one password; answers it, once. */
export async function createDemoAccounts(
  accounts: Accounts,
  users: DemoUsers,
  environment: string,
): Promise<string | undefined> {
  if (environment === 'production' || (await accounts.list()).length > 0) return undefined
  const password = `demo-${randomBytes(9).toString('base64url')}`
  for (const [name, { name: display, fhirUser, role }] of Object.entries(users)) {
    const isProfessional = fhirUser.startsWith('Practitioner')
    const who = { name, display, fhirUser, roles: [role], rights: rightsOf[role] ?? [] }
    await accounts.add({
      ...who,
      password,
      ...(isProfessional ? { secret: createSecret() } : {}),
    })
  }
  return password
}
