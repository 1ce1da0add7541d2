/** Signed cursors: PostgreSQL's own text of a row's sort key, good for one search of one subject only. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Access } from '../../access/access.ts'
import type { AsOf } from '../../access/seal.ts'
import { ApiError } from '../../errors.ts'
import type { Position } from './search.ts'

const signatureBytes = 16
const longestCursor = 4_096

/** What a cursor belongs to, by its text: a search, or any other list. */
interface Listed {
  readonly key: string
}

/** A position, its key as rows have it: a JSON list already. */
interface Place {
  readonly direction: Position['direction']
  readonly key: string | readonly string[] | null
}

export interface Cursors {
  /** The cursor of a position in this search under this parent. */
  encode(search: Listed, parent: string, position: Place): string
  /** Throws INVALID_CURSOR unless this very search of this very subject made the cursor. */
  decode(search: Listed, parent: string, cursor: string): Position
}

/** Cursors of one caller, signed with the record's key; those of the past are good for their moment only. */
export function createCursors(key: Uint8Array, { issuer, subject }: Access, asOf?: AsOf): Cursors {
  const sign = (search: Listed, parent: string, payload: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([issuer, subject, hashOf(search), parent, payload, asOf]))
      .digest()
      .subarray(0, signatureBytes)
  return {
    encode(search, parent, { direction, key: sortKey }) {
      const list = typeof sortKey === 'string' ? sortKey : JSON.stringify(sortKey)
      const payload = `["${direction}",${list}]`
      return Buffer.concat([sign(search, parent, payload), Buffer.from(payload)]).toString(
        'base64url',
      )
    },
    decode(search, parent, cursor) {
      if (cursor.length > longestCursor) throw new ApiError('INVALID_CURSOR')
      const bytes = Buffer.from(cursor, 'base64url')
      const payload = bytes.subarray(signatureBytes).toString()
      const signature = bytes.subarray(0, signatureBytes)
      if (
        signature.length !== signatureBytes ||
        !timingSafeEqual(signature, sign(search, parent, payload))
      )
        throw new ApiError('INVALID_CURSOR')
      return toPosition(payload)
    },
  }
}

const hashes = new WeakMap<Listed, string>()

function hashOf(search: Listed): string {
  const hash = hashes.get(search) ?? createHash('sha256').update(search.key).digest('base64url')
  hashes.set(search, hash)
  return hash
}

/** The payload was signed by us: a shape that does not fit is an error of ours. */
function toPosition(payload: string): Position {
  const parsed: unknown = JSON.parse(payload)
  if (!Array.isArray(parsed)) throw new ApiError('INVALID_CURSOR')
  const [direction, key]: unknown[] = parsed
  if (direction !== 'after' && direction !== 'before') throw new ApiError('INVALID_CURSOR')
  if (key === null) return { direction, key }
  if (!Array.isArray(key) || !key.every((text) => typeof text === 'string')) {
    throw new ApiError('INVALID_CURSOR')
  }
  return { direction, key }
}
