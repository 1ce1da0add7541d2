/** Checkpoints: signatures over the ends of a process's chains, in the database and, where a folder is set, outside it. */
import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import sql from 'sql-template-tag'
import { runPrepared } from '../statement.ts'
import { noHash } from './entry.ts'
import type { AuditKey, Signed } from './key.ts'
import type { Head, Writer } from './writer.ts'

/** What a checkpoint says. */
export interface CheckpointText {
  readonly process: string
  /** 1, 2, 3 … within the process. */
  readonly number: number
  readonly time: string
  readonly heads: readonly Head[]
  /** SHA-256 of the text before. */
  readonly previous: string
}

/** Its text, the members in the order of their names. */
const toText = ({ process, number, time, heads, previous }: CheckpointText): string =>
  JSON.stringify({
    heads: heads.map(({ chain, position, hash }) => ({ chain, hash, position })),
    number,
    previous,
    process,
    time,
  })

export const hashOfCheckpoint = (text: string): string =>
  createHash('sha256').update(text).digest('hex')

/** A checkpoint as a line of a file. */
export const toLine = ({ text, key, signature }: Signed): string =>
  `${JSON.stringify({ text, key: key.toString('hex'), signature: signature.toString('hex') })}\n`

export interface Checkpoints {
  /** Signs where the chains end now, unless they have not grown. */
  seal(): Promise<void>
}

export interface CheckpointOptions {
  readonly pool: Pool
  readonly key: AuditKey
  readonly writer: Writer
  /** Where the lines go beside the database. */
  readonly folder: string | undefined
}

/** Makes the checkpoints of one process, one after the other. */
export function createCheckpoints({ pool, key, writer, folder }: CheckpointOptions): Checkpoints {
  let number = 0
  let previous = noHash
  let sealed = ''
  let sealing: Promise<void> = Promise.resolve()
  const seal = async () => {
    const heads = writer.heads()
    const ends = JSON.stringify(heads)
    if (ends === sealed || heads.length === 0) return
    const { process } = writer
    const time = writer.time()
    const text = toText({ process, number: number + 1, time, heads, previous })
    const signed = key.sign(text)
    // The file first: what is in the database alone can be cut off together with it.
    if (folder !== undefined) await appendLine(folder, process, toLine(signed))
    await insertCheckpoint(pool, { process, number: number + 1, time, signed })
    number += 1
    previous = hashOfCheckpoint(text)
    sealed = ends
  }
  return {
    seal: () => {
      sealing = sealing.catch(() => undefined).then(seal)
      return sealing
    },
  }
}

async function appendLine(folder: string, process: string, line: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = await open(join(folder, `${process}.ndjson`), 'a', 0o600)
  try {
    await file.write(line)
    await file.sync()
  } finally {
    await file.close()
  }
}

interface NewCheckpoint {
  readonly process: string
  readonly number: number
  readonly time: string
  readonly signed: Signed
}

const insertCheckpoint = (pool: Pool, { process, number, time, signed }: NewCheckpoint) =>
  runPrepared(
    pool,
    sql`INSERT INTO audit.checkpoint (process, number, time, text, key, signature)
      VALUES (${process}, ${number}, ${time}, ${signed.text}, ${signed.key}, ${signed.signature})`,
  )
