/** What was asked, without its values: a text that is kept once, and the hash by which rows name it. */
import { createHash } from 'node:crypto'

/** An operation as rows tell of it. */
export interface Operation {
  /** FHIR's or GraphQL's word for it. */
  readonly interaction: string
  /** What the caller calls it. */
  readonly name?: string | undefined
  /** What was asked, its values left out. */
  readonly text?: string | undefined
}

/** Several operations as one: their texts follow each other, and none of their names is that of all. */
export function withOperation(before: Operation | undefined, operation: Operation): Operation {
  if (before === undefined || before === operation) return operation
  const texts = [before.text, operation.text].filter((text) => text !== undefined)
  return { interaction: before.interaction, text: texts.join('\n') }
}

interface Noted {
  readonly interaction?: string
  readonly hash?: string
  readonly name?: string | null
}

/** Names are the callers' own: what is none may be anything. */
const operationName = /^[A-Za-z0-9_]{1,64}$/

const hashes = new Map<string, string>()
const keptHashes = 5_000

/** SHA-256 of a text, in hexadecimal digits; requests repeat, so what was hashed is remembered. */
export function hashOfText(text: string): string {
  const known = hashes.get(text)
  if (known !== undefined) return known
  if (hashes.size >= keptHashes) hashes.clear()
  const hash = createHash('sha256').update(text).digest('hex')
  hashes.set(text, hash)
  return hash
}

/** What a row says of an operation. */
export function noted(operation: Operation | undefined): Noted {
  if (operation === undefined) return {}
  const { interaction, name, text } = operation
  return {
    interaction,
    name: name !== undefined && operationName.test(name) ? name : null,
    ...(text === undefined ? {} : { hash: hashOfText(text) }),
  }
}
