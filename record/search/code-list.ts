/** Lists of codes: whole systems and single codes, joined, intersected and taken away. */
import { ApiError } from '../../errors.ts'

export interface SystemCode {
  readonly system: string
  readonly code: string
}

/** Every code of the systems, and the codes. */
export interface CodeList {
  readonly systems: readonly string[]
  readonly codes: readonly SystemCode[]
}

/** The most codes that one search may name. */
const mostCodes = 2_000

/** Throws LIMIT_EXCEEDED on a list with too many codes: never a shorter one. */
export function assertBounded(list: CodeList): CodeList {
  if (list.codes.length > mostCodes) {
    throw new ApiError('LIMIT_EXCEEDED', { detail: { limit: 'codes', maximum: mostCodes } })
  }
  return list
}

const keyOf = ({ system, code }: SystemCode) => JSON.stringify([system, code])

/** What is in any of the lists. */
export function union(lists: readonly CodeList[]): CodeList {
  const systems = [...new Set(lists.flatMap((list) => list.systems))]
  const codes = new Map(lists.flatMap((list) => list.codes).map((code) => [keyOf(code), code]))
  return { systems, codes: [...codes.values()].filter(({ system }) => !systems.includes(system)) }
}

/** What is in both lists. */
export function intersection(one: CodeList, other: CodeList): CodeList {
  const systems = one.systems.filter((system) => other.systems.includes(system))
  const codes = [...one.codes.filter(isIn(other)), ...other.codes.filter(isIn(one))]
  return union([{ systems, codes }])
}

/** What is in the first list alone; a whole system must have been listed code by code before. */
export const difference = (one: CodeList, other: CodeList): CodeList => ({
  systems: one.systems.filter((system) => !other.systems.includes(system)),
  codes: one.codes.filter((code) => !isIn(other)(code)),
})

function isIn({ systems, codes }: CodeList): (code: SystemCode) => boolean {
  const keys = new Set(codes.map(keyOf))
  return (code) => systems.includes(code.system) || keys.has(keyOf(code))
}
