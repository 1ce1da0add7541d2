/** UCUM units in base units, so that 7 g/dL and 70 g/L compare equal. https://ucum.org/ucum */
import ucum from '@lhncbc/ucum-lhc'

/** The system of UCUM codes. https://hl7.org/fhir/R4/valueset-ucum-units.html */
export const ucumSystem = 'http://unitsofmeasure.org'

/** A unit in base units: their name, and how a value gets there. */
interface Conversion {
  readonly base: string
  /** How many base units it is; a logarithmic or offset unit has no factor. */
  readonly factor: number | undefined
  convert(value: number): number
}

const conversions = new Map<string, Conversion | null>()
const keptUnits = 5_000
const longestUnit = 100

/** Floating point differs in the last digits between two ways to one value. */
const digits = 12

/** How a unit converts; null when it is no UCUM unit, or an arbitrary one such as [iU]. */
export function conversionOf(unit: string): Conversion | null {
  const known = conversions.get(unit)
  if (known !== undefined) return known
  if (conversions.size >= keptUnits) conversions.clear()
  const conversion = isCode(unit) ? toConversion(unit) : null
  conversions.set(unit, conversion)
  return conversion
}

/** No UCUM code has blanks; the library would print one that has. https://ucum.org/ucum#para-1 */
const isCode = (unit: string) => unit.length <= longestUnit && /^\S+$/.test(unit)

function toConversion(unit: string): Conversion | null {
  const units = ucum.UcumLhcUtils.getInstance()
  const { status, magnitude, unitToExp, fromUnitIsSpecial } = units.convertToBaseUnits(unit, 1)
  if (status !== 'succeeded' || magnitude === undefined || unitToExp === undefined) return null
  const factor = fromUnitIsSpecial === true ? undefined : magnitude
  const convert = (value: number): number =>
    factor === undefined
      ? (units.convertToBaseUnits(unit, value).magnitude ?? Number.NaN)
      : value * factor
  return {
    base: nameOf(unitToExp),
    factor,
    convert: (value) => rounded(Number.isFinite(value) ? convert(value) : value),
  }
}

/** Is this a UCUM unit, arbitrary ones such as [iU] included? */
export const isUnit = (unit: string): boolean =>
  unit.length <= longestUnit &&
  ucum.UcumLhcUtils.getInstance().validateUnitString(unit).status === 'valid'

/** `g.m-3`; a number without dimension is `1`. */
function nameOf(exponents: Readonly<Record<string, number>>): string {
  const units = Object.entries(exponents).filter(([, exponent]) => exponent !== 0)
  if (units.length === 0) return '1'
  return units
    .map(([unit, exponent]) => `${unit}${exponent === 1 ? '' : exponent}`)
    .sort()
    .join('.')
}

/** A number without the digits that two ways to it do not agree on. */
export const rounded = (value: number) => Number(value.toPrecision(digits))
