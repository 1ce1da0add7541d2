/** Sends requests over connections that are kept open, one at a time on each, and times each answer. */
import { openConnection, type Answer, type Connection } from './connection.ts'

/** What is sent: each text is one whole HTTP request. */
export type Load = {
  readonly port: number
  readonly requests: readonly string[]
  readonly connections: number
  /** How long to send; each request once where it is undefined. */
  readonly seconds: number | undefined
  /** How many requests a second in all; as many as are answered where it is undefined. */
  readonly rate?: number | undefined
}

export type Driven = {
  readonly requests: number
  readonly failures: number
  /** The first that failed, as far as it helps. */
  readonly failure: string | undefined
  readonly seconds: number
  readonly bytes: number
  /** Of each request, shortest first. */
  readonly milliseconds: readonly number[]
  /** What the sending has cost, in milliseconds of CPU. */
  readonly cpu: number
}

type Tally = {
  failures: number
  failure: string | undefined
  bytes: number
  milliseconds: number[]
}

function note(tally: Tally, answer: Answer, milliseconds: number): void {
  tally.milliseconds.push(milliseconds)
  tally.bytes += answer.bytes
  if ((answer.status === 200 || answer.status === 201) && !answer.hasErrors) return
  tally.failures += 1
  tally.failure ??= `${answer.status} ${answer.body.toString('utf8', 0, 500)}`
}

/** Picks the next request: at random while there is time, or in turn until all are sent. */
function createPick(requests: readonly Buffer[], end: number | undefined) {
  let next = 0
  return (): Buffer | undefined => {
    if (end === undefined) return requests[next++]
    if (performance.now() >= end) return undefined
    return requests[Math.floor(Math.random() * requests.length)]
  }
}

/** Waits until a request is due, so that all connections together keep to the rate. */
function createPace(rate: number | undefined, started: number): (() => Promise<void>) | undefined {
  if (rate === undefined) return undefined
  let sent = 0
  return async () => {
    const due = started + (sent++ * 1e3) / rate
    const early = due - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
  }
}

async function openAll(port: number, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => openConnection(port)))
}

/** Sends until the time is up, or everything is sent; what is then under way is waited for and counted. */
export async function drive({ port, requests, connections, seconds, rate }: Load): Promise<Driven> {
  const open = await openAll(port, connections)
  const cpu = process.cpuUsage()
  const tally: Tally = { failures: 0, failure: undefined, bytes: 0, milliseconds: [] }
  const started = performance.now()
  const end = seconds === undefined ? undefined : started + seconds * 1e3
  const buffers = requests.map((text) => Buffer.from(text))
  const pick = createPick(buffers, end)
  const pace = createPace(rate, started)
  const keepAsking = async (connection: Connection): Promise<void> => {
    if (pace !== undefined) await pace()
    for (let request = pick(); request !== undefined; request = pick()) {
      const sent = performance.now()
      const answer = await connection.ask(request)
      note(tally, answer, performance.now() - sent)
      if (pace !== undefined) await pace()
    }
  }
  try {
    await Promise.all(open.map(keepAsking))
  } finally {
    for (const connection of open) connection.close()
  }
  const { user, system } = process.cpuUsage(cpu)
  return {
    ...tally,
    requests: tally.milliseconds.length,
    seconds: (performance.now() - started) / 1e3,
    milliseconds: tally.milliseconds.sort((a, b) => a - b),
    cpu: (user + system) / 1e3,
  }
}
