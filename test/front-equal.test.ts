/** Both fronts answer alike: status, headers and body, what the log says and what the trail keeps. */
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door } from '../gateway/server.ts'
import { createTrail } from '../record/audit/trail.ts'
import { frontNames, type FrontName } from '../settings-graph.ts'
import { exhausting } from './support/attacks-exhausting.ts'
import { malformed, unauthenticated } from './support/attacks-malformed.ts'
import { createReadableLog, startToyGateway } from './support/graph.ts'
import { ordinary, query, send, type Sent } from './support/http.ts'
import { raise } from './support/trail.ts'

/** A gateway with one of the fronts, and what it leaves behind. */
async function start(graphqlServer: FrontName) {
  const { log, lines } = createReadableLog()
  const rows: object[] = []
  const door = await startToyGateway({
    graphqlServer,
    log,
    audit: {
      begin: (traveller) =>
        createTrail(
          traveller,
          ({ request: _, ...row }, { asked }) => {
            rows.push({ ...row, asked })
            return Promise.resolve()
          },
          raise,
        ),
    },
  })
  return { door, lines, rows }
}

interface Started {
  readonly door: Door
  readonly lines: string[]
  readonly rows: object[]
}

let fronts: readonly Started[]
beforeAll(async () => {
  fronts = await Promise.all(frontNames.map(start))
})
afterAll(async () => {
  for (const { door } of fronts) await door.close()
})

/** Ids, moments and durations are each request's own. */
const withoutOwn = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id')
    .replaceAll(/"(?:time|pid|milliseconds)":[^,}]+/g, '"own":0')
    .replaceAll(/"stack":"(?:[^"\\]|\\.)*"/g, '"stack":""')

/** All that a request leaves: with the caller, in the log, in the trail. */
async function leavesOf({ door, lines, rows }: Started, sent: Sent) {
  lines.length = 0
  rows.length = 0
  const { status, headers, text } = await send(door.url, sent)
  const { date: _, 'x-request-id': id, ...others } = headers
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  // The last line is written when the answer is on its way.
  await expect.poll(() => lines.at(-1)).toContain('"status":')
  const { 'content-length': length, ...shown } = others
  expect(length === undefined || Number(length) === Buffer.byteLength(text)).toBe(true)
  return {
    status,
    headers: shown,
    text: withoutOwn(text),
    lines: lines.map(withoutOwn),
    rows: structuredClone(rows),
  }
}

/** Asked twice: a front that remembers answers as it did before. */
async function assertEqual(sent: Sent) {
  const [first, second] = await Promise.all(
    fronts.map(async (front) => [await leavesOf(front, sent), await leavesOf(front, sent)]),
  )
  expect(first).toEqual(second)
  expect(first?.[0]).toEqual(first?.[1])
  return first?.[0]
}

const accepting = (accept: string, text = '{caller}'): Sent => ({
  ...query(text),
  headers: { ...ordinary, accept },
})

describe('attacks', () => {
  it.each([...exhausting, ...malformed, ...unauthenticated])('%s', async (_, sent, status) => {
    expect((await assertEqual(sent))?.status).toBe(status)
  })
})

describe('media types', () => {
  const json = 'application/json; charset=utf-8'
  const response = 'application/graphql-response+json; charset=utf-8'
  it.each([
    ['anything', '*/*', 200, json],
    ['an empty header', '', 200, json],
    ['JSON', 'application/json', 200, json],
    ['a GraphQL response', 'application/graphql-response+json', 200, response],
    [
      'a GraphQL response before JSON',
      'application/graphql-response+json, application/json;q=0.9',
      200,
      response,
    ],
    [
      'JSON before a GraphQL response',
      'application/json, application/graphql-response+json',
      200,
      json,
    ],
    ['JSON in another charset', 'application/json; charset=latin1', 406, json],
    ['a callback', 'application/json; callbackSpec=1.0', 200, /callbackSpec/],
    ['parts', 'multipart/mixed', 406, json],
    ['a page', 'text/html', 406, json],
    ['a page or anything', 'text/html, */*;q=0.1', 200, json],
    ['no JSON', 'application/json;q=0', 406, json],
    ['no header that can be read', 'nonsense', 406, json],
  ])('%s', async (_, accept, status, mediaType) => {
    for (const sent of [accepting(accept), accepting(accept, '{nothing}')]) {
      const answer = await assertEqual(sent)
      expect(answer?.headers['content-type']).toEqual(
        typeof mediaType === 'string' ? mediaType : expect.stringMatching(mediaType),
      )
      if (status === 406) expect(answer?.status).toBe(status)
    }
    expect((await assertEqual(accepting(accept)))?.status).toBe(status)
  })
})

describe('operations', () => {
  const two = 'query A($n: [Int]) { numbers(values: $n) } query B { caller }'
  it.each([
    ['across subgraphs', '{patient(id:"1"){name encounters{subject{observations{id}}}}}', {}, 200],
    ['the one that is named', two, { operationName: 'B' }, 200],
    ['the other one', two, { operationName: 'A', variables: { n: [1] } }, 200],
    ['one without a name, by none', '{caller}', { operationName: null }, 200],
    ['an empty name', 'query A {caller}', { operationName: '' }, 400],
    ['a name with blanks', 'query A {caller}', { operationName: 'A ' }, 400],
    ['a variable of a wrong type', two, { operationName: 'A', variables: { n: 'x' } }, 400],
    ['a required variable that is missing', 'query($i:ID!){patient(id:$i){id}}', {}, 400],
    ['a variable that is unknown', '{caller}', { variables: { other: 1 } }, 200],
    ['a failure beside data', '{patient(id:"1"){name broken}}', {}, 200],
    ['a refusal beside data', '{patient(id:"1"){name denied}}', {}, 200],
    ['a value of a wrong type', '{patient(id:"1"){bad}}', {}, 200],
    ['nobody', '{patient(id:"nobody"){name}}', {}, 200],
    [
      'a field that is skipped',
      'query($s:Boolean!){caller @skip(if:$s)}',
      { variables: { s: true } },
      200,
    ],
    ['the type names', '{__typename patients{__typename}}', {}, 200],
    ['a type', '{__type(name:"Patient"){name fields{name}}}', {}, 200],
    ['the schema', getIntrospectionQuery({ descriptions: false }), {}, 200],
    ['the word mutation in a query', '{echo(text:"mutation")}', {}, 200],
    ['a mutation', 'mutation {caller}', {}, 400],
    ['two selections of one field', '{patients{name} patients{id}}', {}, 200],
    ['fields of a conflict', '{a:caller a:__typename}', {}, 400],
    ['a comment', '# Dupont\n{caller}', {}, 200],
    ['a type definition', 'type A {b: Int}', {}, 400],
    ['an extension beside', '{caller}', { extensions: { other: true } }, 200],
  ])('%s', async (_, text, more, status) => {
    expect((await assertEqual(query(text, more)))?.status).toBe(status)
  })
})
