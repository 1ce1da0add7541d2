/** `npm run account -- …`: who may sign in at the embedded authorization server. */
import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { rights } from '../access/scopes.ts'
import { loadConfig } from '../config.ts'
import type { Database } from '../record/database.ts'
import { runCommand, UsageError, withRecord, type CommandLine } from '../record/command.ts'
import { loadAccountNamed } from './account-store.ts'
import { createAccounts, normalName, type Accounts } from './accounts.ts'
import { isAcceptable, hashPassword, passwordLength } from './password.ts'
import { codeAt } from './second-factor.ts'

const usage = `usage: npm run account -- COMMAND [NAME] [options]

  add NAME --user Practitioner/x --display "Dr X" [--roles care,…] [--rights ins.read,…]
                         somebody new; a password is made and printed once
  list                   everybody, without secrets
  disable NAME           may not sign in any more; tokens end within minutes
  enable NAME            may sign in again
  password NAME          a new password, made and printed once
  second-factor NAME     forgets the second factor: it is set up anew at the next sign-in
  code NAME              the code of this moment; in development only

  --stdin                the password is read from standard input instead of made
  --help

Roles: care, administration, analyst, information, protection. Rights: ${rights.join(', ')}.
Professionals (Practitioner, PractitionerRole) sign in with a second factor, set up at their first sign-in.
`

const options = {
  user: { type: 'string' },
  display: { type: 'string' },
  roles: { type: 'string' },
  rights: { type: 'string' },
  stdin: { type: 'boolean' },
} as const

interface Work {
  readonly db: Database
  readonly accounts: Accounts
  readonly name: string
  readonly values: CommandLine['values']
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const listOf = (value: string | boolean | undefined): string[] =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : []

async function takePassword({ values }: Work): Promise<string> {
  if (values['stdin'] !== true) return randomBytes(15).toString('base64url')
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const { least, most } = passwordLength
  if (!isAcceptable(password)) throw new UsageError(`a password has ${least} to ${most} characters`)
  return password
}

const tellPassword = ({ values }: Work, password: string): void => {
  if (values['stdin'] !== true) say(`password: ${password}`)
}

const persons = /^(?:Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9\-.]{1,64}$/

async function add(work: Work): Promise<boolean> {
  const { accounts, name, values } = work
  const { user, display = name } = values
  if (typeof user !== 'string' || !persons.test(user))
    throw new UsageError('--user must be such as Practitioner/x, Patient/x or RelatedPerson/x')
  const given = listOf(values['rights'])
  const unknown = given.filter((one) => !rights.some((right) => right === one))
  if (unknown.length > 0) throw new UsageError(`no such right: ${unknown.join(', ')}`)
  const password = await takePassword(work)
  const who = { name, display: String(display), fhirUser: user, roles: listOf(values['roles']) }
  if (!(await accounts.add({ ...who, rights: given, password })))
    throw new UsageError('this name is taken')
  tellPassword(work, password)
  return true
}

async function change(work: Work, how: Parameters<Accounts['change']>[1]): Promise<boolean> {
  const isFound = await work.accounts.change(work.name, how)
  if (!isFound) throw new UsageError('there is no such account')
  return true
}

async function setPassword(work: Work): Promise<boolean> {
  const password = await takePassword(work)
  await change(work, { password: await hashPassword(password) })
  tellPassword(work, password)
  return true
}

async function list({ accounts }: Work): Promise<boolean> {
  for (const { name, display, fhirUser, roles, rights: given, ...account } of await accounts.list())
    say(
      [name, display, fhirUser, roles.join(','), given.join(',')]
        .concat(`second factor ${account.secondFactor}`, account.enabled ? '' : 'disabled')
        .join('\t'),
    )
  return true
}

async function code({ db, name }: Work): Promise<boolean> {
  if (loadConfig().environment === 'production')
    throw new UsageError('codes are not told in production')
  const secret = (await loadAccountNamed(db, normalName(name)))?.secret
  if (secret == null) throw new UsageError('this account has no second factor')
  say(codeAt(secret, new Date()))
  return true
}

const commands: Readonly<Record<string, (work: Work) => Promise<boolean>>> = {
  add,
  list,
  disable: (work) => change(work, { enabled: false }),
  enable: (work) => change(work, { enabled: true }),
  password: setPassword,
  'second-factor': (work) => change(work, { secret: null }),
  code,
}

await runCommand(
  usage,
  options,
  async ({ values, positionals: [command = '', name = '', more] }) => {
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined
    if (run === undefined || more !== undefined || (name === '') !== (command === 'list'))
      throw new UsageError('which account, and what of it?')
    return withRecord((db) => run({ db, accounts: createAccounts(db), name, values }))
  },
)
