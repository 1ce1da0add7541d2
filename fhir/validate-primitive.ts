/** What a primitive's JSON value must be: https://hl7.org/fhir/R4/datatypes.html#primitive */
import { structures } from './structures.ts'
import type { JsonValue } from './json.ts'

/** Says what is wrong with a primitive's value, in words that do not repeat it; null when nothing is. */
export type PrimitiveCheck = (value: JsonValue) => string | null

/** "Strings SHALL NOT exceed 1MB (1024*1024 characters) in size"; base64 and narratives have no limit. */
const maxText = 1024 * 1024

/** What a pattern may be run against; longer than any code, address or date. */
const maxPatternText = 65_536

const maxInteger = 2 ** 31 - 1

const isWithin = (least: number, most: number): PrimitiveCheck => {
  const fault = `must be a whole number from ${least} to ${most}`
  return (value) => {
    if (typeof value !== 'number') return 'must be a number'
    return Number.isInteger(value) && value >= least && value <= most ? null : fault
  }
}

const isText = (most: number, fault: string, test: (text: string) => boolean): PrimitiveCheck => {
  const tooLong = `must not be longer than ${most} characters`
  return (value) => {
    if (typeof value !== 'string') return 'must be a string'
    if (value === '') return 'must not be empty'
    if (value.length > most) return tooLong
    return test(value) ? null : fault
  }
}

/** "Strings SHALL NOT contain Unicode character points below 32", tab and line ends apart: https://hl7.org/fhir/R4/datatypes.html#string */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

const isAnyText = (most: number) =>
  isText(most, 'must not hold control characters', (text) => !control.test(text))

/** Types whose published pattern is too slow, or in JavaScript too strict, for long texts. */
const checks: Readonly<Record<string, PrimitiveCheck>> = {
  boolean: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  decimal: (value) => (typeof value === 'number' ? null : 'must be a number'),
  integer: isWithin(-maxInteger - 1, maxInteger),
  unsignedInt: isWithin(0, maxInteger),
  positiveInt: isWithin(1, maxInteger),
  string: isAnyText(maxText),
  markdown: isAnyText(maxText),
  base64Binary: isText(Infinity, 'is not valid base64', isBase64),
  xhtml: isText(Infinity, 'must be one XHTML div', (text) => /^\s*<div[\s/>]/.test(text)),
}

const dateTypes: ReadonlySet<string> = new Set(['date', 'dateTime', 'instant'])

/** The check of a primitive type; its pattern comes from the definitions where there is no own one. */
export function primitiveCheckOf(type: string): PrimitiveCheck {
  const own = checks[type]
  if (own !== undefined) return own
  const pattern = new RegExp(`^(?:${structures[type]?.pattern ?? ''})$`)
  const isDate = dateTypes.has(type)
  const test = (text: string) => pattern.test(text) && (!isDate || isCalendarDate(text))
  return isText(maxPatternText, `is not a valid ${type}`, test)
}

/** Is the day one that its month has? The published patterns let 30 February pass. */
function isCalendarDate(text: string): boolean {
  const day = Number(text.slice(8, 10))
  if (day <= 28) return true
  return (
    day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  )
}

/** Groups of four from the alphabet, padding at the end only, white space anywhere. */
function isBase64(text: string): boolean {
  let [length, padding] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 32 || (char >= 9 && char <= 13)) continue
    if (char === 61) padding++
    else if (padding > 0 || !isBase64Char(char)) return false
    length++
  }
  return length > 0 && length % 4 === 0 && padding <= 2
}

const isBase64Char = (char: number) =>
  (char >= 97 && char <= 122) ||
  (char >= 65 && char <= 90) ||
  (char >= 48 && char <= 57) ||
  char === 43 ||
  char === 47
