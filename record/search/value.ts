/** The values of search parameters as clients write them, read by kind. https://hl7.org/fhir/R4/search.html */
import { toRange } from '../../fhir/date.ts'
import { toDecimal } from '../../fhir/number.ts'
import { normaliseText } from '../../fhir/text.ts'
import { conversionOf, ucumSystem } from '../../fhir/ucum.ts'
import { toIndexed } from '../index/name.ts'
import { anyCodeToken, anySystemToken, systemToken } from '../index/token.ts'
import {
  prefixes,
  type Concept,
  type DateTest,
  type Prefix,
  type QuantityTest,
} from './comparison.ts'
import { splitEscaped, unescaped } from '../../fhir/escape.ts'
import { searchFault } from './fault.ts'

/** `code`, `system|code`, `|code` or `system|` in its parts. https://hl7.org/fhir/R4/search.html#token */
export function parseConcept(parameter: string, value: string): Concept {
  const [first = '', ...rest] = splitEscaped(value, '|').map(unescaped)
  if (rest.length === 0) {
    if (first === '') throw searchFault('value', parameter)
    return { system: undefined, code: first }
  }
  const code = rest.join('|')
  if (first === '' && code === '') throw searchFault('value', parameter)
  return { system: first, code: code === '' ? undefined : code }
}

/** The token that finds a concept. */
export function toToken(parameter: string, value: string): string {
  const { system, code } = parseConcept(parameter, value)
  if (code === undefined) return anyCodeToken(parameter, system ?? '')
  return system === undefined
    ? anySystemToken(parameter, code)
    : systemToken(parameter, system, code)
}

/** A string as it is compared whole. */
export function parseText(parameter: string, value: string): string {
  const text = normaliseText(unescaped(value))
  if (text === '') throw searchFault('value', parameter)
  return text
}

/** A string as an index entry begins. */
export const parseStart = (parameter: string, value: string): string =>
  toIndexed(parseText(parameter, value))

/** Splits a prefix off; none means `eq`. https://hl7.org/fhir/R4/search.html#prefix */
function splitPrefix(value: string): [Prefix, string] {
  const prefix = prefixes.find((known) => value.startsWith(known))
  return prefix === undefined ? ['eq', value] : [prefix, value.slice(prefix.length)]
}

/** https://hl7.org/fhir/R4/search.html#date */
export function parseDateValue(parameter: string, value: string): DateTest {
  const [prefix, text] = splitPrefix(value)
  const range = toRange(text)
  if (range === null) throw searchFault('value', parameter)
  return { prefix, ...range }
}

/** https://hl7.org/fhir/R4/search.html#number */
export const parseNumber = (parameter: string, value: string): QuantityTest =>
  toQuantity(parameter, value, { kind: 'any' }, (number) => number)

/** `[prefix][number]|[system]|[code]`. https://hl7.org/fhir/R4/search.html#quantity */
export function parseQuantity(parameter: string, value: string): QuantityTest {
  const [number = '', system = '', code = '', ...more] = splitEscaped(value, '|').map(unescaped)
  if (more.length > 0 || (system !== '' && code === '')) throw searchFault('value', parameter)
  const conversion = system === ucumSystem ? conversionOf(code) : null
  if (conversion !== null) {
    return toQuantity(
      parameter,
      number,
      { kind: 'canonical', base: conversion.base },
      conversion.convert,
    )
  }
  if (code === '') return parseNumber(parameter, number)
  return toQuantity(
    parameter,
    number,
    system === '' ? { kind: 'name', name: code } : { kind: 'code', system, code },
    (plain) => plain,
  )
}

function toQuantity(
  parameter: string,
  text: string,
  unit: QuantityTest['unit'],
  convert: (value: number) => number,
): QuantityTest {
  const [prefix, number] = splitPrefix(text)
  const decimal = toDecimal(number)
  if (decimal === null) throw searchFault('value', parameter)
  const [value = 0, ...sides] = [
    decimal.value,
    decimal.value - decimal.tolerance,
    decimal.value + decimal.tolerance,
  ].map(convert)
  if ([value, ...sides].some(Number.isNaN)) throw searchFault('value', parameter)
  return { prefix, value, low: Math.min(...sides), high: Math.max(...sides), unit }
}

/** A URI, and what it begins with up to each slash. https://hl7.org/fhir/R4/search.html#uri */
export function urisAbove(uri: string): string[] {
  const ends = [...uri.matchAll(/\//g)].flatMap(({ index }) => [index, index + 1])
  return [...new Set([...ends.map((end) => uri.slice(0, end)), uri])].filter((part) => part !== '')
}
