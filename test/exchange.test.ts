/** An exchange with a subgraph is whole, or fails; and ends with the call that it is part of. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { Agent } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { Ending } from '../gateway/ending.ts'
import { exchange } from '../gateway/exchange.ts'

let server: Server | undefined
const dispatcher = new Agent({ maxResponseSize: 10_000 })
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** Asks a server that answers so. */
async function ask(listener: RequestListener, ending = new Ending()) {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  const origin = `http://127.0.0.1:${port}`
  return exchange(dispatcher, {
    origin,
    path: '/a',
    headers: { 'x-asked': 'b' },
    body: 'c',
    ending,
  })
}

test('what is sent arrives, and what is answered comes back', async () => {
  const { status, headers, body } = await ask((request, response) => {
    const { method, url, headers: sent } = request
    request.setEncoding('utf8').on('data', (text: string) => {
      response.writeHead(201, { 'x-answered': `${method} ${url} ${sent['x-asked']?.toString()}` })
      response.write(`${text} in `)
      setTimeout(() => response.end('pieces'), 5)
    })
  })
  expect([status, headers['x-answered'], body.toString()]).toEqual([
    201,
    'POST /a b',
    'c in pieces',
  ])
})

test.each<[string, RequestListener]>([
  ['hangs up', ({ socket }) => void socket.destroy()],
  [
    'answers less than it says',
    (_, response) => {
      response.writeHead(200, { 'content-length': 10 }).write('half')
      setTimeout(() => response.destroy(), 5)
    },
  ],
  ['answers more than is taken', (_, response) => void response.end('x'.repeat(20_000))],
])('a server that %s is an error', async (_, listener) => {
  await expect(ask(listener)).rejects.toThrow()
})

test('the end of the call ends it', async () => {
  const ending = new Ending()
  let closed = Promise.resolve()
  await expect(
    ask(({ socket }) => {
      closed = new Promise((resolve) =>
        socket.once('close', () => {
          resolve()
        }),
      )
      ending.abort()
    }, ending),
  ).rejects.toThrow('the caller waits no longer')
  await closed
})

test('a call that has ended asks nothing', async () => {
  const ending = new Ending()
  ending.abort()
  let isAsked = false
  const asked = ask(() => {
    isAsked = true
  }, ending)
  await expect(asked).rejects.toThrow('the caller waits no longer')
  // Whatever was on its way has arrived by now.
  await new Promise((resolve) => server?.close(resolve))
  expect(isAsked).toBe(false)
})
