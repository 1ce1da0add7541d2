/** What JSON.parse forgets of a valid text: how many names it had, and the numbers a double changes. */
import type { JsonValue } from './json.ts'
import { toDecimalText } from './json-number.ts'

/** Deeper than any resource; it bounds every recursion over a document. */
export const maxDepth = 100

export type Tally = {
  readonly names: number
  /** The decimal text of each number that a double changes, by the number's place in the text. */
  readonly numbers: ReadonlyMap<number, string>
}

const code = { quote: 34, minus: 45, zero: 48, nine: 57, colon: 58, backslash: 92 } as const

/** Counts the names of a valid JSON text and collects its exact numbers; null when a number is out of bounds. */
export function scanText(text: string): Tally | null {
  const numbers = new Map<number, string>()
  let [at, names, place] = [0, 0, 0]
  while (at < text.length) {
    const char = text.charCodeAt(at)
    if (char === code.quote) at = skipString(text, at)
    else if (isNumberStart(char)) {
      const end = skipNumber(text, at)
      const exact = toExact(text, at, end)
      if (exact === null) return null
      if (exact !== '') numbers.set(place, exact)
      place++
      at = end
    } else {
      if (char === code.colon) names++
      at++
    }
  }
  return { names, numbers }
}

function skipString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (text.charCodeAt(end - 1) === code.backslash && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1)
  }
  return end + 1
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1
  while (text.charCodeAt(before) === code.backslash) before--
  return (quote - before) % 2 === 0
}

const isNumberStart = (char: number) =>
  char === code.minus || (char >= code.zero && char <= code.nine)

/** Digits, point, sign and exponent: in a valid text nothing else can follow a number directly. */
function skipNumber(text: string, start: number): number {
  let end = start + 1
  for (let char = text.charCodeAt(end); isNumberPart(char); char = text.charCodeAt(end)) end++
  return end
}

const isNumberPart = (char: number) =>
  (char >= code.zero && char <= code.nine) ||
  char === 46 ||
  char === 43 ||
  char === 45 ||
  (char | 32) === 101

/** The empty text when a double gives the number back as it was written. */
function toExact(text: string, start: number, end: number): string | null {
  if (end - start === 1) return ''
  const source = text.slice(start, end)
  if (String(Number(source)) === source) return ''
  return toDecimalText(source)
}

/**
 * Counts the names in a parsed value (fewer than in its text = one came twice) and places the exact numbers.
 * -1 when it nests too deep or has a name that JavaScript treats in its own way.
 */
export function countNames(
  value: JsonValue,
  tally: Tally,
  exact: Map<object, Map<string, string>>,
): number {
  let [names, place] = [0, 0]
  const visit = (container: object, name: string, child: JsonValue, depth: number): boolean => {
    if (typeof child === 'number') {
      const text = tally.numbers.get(place++)
      if (text !== undefined) keep(exact, container, name, text)
      return true
    }
    return (
      typeof child !== 'object' || child === null || (depth < maxDepth && descend(child, depth + 1))
    )
  }
  const descend = (parent: { [name: string]: JsonValue } | JsonValue[], depth: number): boolean => {
    if (Array.isArray(parent)) {
      return parent.every((child, index) => visit(parent, String(index), child, depth))
    }
    for (const name in parent) {
      names++
      const child = parent[name]
      if (isReservedName(name) || child === undefined || !visit(parent, name, child, depth))
        return false
    }
    return true
  }
  return visit(tally, '', value, 0) ? names : -1
}

function keep(
  exact: Map<object, Map<string, string>>,
  container: object,
  name: string,
  text: string,
) {
  const known = exact.get(container)
  if (known === undefined) exact.set(container, new Map([[name, text]]))
  else known.set(name, text)
}

/** JavaScript moves names that are numbers to the front, and `__proto__` is no plain property. */
export function isReservedName(name: string): boolean {
  const first = name.charCodeAt(0)
  return (first >= code.zero && first <= code.nine) || name === '__proto__'
}
