/** Objects whose keys are a client's or a subgraph's choice: only what is their own is read, and nothing of a prototype is written. */

export type Fields = Record<string, unknown>

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null

/** Makes objects to be filled under these keys. One key is no key on an ordinary object (CVE-2026-32621). */
export const creatorOf = (keys: readonly string[]): (() => Fields) =>
  keys.includes('__proto__') ? () => Object.create(null) : () => ({})

/** Has every object something under this name? */
export const isInherited = (name: string): boolean => name in Object.prototype

/** Reads what an object itself has under a name. */
export const readerOf = (name: string): ((source: Fields) => unknown) =>
  isInherited(name)
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
