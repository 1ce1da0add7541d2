/** What answers look like from outside: masked errors, refused tokens, headers, health, cross-origin, deadline. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../gateway/limits.ts'
import type { Door } from '../gateway/server.ts'
import { createReadableLog, secret, startToyGateway } from './support/graph.ts'
import { ordinary, query, send } from './support/http.ts'

const { log, lines } = createReadableLog()
let door: Door
beforeAll(async () => {
  door = await startToyGateway({
    log,
    origins: ['https://app.example'],
    limits: { ...limits, milliseconds: 1_000 },
  })
})
afterAll(() => door.close())

describe('errors', () => {
  it('answers across subgraphs', async () => {
    const answer = await send(
      door.url,
      query('{patient(id:"1"){name encounters{subject{observations{id value}}}}}'),
    )
    expect(JSON.parse(answer.text)).toEqual({
      data: {
        patient: {
          name: 'Patient 1',
          encounters: [{ subject: { observations: [{ id: 'o1', value: 1.5 }] } }],
        },
      },
    })
  })

  it('67 hides what a resolver says, keeps the path and gives an id to ask about', async () => {
    const { status, text } = await send(door.url, query('{patient(id:"1"){name broken}}'))
    const { data, errors } = JSON.parse(text)
    expect([status, data]).toEqual([200, { patient: { name: 'Patient 1', broken: null } }])
    expect(errors).toEqual([
      {
        message: 'Internal server error.',
        path: ['patient', 'broken'],
        extensions: { code: 'INTERNAL', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ])
    const line = lines.find((one) => one.includes(errors[0].extensions.requestId))
    expect(line).toContain('"name":"Error"')
  })

  it('passes our own codes', async () => {
    const { text } = await send(door.url, query('{patient(id:"1"){denied}}'))
    expect(JSON.parse(text).errors[0]).toEqual({
      message: 'The token does not allow this.',
      path: ['patient', 'denied'],
      extensions: { code: 'FORBIDDEN' },
    })
  })

  it('answers TIMEOUT when the work takes too long', async () => {
    const { status, text } = await send(door.url, query('{patient(id:"1"){slow}}'))
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([503, 'TIMEOUT'])
  })

  it.each([
    ['63 a field', '{patien}', 'Cannot query field "patien" on type "Query".'],
    [
      '63 an argument',
      '{patient(identity:"1"){id}}',
      'Unknown argument "identity" on field "Query.patient".',
    ],
    [
      '63 an enum value',
      '{patients{observations(order:LATE){id}}}',
      'The value does not exist in "Order" enum.',
    ],
    ['63 a type', 'fragment A on Patien{id} {patients{...A}}', 'Unknown type "Patien".'],
    [
      'a value in a list',
      '{numbers(values:["Dupont"])}',
      'Int cannot represent non-integer value.',
    ],
    ['text for a selection', 'query "Dupont" {caller}', 'Syntax Error: Expected "{".'],
    ['a wrong token', '{caller(', 'Syntax Error: Expected Name.'],
  ])('%s: neither guesses nor values', async (_, text, message) => {
    const answer = await send(door.url, query(text))
    expect([answer.status, JSON.parse(answer.text).errors[0].message]).toEqual([400, message])
  })

  it('does not repeat the value of a variable', async () => {
    const variables = { v: ['Dupont'] }
    const { status, text } = await send(
      door.url,
      query('query($v:[Int]){numbers(values:$v)}', { variables }),
    )
    expect(status).toBe(400)
    expect(text).not.toContain('Dupont')
  })
})

describe('tokens', () => {
  it.each([
    ['no token', {}, 401, 'Bearer', 'header-missing'],
    ['no bearer token', { authorization: 'Basic x' }, 401, 'Bearer', 'header-malformed'],
    [
      'a malformed scope',
      { authorization: 'Bearer stranger' },
      403,
      'Bearer error="insufficient_scope"',
      'scope-malformed',
    ],
  ])('%s', async (_, headers, status, challenge, reason) => {
    const answer = await send(door.url, {
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    })
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([status, challenge])
    expect(lines.at(-1)).toContain(`"reason":"${reason}"`)
  })

  it('comes before everything else', async () => {
    for (const sent of [
      { method: 'GET' },
      { body: '{' },
      { headers: { 'content-type': 'text/plain' } },
    ])
      expect((await send(door.url, sent)).status).toBe(401)
  })
})

describe('HTTP', () => {
  it('59 keeps answers out of caches and tells nothing of the server', async () => {
    const { headers } = await send(door.url, query('{caller}'))
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json; charset=utf-8',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('server')
  })

  it('70 does not tell timings', async () => {
    const { text } = await send(door.url, {
      headers: {
        ...ordinary,
        'apollo-federation-include-trace': 'ftv1',
        'apollo-query-plan-experimental': '1',
      },
      body: JSON.stringify({ query: '{caller}' }),
    })
    expect(JSON.parse(text)).toEqual({ data: { caller: 'physician' } })
  })

  it.each([
    ['a named origin', 'https://app.example', 'https://app.example', 204],
    ['54 any other origin', 'https://evil.example', undefined, 401],
    ['54 no origin', 'null', undefined, 401],
  ])('%s', async (_, origin, allowed, status) => {
    const preflight = await send(door.url, { method: 'OPTIONS', headers: { origin } })
    expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([
      status,
      allowed,
    ])
    const methods = preflight.headers['access-control-allow-methods']
    expect(methods).toBe(allowed && 'GET, HEAD, POST, PUT, PATCH, DELETE')
    const answer = await send(door.url, { ...query('{caller}'), headers: { ...ordinary, origin } })
    expect(answer.headers['access-control-allow-origin']).toBe(allowed)
  })

  it.each([
    ['/livez', 200],
    ['/readyz', 200],
    ['/', 404],
    ['/graphql/', 404],
    ['/constructor', 404],
  ])('answers %s with %i to anyone', async (path, status) => {
    expect((await send(door.url, { method: 'GET', path })).status).toBe(status)
  })
})

it('logs neither queries nor values nor tokens', () => {
  const text = lines.join('')
  expect(text.length).toBeGreaterThan(1_000)
  for (const hidden of [secret, 'Dupont', 'SELECT', 'physician', 'Bearer', '{caller'])
    expect(text).not.toContain(hidden)
})
