/** A subgraph in a process of its own answers its gateway alone, and verifies the token again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createDevelopmentIssuer } from '../access/development.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { send, type Sent } from './support/http.ts'
import { testPeer } from './support/served.ts'
import { signedFor } from './support/signed.ts'
import { runAlone, startSubgraph } from './support/subgraph-process.ts'

const directory = mkdtempSync(join(tmpdir(), 'socle-'))
let db: TestDatabase
let url: string
let child: ChildProcess
let tokens: readonly string[]

beforeAll(async () => {
  const issuer = await createDevelopmentIssuer({
    directory,
    audience: 'http://localhost:4000/fhir',
    environment: 'test',
  })
  tokens = await Promise.all([
    ...['user/*.rs', 'user/*.cruds'].map((scope) => issuer.sign({ scope, user: 'Practitioner/x' })),
    issuer.sign({ scope: 'system/*.cruds' }),
  ])
  db = await createTestDatabase()
  ;({ url, child } = await startSubgraph({ databaseUrl: db.url, key: testPeer.key }, directory))
})
afterAll(async () => {
  child.kill()
  await db.drop()
  rmSync(directory, { recursive: true })
})

const json = { 'content-type': 'application/json', 'x-request-id': 'asked-by-the-gateway' }
const service = '{ _service { sdl } }'
const entities =
  '{ _entities(representations: [{ __typename: "Patient", _ref: "Patient/a" }]) { __typename } }'

/** A request with a valid token, not signed. */
const asked = (query = '{ __typename }', token = tokens[0]): Sent => ({
  headers: { ...json, authorization: `Bearer ${token}` },
  body: JSON.stringify({ query }),
})
const signed = (query?: string): Sent => signedFor('patients', asked(query))
const changed = (sent: Sent, headers: Record<string, string>): Sent => ({
  ...sent,
  headers: { ...sent.headers, ...headers },
})

/** Signed by a gateway whose clock is off by these seconds. */
function signedAt(seconds: number): Sent {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
  const sent = signed()
  vi.useRealTimers()
  return sent
}

const statusOf = async (sent: Sent): Promise<number> => (await send(url, sent)).status

it.each([['{ __typename }'], [service], [entities]])(
  'the gateway is answered: %s',
  async (query) => {
    expect(await statusOf(signed(query))).toBe(200)
  },
)

describe('several requests at a time', () => {
  const list = (...queries: readonly string[]): Sent => ({
    ...asked(),
    body: JSON.stringify(queries.map((query) => ({ query }))),
  })

  /** How many rows tell of requests of our gateway. */
  const countRows = async (): Promise<number> => {
    const { rows } = await db.pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit.entry WHERE request = 'asked-by-the-gateway'`,
    )
    return rows[0]?.count ?? 0
  }

  it('are answered each for itself, and what was read is handed over', async () => {
    const before = await countRows()
    const sent = signedFor('patients', list('{ __typename }', '{ nothing }', entities))
    const { status, text } = await send(url, sent)
    const { results, account } = JSON.parse(text)
    expect([status, results[0], results[2], account]).toEqual([
      200,
      { data: { __typename: 'Query' } },
      { data: { _entities: [null] } },
      { patients: [], shown: [], named: ['Patient/a'], counted: 0 },
    ])
    expect(results[1].errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await countRows()).toBe(before)
  })

  it('what is written is told here, and is not handed over', async () => {
    const before = await countRows()
    const mutation =
      'mutation { PatientCreate(res: { resourceType: "Patient", active: true }) { id } }'
    const { headers = {} } = asked(mutation, tokens[2])
    const sent = signedFor('patients', { ...list(mutation), headers })
    const { results, account } = JSON.parse((await send(url, sent)).text)
    expect([results[0].errors, account]).toEqual([undefined, undefined])
    expect(await countRows()).toBe(before + 1)
  })

  it('one alone is traced here', async () => {
    const before = await countRows()
    expect(await statusOf(signed(entities))).toBe(200)
    expect(await countRows()).toBe(before + 1)
  })

  it.each<[string, () => Sent]>([
    ['not signed', () => list(entities)],
    ['signed as one alone', () => ({ ...signed(), body: list(entities, entities).body ?? '' })],
    [
      'signed, and no token',
      () => signedFor('patients', { ...list(entities, entities), headers: json }),
    ],
  ])('are refused: %s', async (_, make) => {
    expect(await statusOf(make())).toBe(401)
  })

  it.each(['[1]', '[null]', '[[]]', '[{}]'])('are refused: %s', async (body) => {
    expect(await statusOf(signedFor('patients', { ...asked(), body }))).toBe(400)
  })
})

describe('refused with 401', () => {
  it.each<[string, () => Sent]>([
    ['no signature', () => asked()],
    ['no signature: the schema', () => asked(service)],
    ['no signature: an entity', () => asked(entities)],
    ['another key', () => signedFor('patients', asked(), testPeer.key.toUpperCase())],
    ['signed for another subgraph', () => signedFor('encounters', asked())],
    ['another body', () => ({ ...signed(), body: JSON.stringify({ query: service }) })],
    ['another token', () => changed(signed(), { authorization: `Bearer ${tokens[1]}` })],
    ['another request id', () => changed(signed(), { 'x-request-id': 'another' })],
    ['another address', () => ({ ...signed(), path: '/graphql?a=b' })],
    [
      'another value used once',
      () => {
        const sent = signed()
        const input = String(sent.headers?.['signature-input'])
        return changed(sent, {
          'signature-input': input.replace(/nonce="[^"]+/, `nonce="${'A'.repeat(36)}`),
        })
      },
    ],
    [
      'fewer parts signed',
      () => {
        const input = String(signed().headers?.['signature-input']).replace('"authorization" ', '')
        return changed(signed(), { 'signature-input': input })
      },
    ],
    ['an unsigned digest', () => changed(signed(), { 'content-digest': 'sha-256=:AAAA:' })],
    ['signed a minute ago', () => signedAt(-60)],
    ['signed in a minute', () => signedAt(60)],
    ['signed, and no token', () => signedFor('patients', { ...asked(), headers: json })],
    [
      'signed, and no token: the schema',
      () => signedFor('patients', { ...asked(service), headers: json }),
    ],
    [
      'signed, and no token: an entity',
      () => signedFor('patients', { ...asked(entities), headers: json }),
    ],
    ['signed, and a forged token', () => signedFor('patients', asked(service, `${tokens[0]}A`))],
  ])('%s', async (_, make) => {
    const { status, text } = await send(url, make())
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('the same request a second time', async () => {
    const sent = signed()
    expect(await statusOf(sent)).toBe(200)
    expect(await statusOf(sent)).toBe(401)
  })
})

it.each(['/livez', '/readyz'])('%s needs no signature', async (path) => {
  expect(await statusOf({ method: 'GET', path })).toBe(200)
})

describe('on its own', () => {
  const DATABASE_URL = 'postgres://localhost/none'
  it.each<[string, Record<string, string>, string]>([
    ['without a key or certificates', { DATABASE_URL }, 'set SOCLE_SUBGRAPH_KEY, or'],
    [
      'with a short key',
      { DATABASE_URL, SOCLE_SUBGRAPH_KEY: 'short' },
      'SOCLE_SUBGRAPH_KEY must be',
    ],
  ])('%s it does not start', async (_, variables, reason) => {
    const { code, text } = await runAlone({ SOCLE_DATA_DIRECTORY: directory, ...variables })
    expect([code, text]).toEqual([1, expect.stringContaining(reason)])
  })
})
