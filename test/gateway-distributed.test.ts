/** The same answers whether the subgraphs run in this process or behind HTTP; a lost subgraph loses its fields alone. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createServer, type Server } from 'node:http'
import { domains, type Domain } from '../fhir/types.ts'
import { createRemoteSources } from '../gateway/remote.ts'
import { createSubgraph, type Door } from '../gateway/server.ts'
import { createReadableLog, startToyGateway, toyDoor, toySchema } from './support/graph.ts'
import { ordinary, query, send, type Sent } from './support/http.ts'
import { testPeer } from './support/served.ts'
import { signedFor } from './support/signed.ts'

const doors = new Map<Domain, Door>()
let together: Door
let apart: Door
beforeAll(async () => {
  for (const name of domains) doors.set(name, await openSubgraph(name))
  together = await startToyGateway()
  apart = await startToyGateway({ sources: createRemoteSources(addressOf, testPeer) })
})
afterAll(() => Promise.all([together, apart, ...doors.values()].map((door) => door.close())))

const addressOf = (name: Domain) => `${doors.get(name)?.url}/graphql`

const openSubgraph = (name: Domain): Promise<Door> =>
  createSubgraph(toySchema(name), {
    ...toyDoor(createReadableLog().log),
    name,
    peer: testPeer,
  })

const withoutRequestId = (text: string) => text.replaceAll(/"requestId":"[^"]+"/g, '"requestId":""')

it.each([
  [
    'fields of four subgraphs',
    '{patients{id name encounters{subject{observations{id value}}}} numbers(values:[1])}',
  ],
  ['the caller, verified again', '{caller}'],
  ['an absent patient', '{patient(id:"9"){name encounters{id}}}'],
  ['a failure', '{patients{name broken}}'],
  ['a refusal', '{patients{name denied}}'],
  ['a value of the wrong type', '{patients{bad}}'],
  ['a query that does not fit', '{patients{nam}}'],
])('%s: the same answer', async (_, text) => {
  const [here, there] = await Promise.all(
    [together, apart].map((door) => send(door.url, query(text))),
  )
  expect(there?.status).toBe(here?.status)
  expect(withoutRequestId(there?.text ?? '')).toBe(withoutRequestId(here?.text ?? ''))
})

describe('what is asked of a subgraph in one request', () => {
  const name = 'observations'
  let subgraph: Door
  let door: Door
  let lines: readonly string[]
  beforeEach(async () => {
    const readable = createReadableLog()
    lines = readable.lines
    subgraph = await createSubgraph(toySchema(name), {
      ...toyDoor(readable.log),
      name,
      peer: testPeer,
    })
    door = await startToyGateway({
      sources: createRemoteSources(
        (other) => (other === name ? `${subgraph.url}/graphql` : addressOf(other)),
        testPeer,
      ),
    })
  })
  afterEach(() => Promise.all([door, subgraph].map((one) => one.close())))

  const countRequests = () => lines.filter((line) => line.includes('"status":200')).length

  it('what is asked of it at the same time', async () => {
    const asked = query('{a:patients{observations{id}} b:patients{observations{value} denied}}')
    const { data, errors } = JSON.parse((await send(door.url, asked)).text)
    expect(data.a).toEqual(['1', '2'].map((id) => ({ observations: [{ id: `o${id}` }] })))
    expect(data.b).toEqual(['1', '2'].map(() => ({ observations: [{ value: 1.5 }], denied: null })))
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['b', 0, 'denied'],
      ['b', 1, 'denied'],
    ])
    expect(countRequests()).toBe(1)
  })

  it.each([
    [
      'what waits for another subgraph',
      '{patients{observations{id} encounters{subject{observations{value}}}}}',
      1,
    ],
    [
      'what then turns out not to be asked',
      '{a:patients{observations{id}} b:patient(id:"9"){encounters{subject{observations{id}}}}}',
      1,
    ],
    [
      'and nothing where nothing is asked',
      '{patient(id:"9"){observations{id} encounters{subject{observations{id}}}}}',
      0,
    ],
  ])('%s', async (_, text, requests) => {
    const [here, there] = await Promise.all(
      [together, door].map((one) => send(one.url, query(text))),
    )
    expect(there?.text).toBe(here?.text)
    expect(JSON.parse(there?.text ?? '')).not.toHaveProperty('errors')
    expect(countRequests()).toBe(requests)
  })
})

describe('a subgraph', () => {
  const entities = (count: number) =>
    query(
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Patient{name}}}',
      {
        variables: {
          representations: Array.from({ length: count }, () => ({
            __typename: 'Patient',
            _ref: '1',
          })),
        },
      },
    )
  const ask = (sent: Sent) => send(doors.get('patients')?.url ?? '', signedFor('patients', sent))
  const anonymous = { 'content-type': 'application/json' }

  it.each([
    ['65 _service', query('{_service{sdl}}')],
    ['65 _entities', entities(1)],
    ['a field', query('{caller}')],
  ])('%s needs a token', async (_, sent) => {
    expect((await ask({ ...sent, headers: anonymous })).status).toBe(401)
    expect((await ask(sent)).status).toBe(200)
  })

  it.each([
    ['38 2,001 representations', entities(2_001), 400, 'LIMIT_EXCEEDED'],
    ['38 100,000 representations', entities(100_000), 413, 'PAYLOAD_TOO_LARGE'],
    ['introspection', query('{__schema{types{name}}}'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s are refused', async (_, sent, status, code) => {
    const answer = await ask(sent)
    expect([answer.status, JSON.parse(answer.text).errors[0].extensions.code]).toEqual([
      status,
      code,
    ])
  })

  it('70 does not tell timings', async () => {
    const headers = { ...ordinary, 'apollo-federation-include-trace': 'ftv1' }
    const { text } = await ask({ ...query('{caller}'), headers })
    expect(JSON.parse(text)).not.toHaveProperty('extensions')
  })
})

describe('69 a subgraph that', () => {
  const broken: readonly (readonly [string, (server: Server) => void])[] = [
    ['is down', (server) => void server.close()],
    [
      'answers 500',
      (server) => void server.on('request', (_, response) => response.writeHead(500).end('no')),
    ],
    [
      'answers HTML',
      (server) => void server.on('request', (_, response) => response.end('<html>')),
    ],
    [
      'answers half a text',
      (server) => void server.on('request', (_, response) => response.end('{"data":')),
    ],
    [
      'answers nothing useful',
      (server) => void server.on('request', (_, response) => response.end('[]')),
    ],
    [
      'sends us elsewhere',
      (server) =>
        void server.on('request', (_, response) =>
          response.writeHead(302, { location: '/a' }).end(),
        ),
    ],
    ['hangs up', (server) => void server.on('request', (request) => request.socket.destroy())],
  ]
  it.each(broken)('%s loses its fields alone, and tells nothing of itself', async (_, breakIt) => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    breakIt(server)
    const door = await startToyGateway({
      sources: createRemoteSources(
        (name) => (name === 'observations' ? `http://127.0.0.1:${port}/graphql` : addressOf(name)),
        testPeer,
      ),
    })
    const { status, text } = await send(door.url, query('{patients{name observations{id}}}'))
    const { data, errors } = JSON.parse(text)
    expect([status, data.patients[0]]).toEqual([200, { name: 'Patient 1', observations: null }])
    expect(errors).toEqual([
      {
        message: 'A part of the record cannot be reached.',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ])
    await door.close()
    server.close()
  })
})
