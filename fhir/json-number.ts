/** Numbers as PostgreSQL's numeric keeps them: decimal text with its trailing zeros, without exponent. */

/** More digits than any measure has, and far below what PostgreSQL's numeric takes. */
const maxDigits = 1000

const pattern = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/**
 * The canonical decimal text of a JSON number; null when it is out of bounds for PostgreSQL or a double.
 * https://www.postgresql.org/docs/current/datatype-json.html (numeric is the type of jsonb's numbers)
 */
export function toDecimalText(source: string): string | null {
  const match = source.length > maxDigits ? null : pattern.exec(source)
  if (match === null || !Number.isFinite(Number(source))) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  const digits = whole + fraction
  if (Math.abs(scale) > maxDigits || digits.length - scale > maxDigits) return null
  const text = shift(digits, scale)
  return /[1-9]/.test(digits) ? sign + text : text
}

function shift(digits: string, scale: number): string {
  if (scale <= 0) return trim(digits + '0'.repeat(-scale))
  const padded = digits.padStart(scale + 1, '0')
  return `${trim(padded.slice(0, -scale))}.${padded.slice(-scale)}`
}

const trim = (whole: string) => whole.replace(/^0+(?=\d)/, '')
