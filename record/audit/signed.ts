/** The signed texts of the trail, read back: checkpoints of the database and of files, and purges. */
import { isObject } from '../../fhir/object.ts'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOfCheckpoint, type CheckpointText } from './checkpoint.ts'
import { noHash } from './entry.ts'
import type { IsSigned, Signed } from './key.ts'
import type { Head } from './writer.ts'

/** What is wrong, in words for the person who verifies. */
export type Tell = (fault: string) => void

const isHead = (value: unknown): value is Head =>
  isObject(value) &&
  typeof value['chain'] === 'string' &&
  typeof value['position'] === 'number' &&
  typeof value['hash'] === 'string'

const isCheckpoint = (value: unknown): value is CheckpointText =>
  isObject(value) &&
  typeof value['process'] === 'string' &&
  typeof value['number'] === 'number' &&
  typeof value['previous'] === 'string' &&
  Array.isArray(value['heads']) &&
  value['heads'].every(isHead)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Is it signed by a key that is trusted? Says so otherwise. */
export function isTrusted(signed: Signed, isSigned: IsSigned, what: string, tell: Tell): boolean {
  const verdict = isSigned(signed)
  if (verdict === undefined)
    tell(`${what} is signed by a key that is not known here: give its file with --key`)
  if (verdict === false) tell(`the signature of ${what} is wrong`)
  return verdict === true
}

/** The checkpoints of one place, checked: signatures, and that none is missing between two. */
export function readCheckpoints(
  signed: readonly Signed[],
  isSigned: IsSigned,
  tell: Tell,
): readonly CheckpointText[] {
  const last = new Map<string, { number: number; hash: string }>()
  return signed.flatMap((one) => {
    const checkpoint = parse(one.text)
    if (!isCheckpoint(checkpoint)) {
      tell('a checkpoint cannot be read')
      return []
    }
    const { process, number, previous } = checkpoint
    const what = `checkpoint ${number} of process ${process}`
    if (!isTrusted(one, isSigned, what, tell)) return []
    const before = last.get(process) ?? { number: 0, hash: noHash }
    if (number !== before.number + 1 || previous !== before.hash)
      tell(`${what} does not follow on the one before it`)
    last.set(process, { number, hash: hashOfCheckpoint(one.text) })
    return [checkpoint]
  })
}

/** A line of a checkpoint file. */
function toSigned(line: string): Signed {
  const value = parse(line)
  const part = (name: string) => (isObject(value) ? String(value[name]) : '')
  return {
    text: part('text'),
    key: Buffer.from(part('key'), 'hex'),
    signature: Buffer.from(part('signature'), 'hex'),
  }
}

/** The checkpoints that were written outside the database. */
export async function readFolder(folder: string | undefined): Promise<readonly Signed[]> {
  if (folder === undefined || !existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.split('\n').filter(Boolean).map(toSigned))
}

/** What a purge says: the place and hash that a chain goes on from. */
export const toPurgeText = ({ chain, position, hash }: Head, time: string): string =>
  JSON.stringify({ chain, hash, position, time })

/** The ends of what was purged, by chain, as far as they are signed. */
export function readPurges(
  signed: readonly Signed[],
  isSigned: IsSigned,
  tell: Tell,
): ReadonlyMap<string, Head> {
  const ends = new Map<string, Head>()
  for (const one of signed) {
    const purge = parse(one.text)
    if (!isHead(purge)) tell('a purge cannot be read')
    else if (isTrusted(one, isSigned, `the purge of chain ${purge.chain}`, tell))
      ends.set(purge.chain, purge)
  }
  return ends
}
