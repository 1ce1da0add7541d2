/** Finds the first fault of a JSON text: slow and exact, run only when the text has been refused. */
import { toDecimalText } from './json-number.ts'
import { isReservedName, maxDepth } from './json-scan.ts'

export type Fault = { readonly reason: string; readonly offset: number }

class Found extends Error {
  readonly offset: number

  constructor(reason: string, offset: number) {
    super(reason)
    this.offset = offset
  }
}

/** The reason and place of the first fault. */
export function findFault(text: string): Fault {
  try {
    new Reader(text).document()
  } catch (error) {
    if (error instanceof Found) return { reason: error.message, offset: error.offset }
    throw error
  }
  return { reason: 'not readable', offset: 0 }
}

const token = {
  space: /[ \t\r\n]*/y,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])/y,
  literal: /(?:true|false|null)\b/y,
  plain: /[^"\\\u0000-\u001f]*/y,
  escape: /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y,
} as const

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): void {
    this.#value(0)
    if (this.#at < this.#text.length) this.#fail('text after the end of the document')
  }

  #value(depth: number): void {
    this.#space()
    const char = this.#text[this.#at]
    if (char === '{' || char === '[') {
      if (depth >= maxDepth) this.#fail(`nested deeper than ${maxDepth}`)
      if (char === '{') this.#object(depth + 1)
      else this.#array(depth + 1)
    } else if (char === '"') this.#string()
    else if (char !== undefined && /[-\d]/.test(char)) this.#number()
    else if (this.#match(token.literal) === null) this.#unexpected('a value')
    this.#space()
  }

  #object(depth: number): void {
    const names = new Set<string>()
    this.#at++
    this.#space()
    if (this.#takes('}')) return
    do {
      this.#space()
      this.#name(names)
      this.#space()
      if (!this.#takes(':')) this.#unexpected('":"')
      this.#value(depth)
    } while (this.#takes(','))
    if (!this.#takes('}')) this.#unexpected('"," or "}"')
  }

  #name(names: Set<string>): void {
    const start = this.#at
    if (this.#text[start] !== '"') this.#unexpected('a name in double quotes')
    this.#string()
    const name: unknown = JSON.parse(this.#text.slice(start, this.#at))
    if (typeof name !== 'string' || isReservedName(name))
      throw new Found('a name that FHIR cannot have', start)
    if (names.has(name)) throw new Found('the same name twice in one object', start)
    names.add(name)
  }

  #array(depth: number): void {
    this.#at++
    this.#space()
    if (this.#takes(']')) return
    do this.#value(depth)
    while (this.#takes(','))
    if (!this.#takes(']')) this.#unexpected('"," or "]"')
  }

  #string(): void {
    this.#at++
    for (;;) {
      this.#match(token.plain)
      if (this.#takes('"')) return
      if (this.#at >= this.#text.length) this.#fail('the text ends inside a string')
      if (this.#text[this.#at] !== '\\') this.#fail('a control character in a string')
      if (this.#match(token.escape) === null) this.#fail('an unknown escape in a string')
    }
  }

  #number(): void {
    const start = this.#at
    const source = this.#match(token.number)
    if (source === null) throw new Found('a malformed number', start)
    if (toDecimalText(source) === null) throw new Found('a number out of bounds', start)
  }

  #space(): void {
    this.#match(token.space)
  }

  #takes(char: string): boolean {
    if (this.#text[this.#at] !== char) return false
    this.#at++
    return true
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return null
    this.#at += found[0].length
    return found[0]
  }

  #unexpected(expected: string): never {
    if (this.#at >= this.#text.length) this.#fail('the text ends too early')
    if (this.#text[this.#at] === '/') this.#fail('comments are not allowed')
    this.#fail(`expected ${expected}`)
  }

  #fail(reason: string): never {
    throw new Found(reason, this.#at)
  }
}
