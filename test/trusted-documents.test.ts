/** Documents that are asked for by their hash: which are answered, which are refused, and which keep the server from starting. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { readTrustedDocuments } from '../gateway/front/trusted.ts'
import type { Door } from '../gateway/server.ts'
import { frontNames, type FrontName } from '../settings-graph.ts'
import { startToyGateway } from './support/graph.ts'
import { ordinary, query, send, type Sent } from './support/http.ts'

const directory = mkdtempSync(join(tmpdir(), 'trusted-'))
afterAll(() => rmSync(directory, { recursive: true }))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

function write(content: unknown): string {
  const file = join(directory, `${hashOf(JSON.stringify(content) ?? '').slice(0, 12)}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const named = 'query Named($id: ID!) {\n  patient(id: $id) {\n    name\n  }\n}'
const two = 'query A {caller} query B {patients {name}}'
const manifest = Object.fromEntries([named, two].map((text) => [hashOf(text), text]))

const start = (graphqlServer: FrontName, isOnly: boolean, content: unknown = manifest) =>
  startToyGateway({ graphqlServer, trusted: readTrustedDocuments(write(content), isOnly) })

const body = (content: object): Sent => ({ headers: ordinary, body: JSON.stringify(content) })
const variables = { id: '1' }
const persistedQuery = (sha256Hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash } },
})
const apart = { method: 'GET', headers: ordinary }
const unknown = hashOf('{caller}')
const answered = '{"data":{"patient":{"name":"Patient 1"}}}'

describe.each(frontNames)('%s', (front) => {
  let open: Door
  let only: Door
  beforeAll(async () => {
    open = await start(front, false)
    only = await start(front, true)
  })
  afterAll(async () => {
    await open.close()
    await only.close()
  })

  it.each([
    ['by its identifier', { documentId: `sha256:${hashOf(named)}`, variables }],
    ['by its bare hash', { documentId: hashOf(named), variables }],
    ["as Apollo's clients ask", { ...persistedQuery(hashOf(named)), variables }],
    [
      'with the name of its operation',
      { documentId: hashOf(named), operationName: 'Named', variables },
    ],
    ['beside a query that is null', { query: null, documentId: hashOf(named), variables }],
  ])('answers a trusted document %s', async (_, content) => {
    for (const { url } of [open, only])
      expect(await send(url, body(content))).toMatchObject({ status: 200, text: answered })
  })

  it('executes the operation that is named of several', async () => {
    const documentId = hashOf(two)
    const { text } = await send(only.url, body({ documentId, operationName: 'A' }))
    expect(text).toBe('{"data":{"caller":"physician"}}')
    expect((await send(only.url, body({ documentId }))).status).toBe(400)
  })

  it.each([
    ['a hash that nobody trusts', { documentId: unknown }, 404, 'PERSISTED_DOCUMENT_NOT_FOUND'],
    ['the same of an Apollo client', persistedQuery(unknown), 404, 'PERSISTED_DOCUMENT_NOT_FOUND'],
    [
      'a hash in capitals',
      { documentId: hashOf(named).toUpperCase() },
      404,
      'PERSISTED_DOCUMENT_NOT_FOUND',
    ],
    ['a name of every object', { documentId: 'constructor' }, 404, 'PERSISTED_DOCUMENT_NOT_FOUND'],
    [
      'a hash and its text',
      { query: named, ...persistedQuery(hashOf(named)), variables },
      400,
      'BAD_REQUEST',
    ],
    [
      'an identifier and its text',
      { query: named, documentId: hashOf(named), variables },
      400,
      'BAD_REQUEST',
    ],
    [
      'two identifiers',
      { documentId: hashOf(named), ...persistedQuery(hashOf(named)) },
      400,
      'BAD_REQUEST',
    ],
    ['another version', persistedQuery(hashOf(named), 2), 400, 'BAD_REQUEST'],
    ['a hash that is no text', persistedQuery(7), 400, 'BAD_REQUEST'],
    ['an identifier that is no text', { documentId: 7 }, 400, 'BAD_REQUEST'],
    ['a variable that is missing', { documentId: hashOf(named) }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ])('refuses %s', async (_, content, status, code) => {
    for (const { url } of [open, only]) {
      const answer = await send(url, body(content))
      expect([answer.status, JSON.parse(answer.text).errors[0].extensions.code]).toEqual([
        status,
        code,
      ])
    }
  })

  it('stores nothing that is sent', async () => {
    await send(open.url, query('{caller}'))
    expect((await send(open.url, body({ documentId: unknown }))).status).toBe(404)
  })

  it.each([
    ['a text that nobody trusts', query('{caller}')],
    ['the text of a trusted document', query(named, { variables })],
    ['introspection', query('{__schema{queryType{name}}}')],
  ])('%s is answered unless trusted documents are the only ones', async (_, sent) => {
    expect((await send(open.url, sent)).status).toBe(200)
    const { status, text } = await send(only.url, sent)
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([
      400,
      'PERSISTED_DOCUMENT_REQUIRED',
    ])
  })

  it('asks for a token first', async () => {
    const headers = { 'content-type': 'application/json' }
    const { status } = await send(only.url, { ...body({ documentId: unknown }), headers })
    expect(status).toBe(401)
    expect((await send(only.url, apart)).status).toBe(405)
  })

  it.each([
    ['no GraphQL', '{', 'Syntax Error'],
    ['not of the schema', '{nothing}', 'Cannot query field "nothing"'],
    ['beyond a limit', `{${'a:caller '.repeat(61)}}`, 'exceeds a limit'],
  ])('does not start with a document that is %s', async (_, text, fault) => {
    const starting = start(front, false, { [hashOf(text)]: text })
    await expect(starting).rejects.toThrow(fault)
    await expect(starting).rejects.toThrow(`.json: ${hashOf(text)}: `)
  })
})

describe('the file', () => {
  test.each([
    ['is not there', () => join(directory, 'absent.json'), 'the file cannot be read'],
    ['is no JSON', () => write('{'), 'the file holds no valid JSON'],
    ['is a list', () => write([named]), 'the file must hold a JSON object'],
    [
      'has a hash of another text',
      () => write({ [hashOf(two)]: named }),
      `${hashOf(two)}: this is not`,
    ],
    ['has another hash', () => write({ abc: named }), 'abc: this is not the SHA-256'],
    [
      'has a document that is no text',
      () => write({ abc: {} }),
      'abc: the document must be a text',
    ],
  ])('%s', (_, toFile, fault) => {
    const file = toFile()
    expect(() => readTrustedDocuments(file, false)).toThrow(
      `the trusted documents ${file}: ${fault}`,
    )
  })
})

test('without a file, hashes are as unknown as ever', async () => {
  const door = await startToyGateway()
  for (const content of [{ documentId: hashOf(named) }, persistedQuery(hashOf(named))])
    expect((await send(door.url, body(content))).status).toBe(400)
  await door.close()
})
