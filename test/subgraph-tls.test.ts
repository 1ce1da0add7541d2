/** Between gateway and subgraphs: certificates of one authority, and answers that only the subgraph asked can sign. */
import { Agent, request as requestSecurely } from 'node:https'
import { createServer, IncomingMessage, type RequestListener } from 'node:http'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { connect, type ConnectionOptions } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Certificates } from '../config.ts'
import { createAdmission } from '../gateway/admission.ts'
import type { Peer } from '../gateway/peer.ts'
import { createRemoteSources } from '../gateway/remote.ts'
import { createSubgraph, type Door } from '../gateway/server.ts'
import { signAnswer } from '../gateway/signature.ts'
import { createReadableLog, startToyGateway, toyDoor, toySchema } from './support/graph.ts'
import { ordinary, query, send, type Sent } from './support/http.ts'
import { outcomeOf } from './support/tokens.ts'
import { testPeer } from './support/served.ts'
import { createAuthority, signedFor } from './support/signed.ts'

let ours: Certificates
let gateways: Certificates
let others: Certificates
let secure: Door
let signing: Door

const openPatients = (peer: Peer): Promise<Door> =>
  createSubgraph(toySchema('patients'), {
    ...toyDoor(createReadableLog().log),
    name: 'patients',
    peer,
  })

beforeAll(async () => {
  const [make, makeOther] = await Promise.all([createAuthority(), createAuthority()])
  ;[ours, gateways, others] = await Promise.all([make(), make(), makeOther()])
  secure = await openPatients({ certificates: ours })
  signing = await openPatients(testPeer)
})
afterAll(() => Promise.all([secure.close(), signing.close()]))

/** What a gateway that knows its subgraph in this way is answered. */
async function askThrough(url: string, peer: Peer): Promise<unknown> {
  const sources = createRemoteSources(() => `${url}/graphql`, peer)
  const door = await startToyGateway({ sources })
  const { text } = await send(door.url, query('{caller}'))
  await door.close()
  const { data, errors } = JSON.parse(text)
  return data?.caller ?? errors[0].extensions.code
}

describe('with certificates', () => {
  it.each<[string, () => string, () => Peer, string]>([
    ['of the same authority', () => secure.url, () => ({ certificates: gateways }), 'physician'],
    [
      'of another authority',
      () => secure.url,
      () => ({ certificates: others }),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'of another authority, while trusting ours',
      () => secure.url,
      () => ({ certificates: { ...others, ca: ours.ca } }),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'of ours, while trusting another authority',
      () => secure.url,
      () => ({ certificates: { ...gateways, ca: others.ca } }),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'none: HTTP',
      () => secure.url.replace('https', 'http'),
      () => testPeer,
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['none: TLS', () => secure.url, () => testPeer, 'SUBGRAPH_UNAVAILABLE'],
  ])('%s', async (_, url, peer, expected) => {
    expect(await askThrough(url(), peer())).toBe(expected)
  })

  const shakeHands = (options: ConnectionOptions): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(secure.url)
      const socket = connect({ host: hostname, port: Number(port), ca: ours.ca, ...options })
      // A certificate that is missing is told after the client's own part of the handshake.
      socket.on('secureConnect', () => socket.write('GET /livez HTTP/1.1\r\nhost: a\r\n\r\n'))
      socket.on('data', (data) => {
        resolve(data.toString().slice(0, 12))
        socket.destroy()
      })
      socket.on('error', () => resolve('refused'))
    })
  it.each<[string, () => ConnectionOptions, string]>([
    ['TLS 1.3', () => gateways, 'HTTP/1.1 200'],
    ['TLS 1.2', () => ({ ...gateways, maxVersion: 'TLSv1.2' }), 'HTTP/1.1 200'],
    ['TLS 1.1', () => ({ ...gateways, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }), 'refused'],
    ['no certificate', () => ({}), 'refused'],
  ])('%s', async (_, options, expected) => {
    expect(await shakeHands(options())).toBe(expected)
  })

  it('a token is needed beside the certificate', async () => {
    const agent = new Agent(gateways)
    const status = new Promise((resolve) => {
      requestSecurely(
        new URL('/graphql', secure.url),
        { method: 'POST', agent },
        ({ statusCode }) => {
          agent.destroy()
          resolve(statusCode)
        },
      ).end('{"query":"{_service{sdl}}"}')
    })
    expect(await status).toBe(401)
  })
})

describe('with a key', () => {
  it.each<[string, string, string]>([
    ['the same', testPeer.key, 'physician'],
    ['another', testPeer.key.toUpperCase(), 'SUBGRAPH_UNAVAILABLE'],
  ])('%s', async (_, key, expected) => {
    expect(await askThrough(signing.url, { key })).toBe(expected)
  })

  const body = '{"data":{"caller":"forged"}}'
  const standIns: readonly (readonly [string, RequestListener, string])[] = [
    ['does not sign', (_, response) => response.end(body), 'SUBGRAPH_UNAVAILABLE'],
    [
      'signs with another key',
      ({ headers }, response) =>
        response
          .writeHead(200, {
            ...signAnswer('k', { status: 200, body }, String(headers['signature'])),
          })
          .end(body),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'repeats what was signed for another request',
      (_, response) =>
        response
          .writeHead(200, { ...signAnswer(testPeer.key, { status: 200, body }, 'sig=:AAAA:') })
          .end(body),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'signs another body',
      ({ headers }, response) =>
        response
          .writeHead(200, {
            ...signAnswer(testPeer.key, { status: 200, body: '{}' }, String(headers['signature'])),
          })
          .end(body),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'knows the key',
      ({ headers }, response) =>
        response
          .writeHead(200, {
            ...signAnswer(testPeer.key, { status: 200, body }, String(headers['signature'])),
          })
          .end(body),
      'forged',
    ],
  ]
  it.each(standIns)('a server in its place that %s', async (_, listener, expected) => {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    expect(await askThrough(`http://127.0.0.1:${port}`, testPeer)).toBe(expected)
    server.closeAllConnections()
    server.close()
  })
})

describe('the time of a signature', () => {
  const minute = 60_000
  const requestOf = ({ headers }: Sent): IncomingMessage => {
    const request = new IncomingMessage(new Socket())
    request.method = 'POST'
    request.url = '/graphql'
    Object.assign(request.headers, headers)
    return request
  }
  it.each<[string, number, number, string]>([
    ['now', 0, 0, 'accepted'],
    ['a clock half a minute behind', minute, 29_000, 'accepted'],
    ['a clock half a minute ahead', minute, -29_000, 'accepted'],
    ['a minute ago', 2 * minute, minute, 'caller-replayed'],
    ['in a minute', 2 * minute, -minute, 'caller-replayed'],
    ['before this process started', 0, 10_000, 'caller-replayed'],
  ])('%s', async (_, running, later, expected) => {
    let now = Date.now() + later - running
    const { admit } = createAdmission(testPeer.key, 'patients', () => now)
    now += running
    const request = requestOf(signedFor('patients', { headers: ordinary, body: '{}' }))
    expect(await outcomeOf(() => admit(request))).toBe(expected)
    expect(await outcomeOf(() => admit(request))).toBe('caller-replayed')
  })
})
