/** Several interactions in one request: each by itself, or all or nothing. https://hl7.org/fhir/R4/http.html#transaction */
import { ApiError } from '../errors.ts'
import type { Written } from '../record/write-api.ts'
import type { Operation } from '../record/write-operation.ts'
import { toOutcomeAnswer, toResourceAnswer } from './answer.ts'
import { readDocument } from './body.ts'
import { toResponseBundle, type EntryAnswer } from './bundle-answer.ts'
import { toRequestBundle, type Entry } from './bundle-entry.ts'
import type { Exchange, Interaction, RestAnswer } from './exchange.ts'
import { toOperation } from './operation.ts'
import { parsePrefer, toWrittenAnswer } from './written.ts'

/** Answers a request as if it came alone. */
type Answering = (exchange: Exchange) => Promise<RestAnswer>

interface Run {
  readonly exchange: Exchange
  readonly entries: readonly Entry[]
  readonly answering: Answering
}

/** The interaction of a Bundle; what its entries read is answered by the table of all interactions. */
export const bundleOf =
  (answering: Answering): Interaction =>
  async (exchange) => {
    const document = await readDocument(exchange, 'resource')
    const { type, entries } = toRequestBundle(document, exchange)
    const answers = await runs[type]({ exchange, entries, answering })
    return toResourceAnswer(200, toResponseBundle(`${type}-response`, answers, exchange.base))
  }

const runs = { batch, transaction }

const isRead = ({ method }: Entry) => method === 'GET' || method === 'HEAD'

/** Each by itself, in its order; a key of the whole is a key of each entry in its place. */
async function batch({ exchange, entries, answering }: Run): Promise<EntryAnswer[]> {
  const key = exchange.header('idempotency-key')
  const answers: EntryAnswer[] = []
  for (const [position, entry] of entries.entries()) {
    exchange.signal.throwIfAborted()
    const idempotencyKey = key === undefined ? undefined : `${key}#${position}`
    const answer = isRead(entry)
      ? read(exchange, entry, answering)
      : writeAlone(exchange, entry, idempotencyKey)
    answers.push(await answer.catch((error: unknown) => toFailed(exchange, error)))
  }
  return answers
}

async function writeAlone(exchange: Exchange, entry: Entry, idempotencyKey: string | undefined) {
  const written = await exchange.repository.write(await toOperation(entry), { idempotencyKey })
  return toWritten(exchange, written)
}

/**
 * All writes or none, in FHIR's order; then what is read, of the record as the transaction left it. By then the writes
 * are committed: a read that fails undoes nothing, and its failure is answered in its own entry.
 */
async function transaction({ exchange, entries, answering }: Run): Promise<EntryAnswer[]> {
  const writes = entries.filter((entry) => !isRead(entry))
  const operations: Operation[] = []
  for (const { fullUrl, ...entry } of writes) {
    operations.push({ ...(await toOperation(entry)), fullUrl })
  }
  const written = await exchange.repository.transaction(operations, {
    idempotencyKey: exchange.header('idempotency-key'),
  })
  const outcomes = new Map(writes.map((entry, place) => [entry, written[place]]))
  const answers: EntryAnswer[] = []
  for (const entry of entries) {
    const done = outcomes.get(entry)
    const answer = done === undefined ? read(exchange, entry, answering) : toWritten(exchange, done)
    answers.push(await answer.catch((error: unknown) => toFailed(exchange, error)))
  }
  return answers
}

/** A transaction of many entries is not sent back unless it is asked for. */
async function toWritten(exchange: Exchange, written: Written): Promise<EntryAnswer> {
  const preference = parsePrefer(exchange.header('prefer')) ?? 'minimal'
  const answer = await toWrittenAnswer(written, exchange, preference)
  return { ...answer, holds: preference === 'OperationOutcome' ? 'outcome' : 'resource' }
}

async function read(exchange: Exchange, entry: Entry, answering: Answering): Promise<EntryAnswer> {
  const { method, segments, parameters, header } = entry
  const answer = await answering({ ...exchange, method, segments, parameters, header })
  const body = method === 'HEAD' ? '' : answer.body
  return { ...answer, body, holds: answer.status < 400 ? 'resource' : 'outcome' }
}

function toFailed({ noteFailure }: Exchange, error: unknown): EntryAnswer {
  if (error instanceof ApiError) {
    return { ...toOutcomeAnswer(error.code, error), holds: 'outcome' }
  }
  noteFailure(error)
  return { ...toOutcomeAnswer('INTERNAL', undefined), holds: 'outcome' }
}
