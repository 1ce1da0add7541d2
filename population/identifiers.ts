/** French identifiers with their keys: NIR, RPPS, FINESS. All are invented; their control digits are right. */

/** Sum of the digits, every second one from the right (the last excluded) doubled. https://en.wikipedia.org/wiki/Luhn_algorithm */
function luhnSum(digits: string): number {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}

/** Does the last digit agree with the others? */
export const isLuhn = (digits: string): boolean =>
  /^\d+$/.test(digits) && luhnSum(digits) % 10 === 0

/** The digits with their Luhn key at the end. */
export const withLuhn = (digits: string): string =>
  digits + String((10 - (luhnSum(`${digits}0`) % 10)) % 10)

/** A RPPS number (11 digits). It starts with 99, which is never given, so that nobody bears it. */
export const toRpps = (rank: number): string => withLuhn(`99${String(rank).padStart(8, '0')}`)

/** A FINESS number (9 digits) of the département 99, which does not exist. */
export const toFiness = (rank: number): string => withLuhn(`99${String(rank).padStart(6, '0')}`)

/** The NIR's key: 97 minus the 13 digits modulo 97, where 2A counts as 19 and 2B as 18 (décret 82-103, INSEE). */
export function nirKey(nir: string): string {
  const digits = nir.replace('2A', '19').replace('2B', '18')
  return String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0')
}

/** What a NIR is made of. */
export interface NirParts {
  sex: string
  year: string
  month: string
  /** COG code of the commune or country of birth. */
  cog: string
  /** Rank in the birth register, 1 to 999. */
  rank: number
}

/** A matricule INS: NIR and key in 15 characters. */
export function toMatricule({ sex, year, month, cog, rank }: NirParts): string {
  const nir = `${sex === 'male' ? '1' : '2'}${year.slice(2)}${month}${cog}${String(rank).padStart(3, '0')}`
  return nir + nirKey(nir)
}
