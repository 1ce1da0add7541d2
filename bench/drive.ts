/** Sends requests over connections that are kept open, as many at a time as asked, and times each answer. */
import { Agent, request } from 'node:http'

export type Load = {
  readonly url: string
  readonly token: string
  readonly connections: number
  readonly seconds: number
  /** The body of the next request. */
  nextBody(): string
  /** Looks at an answer; left out while time is taken, so that the looking is not measured. */
  readonly look?: (text: string) => void
}

export type Driven = {
  readonly requests: number
  readonly failures: number
  readonly seconds: number
  readonly bytes: number
  /** Of each request, shortest first. */
  readonly milliseconds: readonly number[]
}

type Received = { readonly status: number; readonly body: Buffer }

function post({ url, token }: Load, agent: Agent, body: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/graphql`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${token}`,
      },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) })
      })
    })
    outgoing.end(body)
  })
}

/** Sends until the time is up; what is then under way is waited for and counted. */
export async function drive(load: Load): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const milliseconds: number[] = []
  let failures = 0
  let bytes = 0
  const started = performance.now()
  const end = started + load.seconds * 1e3
  const keepAsking = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now()
      const { status, body } = await post(load, agent, load.nextBody())
      milliseconds.push(performance.now() - sent)
      bytes += body.length
      if (status !== 200) failures += 1
      load.look?.(body.toString('utf8'))
    }
  }
  try {
    await Promise.all(Array.from({ length: load.connections }, keepAsking))
  } finally {
    agent.destroy()
  }
  const seconds = (performance.now() - started) / 1e3
  milliseconds.sort((a, b) => a - b)
  return { requests: milliseconds.length, failures, seconds, bytes, milliseconds }
}

/** The time that this share of the requests took at most. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
