/** Prints a development token: `npm run --silent token -- --user Practitioner/x --scope "user/*.rs"`. */
import { parseArgs } from 'node:util'
import { loadConfig } from '../config.ts'
import { createDevelopmentIssuer } from './development.ts'
import { toSeconds } from './duration.ts'
import { refusalOf } from './refusal.ts'
import { roles, rolesIn } from './standing.ts'
import type { Role } from './standing.ts'
import { createTokenVerifier } from './token.ts'

const help = `Prints a token of the development issuer; it does not exist in production.

  --scope "…"            SMART scopes, such as "patient/*.rs" or "user/*.cruds" (required); beside them
                         socle/ins.read shows national identity numbers, socle/identity.merge merges patients,
                         socle/access.write writes what grants access, socle/audit.read reads others' traces
  --patient ID           the launch patient, required by patient/ scopes
  --user Practitioner/x  who asks: Practitioner, PractitionerRole, Patient, RelatedPerson or Person
  --role ROLE            what the user is: care, administration, analyst, information or protection; may be
                         repeated; without --user a user/ scope is given the role information
  --client NAME          the application, by default socle-development
  --lifetime 1h          how long it is valid (s, m, h), by default 8h, at most 24h
  --help
`

const options = {
  scope: { type: 'string' },
  patient: { type: 'string' },
  user: { type: 'string' },
  role: { type: 'string', multiple: true },
  client: { type: 'string' },
  lifetime: { type: 'string' },
  help: { type: 'boolean' },
} as const

function parseLifetime(text: string): number {
  const seconds = toSeconds(text)
  if (seconds === undefined) throw new Error('--lifetime must be a duration such as 30m or 8h')
  return seconds
}

function parseRole(named: readonly string[]): readonly Role[] {
  const known = rolesIn(named)
  if (known.length < new Set(named).size)
    throw new Error(`--role must be one of ${roles.join(', ')}`)
  return known
}

async function createToken(): Promise<string> {
  const { scope, help: wantsHelp, lifetime, role = [], ...who } = parseArgs({ options }).values
  if (wantsHelp === true) return help
  if (scope === undefined) throw new Error('--scope is missing; --help shows how')
  const config = loadConfig()
  if (!config.developmentIssuer)
    throw new Error('the development issuer is off: in production, or where SOCLE_ISSUERS is set')
  const issuer = await createDevelopmentIssuer({
    directory: config.dataDirectory,
    audience: config.audience,
    environment: config.environment,
  })
  const seconds = lifetime === undefined ? {} : { lifetime: parseLifetime(lifetime) }
  const token = await issuer.sign({ scope, roles: parseRole(role), ...who, ...seconds })
  // what is printed works: the same verifier that the server runs has accepted it
  await createTokenVerifier([issuer.settings])(`Bearer ${token}`)
  return `${token}\n`
}

const explain = (error: unknown): string =>
  refusalOf(error)?.message ?? (error instanceof Error ? error.message : String(error))

try {
  process.stdout.write(await createToken())
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
