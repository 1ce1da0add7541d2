/** The one lossless JSON reader: plain values, and beside them every number JavaScript would change. */
import { findFault } from './json-fault.ts'
import { countNames, scanText } from './json-scan.ts'

export type JsonValue = string | number | boolean | null | JsonObject | JsonValue[]
export type JsonObject = { [name: string]: JsonValue }

/** The decimal texts that a double does not give back (`1.10`), by the object or array they stand in. */
export type ExactNumbers = ReadonlyMap<object, ReadonlyMap<string, string>>

/** A JSON value with its exact numbers; any value inside it, with the same numbers, is one too. */
export type JsonDocument = { readonly value: JsonValue; readonly exact: ExactNumbers }

/** Why a text is refused: one line that never repeats the text. */
export class JsonError extends Error {
  readonly offset: number
  readonly line: number
  readonly column: number

  constructor(reason: string, text: string, offset: number) {
    const lines = text.slice(0, offset).split('\n')
    const column = (lines.at(-1)?.length ?? 0) + 1
    super(`not valid JSON: ${reason} (line ${lines.length}, column ${column})`)
    this.name = 'JsonError'
    this.offset = offset
    this.line = lines.length
    this.column = column
  }
}

/**
 * Reads one JSON document and throws a JsonError for anything else, duplicate names, names that
 * JavaScript reorders, nesting and numbers out of bounds included.
 * https://www.rfc-editor.org/rfc/rfc8259, https://hl7.org/fhir/R4/json.html
 */
export function parseJson(text: string): JsonDocument {
  const value = parseFast(text)
  const tally = value === undefined ? null : scanText(text)
  const exact = new Map<object, Map<string, string>>()
  if (value === undefined || tally === null || countNames(value, tally, exact) !== tally.names) {
    const fault = findFault(text)
    throw new JsonError(fault.reason, text, fault.offset)
  }
  return { value, exact }
}

/** The platform's parser is several times faster than any of ours, but says nothing useful on failure. */
function parseFast(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Is this JSON value an object (no array, no null)? */
export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
