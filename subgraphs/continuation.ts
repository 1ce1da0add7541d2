/**
 * A cursor that goes on by itself: it carries the arguments it was made under, since none may stand beside it.
 *
 * https://hl7.org/fhir/R4/graphql.html#searching. The signed cursor inside is good for this very search of this very
 * subject, so what is changed around it is refused when it is read.
 */
import { ApiError } from '../errors.ts'
import { isFhirObject } from '../record/resource.ts'
import type { Arguments } from './fhir.ts'

/** What was asked: the arguments, and the id of the resource whose list it is, where there is one. */
export interface Continued {
  readonly args: Arguments
  readonly parent: { readonly target: string; readonly id: string } | undefined
}

const longestCursor = 16_384

const isGiven = (value: unknown) => value !== undefined && value !== null

/** The arguments that were given, other than a cursor. */
export const otherArguments = (args: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(args).filter(
      ([name, value]) => name !== '_cursor' && name !== 'cursor' && isGiven(value),
    ),
  )

/** The cursor that was given, under either of its names. */
export function cursorAt({ _cursor, cursor }: Arguments): string | undefined {
  if (isGiven(_cursor) && isGiven(cursor)) throw new ApiError('INVALID_ARGUMENT')
  const given = _cursor ?? cursor
  return typeof given === 'string' ? given : undefined
}

/** Puts what was asked around a signed cursor. */
export const encodeContinuation = ({ args, parent }: Continued, signed: string): string =>
  Buffer.from(
    JSON.stringify([signed, otherArguments(args), parent?.target ?? null, parent?.id ?? null]),
  ).toString('base64url')

/** The signed cursor, and what it says was asked. Throws INVALID_CURSOR for anything else. */
export function decodeContinuation(cursor: string): Continued & { readonly signed: string } {
  if (cursor.length > longestCursor) throw new ApiError('INVALID_CURSOR')
  const parsed = parse(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(parsed)) throw new ApiError('INVALID_CURSOR')
  const [signed, args, target, id]: unknown[] = parsed
  if (typeof signed !== 'string' || !isFhirObject(args)) throw new ApiError('INVALID_CURSOR')
  const parent = typeof target === 'string' && typeof id === 'string' ? { target, id } : undefined
  return { signed, args, parent }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('INVALID_CURSOR')
  }
}
