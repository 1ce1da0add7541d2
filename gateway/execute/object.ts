/** Objects whose keys are a client's or a subgraph's choice: only what is their own is read, and nothing of a prototype is written. */

export type Fields = Record<string, unknown>

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null

/** An object to be filled under these keys. One key is no key on an ordinary object (CVE-2026-32621). */
export const creatorOf = (keys: readonly string[]): (() => Fields) =>
  keys.includes('__proto__') ? () => Object.create(null) : () => ({})

/** Reads what an object itself has under a name. */
export const readerOf = (name: string): ((source: Fields) => unknown) =>
  name in Object.prototype
    ? (source) => (Object.hasOwn(source, name) ? source[name] : undefined)
    : (source) => source[name]

/** Writes a property of the object itself, whatever its name. */
export function put(target: Fields, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  else target[name] = value
}
