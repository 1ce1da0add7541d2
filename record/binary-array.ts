/** Lists of texts as PostgreSQL's binary arrays: neither side escapes or searches them, which large documents would feel. */

/** Types of elements. https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const oids = { text: 25, bytea: 17 } as const

/** What an array starts with: dimensions, whether it holds nulls, the elements' type, their number, the first one's index. */
const headerBytes = 20
const nullLength = -1

/** A value for a parameter of type `text[]`. */
export const toTextArray = (texts: readonly (string | null)[]): Buffer =>
  toArray(oids.text, texts, (text) => Buffer.byteLength(text), writeText)

/** A value for a parameter of type `bytea[]`. */
export const toByteArray = (items: readonly (Buffer | null)[]): Buffer =>
  toArray(oids.bytea, items, ({ length }) => length, writeBytes)

const writeText = (target: Buffer, at: number, text: string) => target.write(text, at)
const writeBytes = (target: Buffer, at: number, bytes: Buffer) => bytes.copy(target, at)

/** https://github.com/postgres/postgres/blob/master/src/backend/utils/adt/arrayfuncs.c (array_recv) */
function toArray<T>(
  oid: number,
  items: readonly (T | null)[],
  lengthOf: (item: T) => number,
  write: (target: Buffer, at: number, item: T) => void,
): Buffer {
  const lengths = items.map((item) => (item === null ? nullLength : lengthOf(item)))
  const bytes = lengths.reduce((sum, length) => sum + 4 + Math.max(length, 0), headerBytes)
  const array = Buffer.allocUnsafe(bytes)
  const header = [1, lengths.includes(nullLength) ? 1 : 0, oid, items.length, 1]
  let at = 0
  for (const number of header) at = array.writeInt32BE(number, at)
  items.forEach((item, index) => {
    const length = lengths[index] ?? nullLength
    at = array.writeInt32BE(length, at)
    if (item === null) return
    write(array, at, item)
    at += length
  })
  return array
}
