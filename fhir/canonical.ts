/** The one text of a content: what PostgreSQL stores and what the content's hash is taken from. */
import { hash } from 'node:crypto'
import { maxDepth } from './json-scan.ts'
import { isJsonObject } from './json.ts'
import type { ExactNumbers, JsonDocument, JsonObject, JsonValue } from './json.ts'

/** These two are columns of the record, put in on read: https://hl7.org/fhir/R4/resource.html#Meta */
const metaColumns: ReadonlySet<string> = new Set(['versionId', 'lastUpdated'])

/** PostgreSQL refuses a jsonb whose elements take 256 MB. */
const maxStoredBytes = 0x0fff_ffff

/** Why a content cannot be stored, in words that do not repeat it. */
export class UnstorableError extends Error {}

/**
 * A resource's text for PostgreSQL's jsonb: names sorted, no white space, numbers as exact decimals,
 * without meta.versionId and meta.lastUpdated. Equal contents have equal texts.
 */
export function toStoredText(document: JsonDocument): string {
  if (isDeeper(document.value, maxDepth)) {
    throw new UnstorableError(`nested deeper than ${maxDepth}`)
  }
  const text = writeResource(document)
  assertStorable(text)
  return text
}

/** A document's text with its names in their own order, and with exact numbers. */
export const toJsonText = ({ value, exact }: JsonDocument): string =>
  write(value, { exact, meta: null, namesOf: Object.keys })

/** The hash that tells whether two contents are the same; takes a document or its stored text. */
export function canonicalHash(content: JsonDocument | string): Buffer {
  return hash('sha256', typeof content === 'string' ? content : writeResource(content), 'buffer')
}

function writeResource({ value, exact }: JsonDocument): string {
  const meta = isJsonObject(value) && isJsonObject(value['meta']) ? value['meta'] : null
  return write(value, { exact, meta, namesOf: sortedNames })
}

type Context = {
  readonly exact: ExactNumbers
  /** The resource's own `meta`. */
  readonly meta: JsonObject | null
  readonly namesOf: (object: JsonObject) => string[]
}

function write(value: JsonValue, context: Context): string {
  if (typeof value === 'string') return writeString(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const numbers = context.exact.get(value)
  return Array.isArray(value)
    ? writeArray(value, context, numbers)
    : writeObject(value, context, numbers)
}

type Numbers = ReadonlyMap<string, string> | undefined

function writeArray(array: readonly JsonValue[], context: Context, numbers: Numbers): string {
  let text = '['
  for (let index = 0; index < array.length; index++) {
    const item = array[index] ?? null
    text += (index === 0 ? '' : ',') + (numbers?.get(String(index)) ?? write(item, context))
  }
  return `${text}]`
}

function writeObject(object: JsonObject, context: Context, numbers: Numbers): string {
  let text = ''
  for (const name of context.namesOf(object)) {
    const value = object[name]
    if (value === undefined || (object === context.meta && metaColumns.has(name))) continue
    const written = numbers?.get(name) ?? write(value, context)
    if (value === context.meta && written === '{}') continue
    text += (text === '' ? '{' : ',') + writeString(name) + ':' + written
  }
  return text === '' ? '{}' : `${text}}`
}

const writeString = (text: string) => JSON.stringify(text)

/** Most objects have a handful of names, for which the platform's sort costs more than it sorts. */
const fewNames = 12

/** In the order of UTF-16 code units, as the platform sorts. */
function sortedNames(object: JsonObject): string[] {
  const names = Object.keys(object)
  if (names.length > fewNames) return names.sort()
  for (let at = 1; at < names.length; at++) {
    const name = names[at] ?? ''
    let place = at
    for (; place > 0 && (names[place - 1] ?? '') > name; place--)
      names[place] = names[place - 1] ?? ''
    names[place] = name
  }
  return names
}

/** What is stored is read again, and the reader goes no deeper. */
function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  if (Array.isArray(value)) return value.some((child) => isDeeper(child, levels - 1))
  for (const name in value) if (isDeeper(value[name] ?? null, levels - 1)) return true
  return false
}

/** NUL and halves of surrogate pairs are JSON, but no text for PostgreSQL. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

function assertStorable(text: string): void {
  if (text.length > maxStoredBytes / 3 && Buffer.byteLength(text) > maxStoredBytes) {
    throw new UnstorableError('larger than PostgreSQL can store (256 MB)')
  }
  if ((text.includes('\\u0000') || text.includes('\\ud')) && unstorable.test(text)) {
    throw new UnstorableError('a string holds a character that PostgreSQL cannot store')
  }
}
