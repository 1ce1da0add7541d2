/** The log, written by allow-list: what is not named here cannot be logged, so no health data and no token is. */
import { pino, type DestinationStream } from 'pino'

/** One answered request. */
export type RequestEntry = {
  readonly requestId: string
  readonly milliseconds: number
  readonly status: number
  operation?: string | undefined
  code?: string | undefined
  /** Why a token was refused. */
  reason?: string | undefined
}

export type Log = {
  /** One line for each request. */
  request(entry: RequestEntry): void
  /** The cause of an INTERNAL answer, without its message: messages of drivers carry values. */
  failure(requestId: string, error: unknown): void
  /** An event of the process's life. */
  notice(event: string): void
}

const operationName = /^[A-Za-z0-9_]{1,64}$/
const causeCode = /^[A-Z0-9_]{1,32}$/
const frame = /^\s+at [^\n]{1,300}$/

/** The frames alone: the message before them may carry values. */
const toFrames = (error: Error): string[] =>
  (error.stack ?? '')
    .slice((error.stack ?? '').indexOf(error.message) + error.message.length)
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, 8)
    .map((line) => line.trim())

/** The error that began it, beneath what libraries put around it. */
function innermost(error: Error, depth = 0): Error {
  const beneath = 'originalError' in error ? error.originalError : error.cause
  return beneath instanceof Error && depth < 8 ? innermost(beneath, depth + 1) : error
}

/** What may be said of a cause: its class, its code and where it arose. */
function toCause(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const cause = innermost(error)
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  return {
    name: cause.constructor.name,
    ...(causeCode.test(code) ? { code } : {}),
    stack: toFrames(cause),
  }
}

/** A write for each line costs more than the request it tells of: lines wait for so many characters, or so long. */
const together = { minLength: 4096, periodicFlush: 250 } as const

/** Where lines go, and, where they wait there, what writes them at once. */
type Lines = DestinationStream & { flush?(): void }

/** Standard error. Whatever ends the process in order, or by an error that nobody catches, the last lines are written. */
function openStandardError(): Lines {
  const stream = pino.destination({ dest: 2, sync: true, ...together })
  process.on('exit', () => {
    stream.flush()
  })
  return stream
}

/** Creates the log; lines go to standard error unless another stream is given. */
export function createLog(options: { readonly level?: string; readonly destination?: Lines }): Log {
  const { destination = openStandardError() } = options
  const logger = pino({ level: options.level ?? 'info', base: null }, destination)
  return {
    request: (entry) => {
      const named = operationName.test(entry.operation ?? '')
      logger.info(
        {
          requestId: entry.requestId,
          operation: named ? entry.operation : undefined,
          milliseconds: Math.round(entry.milliseconds),
          status: entry.status,
          code: entry.code,
          reason: entry.reason,
        },
        'request',
      )
    },
    failure: (requestId, error) => {
      logger.error({ requestId, cause: toCause(error) }, 'failure')
      destination.flush?.()
    },
    notice: (event) => {
      logger.info(event)
      destination.flush?.()
    },
  }
}
