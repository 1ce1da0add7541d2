/** The whole server as a hospital runs it, its apps and its people, for the requirements of SMART: all over HTTP. */
import { createHash, randomBytes } from 'node:crypto'
import { vi } from 'vitest'
import { createDevelopmentIssuer, type TokenRequest } from '../../../access/development.ts'
import { createAccounts } from '../../../smart/accounts.ts'
import { createLaunches } from '../../../smart/launch.ts'
import { codeAt, createSecret } from '../../../smart/second-factor.ts'
import {
  basicOf,
  toAnswer,
  toForm,
  type Answer,
  type As,
  type Asked,
  type Exchanged,
  type Sent,
} from './asked.ts'
import { travel, type Arrival, type Cookies } from './browser.ts'
import { redirectUri, secret, type Apps, type Assertion } from './clients.ts'
import type { RunningServer } from './server.ts'

const password = 'a long password of a test'

const digest = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

/** Makes the people, and what the checks do. */
export async function createWorld(server: RunningServer, apps: Apps) {
  const { url, db } = server
  const accounts = createAccounts(db)
  const factor = createSecret()
  const common = { rights: [], password }
  await accounts.add({
    ...common,
    name: 'dr',
    display: 'Dr Fontaine',
    fhirUser: 'Practitioner/dr',
    roles: ['information'],
    secret: factor,
  })
  await accounts.add({ ...common, name: 'anne', display: 'Anne', fhirUser: 'Patient/a', roles: [] })
  const browsers: Readonly<Record<string, Cookies>> = { dr: new Map(), anne: new Map() }
  const tokenEndpoint = `${url}/auth/token`

  const ask = async (
    path: string,
    { method = 'GET', headers, token, form, json, type }: Sent = {},
  ): Promise<Answer> =>
    toAnswer(
      await fetch(`${url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(json && { 'content-type': type ?? 'application/json' }),
          ...headers,
        },
        ...(form && { body: toForm(form) }),
        ...(json && { body: JSON.stringify(json) }),
      }),
    )

  const launchFor = async ({
    client = 'app',
    account = 'dr',
    scope = '',
    context = { patient: 'a' },
  }: Asked) => {
    if (!scope.split(' ').includes('launch')) return undefined
    const found = await accounts.findNamed(account)
    return createLaunches(db).create({ client, account: found?.id ?? '' }, context)
  }

  const authorize = async (asked: Asked & { readonly challenge?: string }): Promise<Arrival> => {
    const {
      client = 'app',
      account = 'dr',
      scope = 'launch/patient patient/*.rs',
      context = {},
      parameters = {},
    } = asked
    const form = toForm({
      response_type: 'code',
      client_id: client,
      redirect_uri: redirectUri,
      scope,
      state: 'state',
      aud: `${url}/fhir`,
      launch: await launchFor({ ...asked, scope }),
      code_challenge: asked.challenge ?? digest('a'.repeat(43)),
      code_challenge_method: 'S256',
      ...parameters,
    })
    const address = `${url}/auth/authorize`
    const first =
      asked.method === 'POST' ? { url: address, form } : { url: `${address}?${form.toString()}` }
    const person = {
      name: account,
      password,
      code: () => codeAt(factor, new Date()),
      patient: context.patient ?? 'a',
      encounter: context.encounter ?? '',
      untick: asked.untick ?? [],
      isDenied: asked.isDenied ?? false,
    }
    return travel(first, person, browsers[account] ?? new Map())
  }

  const codeFor = async (asked: Asked) => {
    const verifier = randomBytes(32).toString('base64url')
    const challenge = digest(verifier)
    const { returned, words } = await authorize({ ...asked, challenge })
    const code = returned?.get('code')
    if (code === undefined || code === null)
      throw new Error(
        `no code: ${returned?.toString()} ${words} ${server.lines.slice(-4).join('\n')}`,
      )
    return { code, verifier, challenge }
  }

  /** As an app with a secret, or as a public one. */
  const token = (
    form: Readonly<Record<string, string | undefined>>,
    { client = 'app', path = '/auth/token', headers, secret: shown = secret }: As = {},
  ): Promise<Answer> =>
    ask(path, {
      method: 'POST',
      headers: { ...headers, ...(client === 'confidential' && basicOf(client, shown)) },
      form: Object.fromEntries(toForm({ ...form, ...(client === 'app' && { client_id: 'app' }) })),
    })

  const exchange = ({ code, verifier, ...as }: As & Exchanged) =>
    token(
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      },
      as,
    )

  const launch = async (asked: Asked) => {
    const { code, verifier } = await codeFor(asked)
    const { client, headers } = asked
    const answer = await exchange({
      code,
      verifier,
      ...(client && { client }),
      ...(headers && { headers }),
    })
    return { answer, body: answer.body }
  }

  const assert = (asked: Partial<Assertion>) => apps.assert(tokenEndpoint, asked)

  /** A token of the development issuer, for another audience where one is named. */
  const foreignToken = async ({
    aud = server.audience,
    ...request
  }: Partial<TokenRequest> & { aud?: string }) => {
    const issuer = await createDevelopmentIssuer({
      directory: server.directory,
      audience: aud,
      environment: 'test',
    })
    return issuer.sign({ scope: 'patient/*.rs', patient: 'a', ...request })
  }

  return {
    url,
    ask,
    authorize,
    codeFor,
    token,
    exchange,
    launch,
    assert,
    foreignToken,
    keysAddress: apps.keysAddress,
    keysFetched: apps.keysFetched,
    tokenFor: async (scope: string, account: 'dr' | 'anne' = 'dr'): Promise<string> =>
      String((await launch({ scope, account })).body['access_token']),
    backend: async (asked: Partial<Assertion>): Promise<Answer> =>
      ask('/auth/token', {
        method: 'POST',
        form: {
          grant_type: asked.grantType ?? 'client_credentials',
          scope: asked.scope ?? 'system/Patient.rs',
          client_assertion_type:
            asked.assertionType ?? 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: asked.assertion ?? (await assert(asked)),
        },
      }),
    /** Runs something these seconds later. */
    after: async <T>(seconds: number, run: () => Promise<T>): Promise<T> => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
      try {
        return await run()
      } finally {
        vi.useRealTimers()
      }
    },
  }
}

export type SmartWorld = Awaited<ReturnType<typeof createWorld>>
