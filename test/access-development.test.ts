/** The development issuer and its command: tokens that work here, a key that stays private, nothing in production. */
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDevelopmentIssuer } from '../access/development.ts'
import type { DevelopmentIssuer } from '../access/development.ts'
import { createTokenVerifier } from '../access/token.ts'
import { audience, moment, outcomeOf } from './support/tokens.ts'
import { typescriptFlags } from '../typescript/flags.ts'

let directory: string
const keyFile = () => join(directory, 'development-issuer.json')

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'socle-'))
})
afterEach(() => rm(directory, { recursive: true }))

const create = (environment = 'development', now = () => new Date()): Promise<DevelopmentIssuer> =>
  createDevelopmentIssuer({ directory, audience, environment, now })

describe('the issuer', () => {
  it('signs tokens that its settings accept', async () => {
    const issuer = await create()
    const verify = createTokenVerifier([issuer.settings])
    const token = await issuer.sign({
      scope: 'patient/*.rs',
      patient: 'p1',
      user: 'Practitioner/x',
      client: 'app',
    })
    expect(await verify(`Bearer ${token}`)).toMatchObject({
      subject: 'Practitioner/x',
      fhirUser: 'Practitioner/x',
      patient: 'p1',
      clientId: 'app',
    })
  })

  it('names the application as the subject when there is no user', async () => {
    const issuer = await create()
    const token = await issuer.sign({ scope: 'system/*.rs' })
    const access = await createTokenVerifier([issuer.settings])(`Bearer ${token}`)
    expect([access.subject, access.clientId]).toEqual(['socle-development', 'socle-development'])
  })

  it.each([
    ['eight hours by default, just before', undefined, 8 * 3600 - 1, 'accepted'],
    ['eight hours by default, after', undefined, 8 * 3600 + 5, 'token-refused'],
    ['as asked, just before', 60, 59, 'accepted'],
    ['as asked, after', 60, 65, 'token-refused'],
    ['a day at most', 86_400, 86_399, 'accepted'],
  ])('%s', async (_name, lifetime, later, outcome) => {
    const issuer = await create('test', () => new Date(moment * 1000))
    const now = () => new Date((moment + later) * 1000)
    const token = await issuer.sign({
      scope: 'user/*.rs',
      ...(lifetime === undefined ? {} : { lifetime }),
    })
    const verify = createTokenVerifier([issuer.settings], { now })
    expect(await outcomeOf(() => verify(`Bearer ${token}`))).toBe(outcome)
  })

  it.each([0, -1, 86_401, NaN])('signs nothing for %s seconds', async (lifetime) => {
    const issuer = await create()
    await expect(issuer.sign({ scope: 'user/*.rs', lifetime })).rejects.toThrow(/24 hours/)
  })

  it('does not exist in production, and leaves no key there', async () => {
    await expect(create('production')).rejects.toThrow(/does not exist in production/)
    expect(await readdir(directory)).toEqual([])
  })
})

describe('its key', () => {
  it('is private and kept', async () => {
    const [first, second] = [await create(), await create()]
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600)
    expect(second.settings).toEqual(first.settings)
    expect(JSON.stringify(first.settings)).not.toContain('"d"')
  })

  it('is one key, however many processes start at once', async () => {
    const issuers = await Promise.all(Array.from({ length: 8 }, () => create()))
    expect(new Set(issuers.map(({ settings }) => JSON.stringify(settings))).size).toBe(1)
    expect(await readdir(directory)).toEqual(['development-issuer.json'])
  })

  it.each(['', '{', '{}', 'null', '{"kty":"EC","crv":"P-384","x":"x","y":"y"}'])(
    'is not read from %j',
    async (text) => {
      await writeFile(keyFile(), text, { mode: 0o600 })
      await expect(create()).rejects.toThrow(/holds no private key/)
    },
  )

  it.skipIf(process.platform === 'win32')('is refused when others can read it', async () => {
    await create()
    await chmod(keyFile(), 0o644)
    await expect(create()).rejects.toThrow(/chmod 600/)
  })

  it('another machine has another', async () => {
    const issuer = await create()
    const token = await issuer.sign({ scope: 'user/*.rs' })
    await rm(keyFile())
    const other = createTokenVerifier([(await create()).settings])
    expect(await outcomeOf(() => other(`Bearer ${token}`))).toBe('token-refused')
    expect(await readFile(keyFile(), 'utf8')).toContain('P-384')
  })
})

describe('the command', () => {
  interface Outcome {
    readonly code: number
    readonly out: string
    readonly error: string
  }

  const run = (
    options: readonly string[],
    variables: Record<string, string> = {},
  ): Promise<Outcome> =>
    new Promise((resolve) => {
      const env = { SOCLE_DATA_DIRECTORY: directory, ...variables }
      const child = execFile(
        process.execPath,
        [...typescriptFlags, 'access/token-main.ts', ...options],
        { env },
        (_error, out, error) => resolve({ code: child.exitCode ?? -1, out, error }),
      )
    })

  it('prints the token alone', async () => {
    const { code, out, error } = await run([
      ...[
        '--scope',
        'patient/*.rs',
        '--patient',
        'p1',
        '--user',
        'Practitioner/x',
        '--lifetime',
        '1h',
      ],
    ])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    const { settings } = await create()
    const verify = createTokenVerifier([{ ...settings, audience: 'http://localhost:4000/fhir' }])
    expect(await verify(`Bearer ${out.trim()}`)).toMatchObject({ patient: 'p1' })
  })

  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('--patient ID'),
    })
  })

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['no scope', [], {}, /--scope is missing/],
    ['a malformed scope', ['--scope', 'user/*.sr'], {}, /scope is malformed/],
    ['no patient', ['--scope', 'patient/*.rs'], {}, /needs a launch patient/],
    ['no lifetime', ['--scope', 'user/*.rs', '--lifetime', 'long'], {}, /--lifetime must be/],
    ['an unknown option', ['--scpe', 'user/*.rs'], {}, /--scpe/],
    ['production', ['--scope', 'user/*.rs'], { NODE_ENV: 'production' }, /production/],
    ['a faulty setting', ['--scope', 'user/*.rs'], { SOCLE_PORT: 'x' }, /SOCLE_PORT must be/],
  ])('%s: one clear line, nothing on stdout', async (_name, options, variables, message) => {
    const { code, out, error } = await run(options, variables)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(error).toMatch(message)
    expect(error).not.toMatch(/ at /)
  })
})
