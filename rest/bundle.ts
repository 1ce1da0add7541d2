/** Several interactions in one request: each by itself, or all or nothing. https://hl7.org/fhir/R4/http.html#transaction */
import { ApiError } from '../errors.ts'
import type { Written } from '../record/write-api.ts'
import type { Operation } from '../record/write-operation.ts'
import { OperationError } from '../record/write-outcome.ts'
import { restFault, toOutcomeAnswer, toResourceAnswer } from './answer.ts'
import { readDocument } from './body.ts'
import { toResponseBundle, type EntryAnswer } from './bundle-answer.ts'
import { toRequestBundle, type Entry } from './bundle-entry.ts'
import { atEntry } from './bundle-fault.ts'
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
  const read = createReader(exchange, answering)
  const answers: EntryAnswer[] = []
  for (const [position, entry] of entries.entries()) {
    exchange.signal.throwIfAborted()
    const idempotencyKey = key === undefined ? undefined : `${key}#${position}`
    const answer = isRead(entry) ? read(entry) : writeAlone(exchange, entry, idempotencyKey)
    answers.push(await answer.catch(failed(exchange)))
  }
  return answers
}

async function writeAlone(exchange: Exchange, entry: Entry, idempotencyKey: string | undefined) {
  const { repository, signal } = exchange
  const written = await repository.write(await toOperation(entry), { idempotencyKey, signal })
  return toWritten(exchange, written)
}

/**
 * All writes or none, in FHIR's order; then what is read, of the record as the transaction left it. By then the writes
 * are committed: a read that fails undoes nothing, and its failure is answered in its own entry.
 */
async function transaction({ exchange, entries, answering }: Run): Promise<EntryAnswer[]> {
  const written = await writeAll(exchange, entries)
  const read = createReader(exchange, answering)
  const answers: EntryAnswer[] = []
  for (const [position, entry] of entries.entries()) {
    exchange.signal.throwIfAborted()
    answers.push(written.get(position) ?? (await read(entry).catch(failed(exchange))))
  }
  return answers
}

type Answers = ReadonlyMap<number, EntryAnswer>

/** The answers to the entries that write, by their positions. */
async function writeAll(exchange: Exchange, entries: readonly Entry[]): Promise<Answers> {
  const { repository, header, signal } = exchange
  const operations = new Map<number, Operation>()
  for (const [position, entry] of entries.entries()) {
    if (isRead(entry)) continue
    const operation = await toOperation(entry).catch((error: unknown) => {
      throw atEntry(position, error)
    })
    operations.set(position, { ...operation, fullUrl: entry.fullUrl })
  }
  const positions = [...operations.keys()]
  const idempotencyKey = header('idempotency-key')
  const written = await repository
    .transaction([...operations.values()], { idempotencyKey, signal })
    .catch((error: unknown) => {
      const position = error instanceof OperationError ? positions[error.position] : undefined
      throw position === undefined ? error : atEntry(position, error)
    })
  const answers = await Promise.all(
    written.map((one) => toWritten(exchange, one).catch(failed(exchange))),
  )
  return new Map(answers.map((answer, place) => [positions[place] ?? 0, answer]))
}

/** A transaction of many entries is not sent back unless it is asked for. */
async function toWritten(exchange: Exchange, written: Written): Promise<EntryAnswer> {
  const preference = parsePrefer(exchange.header('prefer')) ?? 'minimal'
  const answer = await toWrittenAnswer(written, exchange, preference)
  return { ...answer, holds: preference === 'OperationOutcome' ? 'outcome' : 'resource' }
}

/** In characters: a few entries can ask for more than any memory holds. */
const longestAnswer = 32 * 1024 * 1024

/** Reads entry by entry, until they have filled the answer; what comes then is refused in its place. */
function createReader(exchange: Exchange, answering: Answering) {
  let length = 0
  return async ({ method, segments, parameters, header }: Entry): Promise<EntryAnswer> => {
    if (length > longestAnswer) {
      throw restFault('LIMIT_EXCEEDED', 'The entries before this one have filled the answer.')
    }
    const answer = await answering({ ...exchange, method, segments, parameters, header })
    const body = method === 'HEAD' ? '' : answer.body
    length += body.length
    return { ...answer, body, holds: answer.status < 400 ? 'resource' : 'outcome' }
  }
}

/** What became of an entry that could not be answered. */
const failed =
  ({ noteFailure }: Exchange) =>
  (error: unknown): EntryAnswer => {
    if (error instanceof ApiError) {
      return { ...toOutcomeAnswer(error.code, error), holds: 'outcome' }
    }
    noteFailure(error)
    return { ...toOutcomeAnswer('INTERNAL', undefined), holds: 'outcome' }
  }
