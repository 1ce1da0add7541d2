/** Runs a load: reads and checks the next batch while the last is written, then retries what had to wait. */
import { setImmediate } from 'node:timers/promises'
import { Batch } from './batch.ts'
import type { Database } from '../database.ts'
import { toDrafts, UnreadableError, type Draft } from './prepare.ts'
import type { Piece } from './read.ts'
import { Reporter, type LoadReport, type Refusal } from './report.ts'
import { createResolver, type Scope } from './resolve.ts'
import { settleBatch, type Item, type Settling } from './settle.ts'

/** Where JSON texts come from; it can be read again, for the lines that are wanted. */
export type Input = {
  readonly file: string
  /** What it is called within its source. */
  readonly name: string
  readonly source: { readonly name: string; readonly namespace: string }
  pieces(isWanted?: (line: number) => boolean): AsyncIterable<Piece> | Iterable<Piece>
}

export type RunOptions = {
  readonly author: string
  readonly onRefusal?: (refusal: Refusal) => void
  /** Told after each batch how many resources have been met. */
  readonly onResources?: (resources: number) => void
}

/** The drafts of an input that wait, as `line` or `line key`. */
type Waiting = Map<Input, Set<string>>
type Inputs = AsyncIterable<Input> | Iterable<Input>

/**
 * Loads all inputs. A unit with a conditional reference to what is not here yet waits for the end and is
 * read again, as long as that helps; only its place is remembered, so memory does not grow with the load.
 * Targets in other sources count only then, so that the order of files does not matter.
 */
export async function runLoad(
  db: Database,
  inputs: Inputs,
  options: RunOptions,
): Promise<LoadReport> {
  const reporter = new Reporter(options.onRefusal)
  const run: Run = {
    ...options,
    reporter,
    settling: { db, reporter, author: options.author, resolver: createResolver(db) },
  }
  let waiting = await readAll(run, inputs)
  for (const scope of ['own', 'all'] as const) {
    for (let before = Infinity; waiting.size > 0 && countOf(waiting) < before;) {
      before = countOf(waiting)
      waiting = await readAll(run, waiting.keys(), { waiting, scope, isFinal: false })
    }
  }
  if (waiting.size > 0) {
    await readAll(run, waiting.keys(), { waiting, scope: 'all', isFinal: true })
  }
  return reporter.finish()
}

const countOf = (waiting: Waiting) =>
  [...waiting.values()].reduce((sum, keys) => sum + keys.size, 0)

type Run = RunOptions & { readonly reporter: Reporter; readonly settling: Settling }
type Again = { readonly waiting: Waiting; readonly scope: Scope; readonly isFinal: boolean }
type Placed = Item & { readonly input: Input; readonly size: number }

async function readAll(run: Run, inputs: Inputs, again?: Again): Promise<Waiting> {
  const waiting: Waiting = new Map()
  const settle = async (items: readonly Placed[]) => {
    const [first] = items
    if (first === undefined) return
    const { scope = 'own', isFinal = false } = again ?? {}
    const batch = { source: first.input.source.name, items, scope, isFinal }
    for (const item of await settleBatch(run.settling, batch)) remember(waiting, item)
    run.onResources?.(run.reporter.met)
  }
  const batch = new Batch<Placed>()
  let settling = observe(Promise.resolve())
  try {
    for await (const item of readItems(run, inputs, again)) {
      if (!batch.takes(item)) {
        await settling()
        settling = observe(settle(batch.empty()))
      }
      batch.add(item)
    }
  } finally {
    await settling()
  }
  await settle(batch.empty())
  return waiting
}

/** Keeps a failure until it is asked for: nobody awaits a batch while the next one is read. */
function observe(work: Promise<void>): () => Promise<void> {
  const settled = Promise.allSettled([work])
  return async () => {
    const [result] = await settled
    if (result.status === 'rejected') throw result.reason
  }
}

const keyOf = (line: number | undefined, { key }: Draft) => `${line ?? 0} ${key}`

function remember(waiting: Waiting, { input, line, draft }: Placed): void {
  const keys = waiting.get(input) ?? new Set()
  waiting.set(input, keys.add(keyOf(line, draft)))
}

async function* readItems(run: Run, inputs: Inputs, again?: Again): AsyncGenerator<Placed> {
  const pause = createPause()
  for await (const input of inputs) {
    const keys = again?.waiting.get(input)
    if (keys !== undefined) yield* readWaiting(input, keys, run)
    else {
      for await (const piece of input.pieces()) {
        yield* toItems(run, input, piece)
        await pause(piece)
      }
    }
  }
}

/** Reads an input again for the drafts that wait; one that is gone from it is refused. */
async function* readWaiting(
  input: Input,
  keys: ReadonlySet<string>,
  run: Run,
): AsyncGenerator<Placed> {
  const pause = createPause()
  const left = new Set(keys)
  const lines = new Set([...keys].map((key) => parseInt(key, 10)))
  for await (const piece of input.pieces((line) => lines.has(line))) {
    if ('fault' in piece) continue
    for (const item of toItems(run, input, piece)) {
      if (left.delete(keyOf(item.line, item.draft))) yield item
    }
    await pause(piece)
  }
  for (const key of left) {
    const line = parseInt(key, 10)
    const place = { file: input.file, ...(line === 0 ? {} : { line }) }
    run.reporter.refuse({ ...place, reason: 'has changed while it was being loaded' })
  }
}

/** Lets PostgreSQL's answers in: lines that are already in memory would keep them waiting. */
function createPause(): (piece: Piece) => Promise<void> {
  let characters = 0
  return async (piece) => {
    characters += 'text' in piece ? piece.text.length : 0
    if (characters < 32 * 1024) return
    characters = 0
    await setImmediate()
  }
}

function toItems(run: Run, input: Input, piece: Piece): Placed[] {
  const place = { file: input.file, ...(piece.line === undefined ? {} : { line: piece.line }) }
  if ('fault' in piece) {
    run.reporter.refuse({ ...place, reason: piece.fault })
    return []
  }
  const name = piece.line === undefined ? input.name : `${input.name}:${piece.line}`
  try {
    const drafts = toDrafts(piece.text, { namespace: input.source.namespace, name })
    const size = piece.text.length / drafts.length
    return drafts.map((draft) => ({ ...place, draft, input, size }))
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    run.reporter.refuse({ ...place, reason: error.message })
    return []
  }
}
