/** Values of unknown shape, as they come from outside: is one an object with names? */

/** An object whose members are still to be looked at. */
export type UnknownObject = Readonly<Record<string, unknown>>

/** Is it an object: no list, and not null? */
export const isObject = (value: unknown): value is UnknownObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
