/** Decimals as search compares them: the value, and the range that its written precision stands for. */

/** A number as a client wrote it. */
export interface Decimal {
  readonly value: number
  /** Half a unit of the last digit written. */
  readonly tolerance: number
}

const pattern = /^[+-]?\d{1,30}(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * https://hl7.org/fhir/R4/search.html#number: 100 means [99.5, 100.5), 100.00 means [99.995, 100.005),
 * 1e2 means [95, 105). Null when it is no number.
 */
export function toDecimal(text: string): Decimal | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const [, decimals = '', exponent] = match
  const lastDigit =
    exponent === undefined ? -decimals.length : Number(exponent) - 1 - decimals.length
  const value = Number(text)
  return Number.isFinite(value) ? { value, tolerance: 0.5 * 10 ** lastDigit } : null
}
