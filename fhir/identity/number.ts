/** The number of an INS, wherever it stands: the NSS of a patient mostly has the same digits. */
import { isIns } from './ins.ts'

/** Letters and digits alone: a matricule is often written in groups. */
export const compact = (text: unknown): string =>
  typeof text === 'string'
    ? text
        .replace(/<[^>]*>|&[#\w]+;/g, '')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toUpperCase()
    : ''

/** The numbers of the INS among these elements. */
export function insNumbersOf(elements: readonly unknown[]): ReadonlySet<string> {
  const numbers = new Set(elements.filter(isIns).map(({ value }) => compact(value)))
  numbers.delete('')
  return numbers
}

/** Is this an identifier of another kind that repeats one of these numbers? */
export const repeatsIns = (value: unknown, numbers: ReadonlySet<string>): boolean =>
  numbers.size > 0 &&
  typeof value === 'object' &&
  value !== null &&
  'value' in value &&
  numbers.has(compact(value.value))
