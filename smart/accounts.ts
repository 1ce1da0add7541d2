/** Who may sign in, and whether it is them: a password, and for professionals a second factor. */
import { randomBytes } from 'node:crypto'
import { isProfessional } from '../access/access.ts'
import type { Database } from '../record/database.ts'
import {
  insertAccount,
  insertSecret,
  loadAccount,
  loadAccountNamed,
  loadAccounts,
  takeStep,
  updateAccount,
  type AccountChange,
  type AccountRow,
} from './account-store.ts'
import { createAttempts, type Attempts } from './attempts.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { stepOf } from './second-factor.ts'
import { endAccount } from './store.ts'

export interface Account {
  /** The subject of tokens. */
  readonly id: string
  /** What is typed to sign in. */
  readonly name: string
  readonly display: string
  /** `Practitioner/x`, `Patient/x` … */
  readonly fhirUser: string
  readonly roles: readonly string[]
  /** The `socle/` scopes that the person may give to apps, without the prefix. */
  readonly rights: readonly string[]
  readonly enabled: boolean
  /** Is the second factor set up, still to be set up, or not asked for? */
  readonly secondFactor: 'ready' | 'missing' | 'none'
}

/** What came of an attempt. */
export type SignIn =
  | { readonly kind: 'known'; readonly account: Account }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number }

export interface NewAccount {
  readonly name: string
  readonly display: string
  readonly fhirUser: string
  readonly roles: readonly string[]
  readonly rights: readonly string[]
  readonly password: string
  readonly secret?: string
}

export interface Accounts {
  /** Undefined for nobody, and for who may not sign in any more. */
  findAccount(id: string): Promise<Account | undefined>
  findNamed(name: string): Promise<Account | undefined>
  list(): Promise<readonly Account[]>
  /** Is it their password? An unknown, a disabled and a wrong one answer alike, in the same time. */
  signIn(attempt: { name: string; password: string; address: string }): Promise<SignIn>
  /** Is it a code of their second factor that was not used before? */
  confirm(account: Account, code: string): Promise<SignIn>
  /** Sets up the second factor, once, when the code shows that the app has the secret. */
  enrol(account: Account, secret: string, code: string): Promise<SignIn>
  /** False when the name is taken. */
  add(account: NewAccount): Promise<boolean>
  /** False when there is no such account. */
  change(name: string, change: AccountChange): Promise<boolean>
}

/** https://esante.gouv.fr/produits-services/referentiel-identification-electronique: professionals by two factors. */
const toAccount = (row: AccountRow): Account => {
  const { id, name, display, fhirUser, roles, rights, enabled } = row
  const asked = isProfessional(fhirUser) ? 'missing' : 'none'
  const secondFactor = row.secret === null ? asked : 'ready'
  return { id, name, display, fhirUser, roles, rights, enabled, secondFactor }
}

/** The same name, however it is typed. */
export const normalName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .toLowerCase()
    .slice(0, 100)

const enabledOf = (row: AccountRow | undefined): Account | undefined =>
  row?.enabled === true ? toAccount(row) : undefined

const known = (account: Account): SignIn => ({ kind: 'known', account })
const refused: SignIn = { kind: 'refused' }

/** One code more, counted before it is looked at. */
interface CodeAttempt {
  readonly secret: string | null | undefined
  readonly code: string
  /** Keeps that the code was used; false when it was before. */
  readonly take: (step: number) => Promise<boolean>
}

type Pool = Pick<Database, 'pool'>

const createSignIn =
  (db: Pool, attempts: Attempts): Accounts['signIn'] =>
  async ({ name, password, address }) => {
    const normal = normalName(name)
    const seconds =
      (await attempts.take('address', address)) ?? (await attempts.take('name', normal))
    if (seconds !== undefined) return { kind: 'wait', seconds }
    const row = await loadAccountNamed(db, normal)
    const isRight = await verifyPassword(password, row?.password)
    const account = enabledOf(row)
    if (!isRight || account === undefined) return refused
    await attempts.giveBack('address', address)
    await attempts.reset('name', normal)
    return known(account)
  }

const createTryCode =
  (attempts: Attempts, now: () => Date) =>
  async (account: Account, { secret, code, take }: CodeAttempt): Promise<SignIn> => {
    const seconds = await attempts.take('code', account.id)
    if (seconds !== undefined) return { kind: 'wait', seconds }
    const step = secret == null ? undefined : stepOf(secret, code, now())
    if (step === undefined || !(await take(step))) return refused
    await attempts.reset('code', account.id)
    return known(account)
  }

/** Whoever may not sign in any more, or not as before, is signed out, and the apps that act for them with them. */
const endsAccess = ({ enabled, password, secret }: AccountChange): boolean =>
  enabled === false || password !== undefined || secret === null

export function createAccounts(
  db: Pool,
  { now = () => new Date() }: { readonly now?: () => Date } = {},
): Accounts {
  const attempts = createAttempts(db)
  const tryCode = createTryCode(attempts, now)
  return {
    findAccount: async (id) => enabledOf(await loadAccount(db, id)),
    findNamed: async (name) => enabledOf(await loadAccountNamed(db, normalName(name))),
    list: async () => (await loadAccounts(db)).map(toAccount),
    signIn: createSignIn(db, attempts),
    confirm: async (account, code) => {
      const secret = (await loadAccount(db, account.id))?.secret
      return tryCode(account, { secret, code, take: (step) => takeStep(db, account.id, step) })
    },
    enrol: (account, secret, code) => {
      const take = (step: number) => insertSecret(db, { id: account.id, secret, step })
      return tryCode(account, { secret, code, take })
    },
    add: async ({ password, secret = null, ...account }) =>
      insertAccount(db, {
        ...account,
        id: randomBytes(16).toString('base64url'),
        name: normalName(account.name),
        password: await hashPassword(password),
        secret,
      }),
    change: async (name, change) => {
      const row = await loadAccountNamed(db, normalName(name))
      const isDone = await updateAccount(db, normalName(name), change)
      if (isDone && row !== undefined && endsAccess(change)) await endAccount(db, row.id)
      return isDone
    },
  }
}
