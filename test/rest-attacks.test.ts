/** Every hostile request to the REST face is answered shortly, with nothing of the record, and the server goes on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { send, sendRaw, type Received } from './support/http.ts'
import { canary, get } from './support/rest-attack.ts'
import { addresses, headers, methods, parameters } from './support/rest-attacks-address.ts'
import {
  bodies,
  bundles,
  conditions,
  endlessSearches,
  patches,
} from './support/rest-attacks-body.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { patient } from './support/writers.ts'

let ward: Ward
beforeAll(async () => {
  ward = await openWard([patient('Un', { id: 'a' })])
})
afterAll(() => ward.close())

/** The record is as it was, and answers. */
async function expectUnharmed() {
  const { status, headers: answered, text } = await send(ward.served.url, get('Patient/a'))
  expect([status, answered['etag'], JSON.parse(text).name]).toEqual([
    200,
    'W/"1"',
    [{ family: 'Un' }],
  ])
  expect(await ward.countVersions('Patient')).toBe(1)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
}

function expectOutcome({ text, headers: answered }: Received) {
  expect(answered['content-type']).toBe('application/fhir+json; charset=utf-8')
  const { resourceType, issue } = JSON.parse(text)
  expect([resourceType, issue[0]?.severity]).toEqual(['OperationOutcome', 'error'])
  expect(text.length).toBeLessThan(8_192)
  expect(text).not.toMatch(new RegExp(`${canary}|Un"|node_modules|SELECT|prisma|at \\w+ \\(`))
}

describe.each([
  ['an address', addresses],
  ['parameters', parameters],
  ['headers', headers],
  ['a method', methods],
  ['a body', bodies],
  ['a condition', conditions],
  ['a Bundle', bundles],
  ['a patch', patches],
  ['a search without end', endlessSearches],
])('%s', (_, attacks) => {
  test.each(attacks)('%s', async (_name, sent, status) => {
    const answer = await send(ward.served.url, sent)
    expect(answer.status, answer.text.slice(0, 500)).toBe(status)
    if (status >= 400) expectOutcome(answer)
    else if (attacks === parameters) expect(JSON.parse(answer.text).entry).toBeUndefined()
    expect(answer.headers['x-injected']).toBeUndefined()
    expect(answer.milliseconds).toBeLessThan(5_000)
    await expectUnharmed()
  })
})

test('no name of a server that a caller gives is in a link', async () => {
  const evil = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    forwarded: 'host=evil.example',
    'x-forwarded-proto': 'gopher',
  }
  for (const path of ['Patient?_count=1', 'Patient/a/_history', 'metadata']) {
    const answer = await send(ward.served.url, get(path, evil))
    expect([path, answer.status]).toEqual([path, 200])
    expect(answer.text + JSON.stringify(answer.headers)).not.toMatch(/evil|gopher/)
  }
})

test.each([
  [
    'an address of 40,000 characters',
    `GET /fhir/Patient/${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  ],
  [
    'two lengths',
    'POST /fhir/Patient HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
  ],
  [
    'a length and chunks',
    'POST /fhir/Patient HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a line end in an address', 'GET /fhir/Patient/a\nX: y HTTP/1.1\r\nHost: a\r\n\r\n'],
])('%s: the connection is closed', async (_, bytes) => {
  expect(await sendRaw(ward.served.url, bytes)).toMatch(/^$|^HTTP\/1\.1 4\d\d/)
  await expectUnharmed()
})
