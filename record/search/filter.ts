/**
 * `_filter`: comparisons joined by and, or, not and parentheses. https://hl7.org/fhir/R4/search_filter.html
 * Nested filters in brackets and the operators of terminologies (ss, sb, in, ni, re, po) are refused.
 */
import { normaliseText } from '../../fhir/text.ts'
import type { Criterion } from './criteria.ts'
import { searchFault } from './fault.ts'
import { parameterOf, toModified } from './parameters.ts'
import type { End, ReadEnd } from './query.ts'

/** Follows a path of parameters to its end. */
type Follow = (path: string, read: ReadEnd) => Criterion

const longestFilter = 4_000
const deepest = 20

const symbols = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|([^\s()"]+))/gy

interface Symbol {
  readonly text: string
  readonly quoted: boolean
}

const invalid = () => searchFault('value', '_filter')

function toSymbols(text: string): Symbol[] {
  if (text.length > longestFilter) throw invalid()
  const found: Symbol[] = []
  let end = 0
  for (const match of text.matchAll(symbols)) {
    const [whole, parenthesis, quoted, word] = match
    found.push({
      text: parenthesis ?? quoted?.replace(/\\(.)/g, '$1') ?? word ?? '',
      quoted: quoted !== undefined,
    })
    end = match.index + whole.length
  }
  if (text.slice(end).trim() !== '' || found.length === 0) throw invalid()
  return found
}

/** The criterion of a filter; `follow` knows the type that is searched. */
export function parseFilter(text: string, follow: Follow): Criterion {
  const parser = new Parser(toSymbols(text), follow)
  const criterion = parser.either(0)
  if (!parser.isAtEnd()) throw invalid()
  return criterion
}

class Parser {
  readonly #symbols: readonly Symbol[]
  readonly #follow: Follow
  #at = 0

  constructor(symbols: readonly Symbol[], follow: Follow) {
    this.#symbols = symbols
    this.#follow = follow
  }

  isAtEnd(): boolean {
    return this.#at === this.#symbols.length
  }

  #next(): Symbol {
    const symbol = this.#symbols[this.#at++]
    if (symbol === undefined) throw invalid()
    return symbol
  }

  #takes(word: string): boolean {
    const symbol = this.#symbols[this.#at]
    if (symbol?.text !== word || symbol.quoted) return false
    this.#at++
    return true
  }

  /** `and` binds more tightly than `or`. */
  either(depth: number): Criterion {
    const of = [this.#both(depth)]
    while (this.#takes('or')) of.push(this.#both(depth))
    return { kind: 'any', of }
  }

  #both(depth: number): Criterion {
    const of = [this.#one(depth)]
    while (this.#takes('and')) of.push(this.#one(depth))
    return { kind: 'all', of }
  }

  #one(depth: number): Criterion {
    if (depth > deepest) throw invalid()
    if (this.#takes('not')) return { kind: 'not', of: this.#one(depth + 1) }
    if (this.#takes('(')) {
      const inner = this.either(depth + 1)
      if (!this.#takes(')')) throw invalid()
      return inner
    }
    const [path, operator, value] = [this.#next(), this.#next(), this.#next()]
    if (path.quoted || operator.quoted) throw invalid()
    return this.#follow(path.text, (end) => compare(end, operator.text, value.text))
  }
}

/** https://hl7.org/fhir/R4/search_filter.html#ops */
const ordered: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'ap', 'sa', 'eb'])
const orderedTypes: ReadonlySet<string> = new Set(['date', 'number', 'quantity'])
const textModes = { co: 'contains', sw: 'starts', ew: 'ends', eq: 'equals' } as const

const isTextOperator = (operator: string): operator is keyof typeof textModes =>
  Object.hasOwn(textModes, operator)

function compare(end: End, operator: string, value: string): Criterion {
  if (end.modifier !== undefined) throw searchFault('modifier', `${end.code}:${end.modifier}`)
  const kind = parameterOf(end.type, end.code).type
  // The value is no list here: what separates alternatives elsewhere is text.
  const values = [value.replace(/[\\,$]/g, '\\$&')]
  if (operator === 'pr') return toPresent(end, value)
  if (orderedTypes.has(kind) && ordered.has(operator)) {
    return toModified({ ...end, values: values.map((text) => `${operator}${text}`) })
  }
  if (orderedTypes.has(kind)) throw invalid()
  if (operator === 'ne') {
    const equal: Criterion = { kind: 'not', of: compare(end, 'eq', value) }
    return end.code === '_id' ? equal : { kind: 'all', of: [toPresent(end, 'true'), equal] }
  }
  if (kind === 'string' && isTextOperator(operator)) return toText(end.code, operator, value)
  if (operator !== 'eq') throw invalid()
  return toModified({ ...end, values })
}

function toPresent(end: End, value: string): Criterion {
  if (value !== 'true' && value !== 'false') throw invalid()
  return toModified({ ...end, modifier: 'missing', values: [value === 'true' ? 'false' : 'true'] })
}

function toText(code: string, operator: keyof typeof textModes, value: string): Criterion {
  const text = normaliseText(value)
  if (text === '') throw invalid()
  return { kind: 'strings', parameters: [code], mode: textModes[operator], anyOf: [text] }
}
