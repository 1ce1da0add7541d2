/** Answers compared with options and conditions: equal, or before and after each other. */
import { toRange } from '../../fhir/date.ts'
import { conversionOf } from '../../fhir/ucum.ts'
import { isFhirObject, type FhirObject } from '../../record/resource.ts'

/** A value and the name of its type: `['Coding', { code: 'x' }]`. */
export type TypedValue = readonly [type: string, value: unknown]

/** Is this the same answer? Of codings and references what they are called does not count. */
export function isSameValue([type, value]: TypedValue, [otherType, other]: TypedValue): boolean {
  if (type !== otherType) return false
  if (!isFhirObject(value) || !isFhirObject(other)) return value === other
  if (type === 'Coding')
    return value['code'] === other['code'] && value['system'] === other['system']
  if (type === 'Reference') return value['reference'] === other['reference']
  return compareValues([type, value], [otherType, other]) === 0
}

/** Below zero when the first comes before the second; NaN where they cannot be compared. */
export function compareValues([type, value]: TypedValue, [otherType, other]: TypedValue): number {
  if (type !== otherType) return Number.NaN
  if (type === 'Quantity') return compareQuantities(value, other)
  if (type === 'Date' || type === 'DateTime') return instantOf(value) - instantOf(other)
  if (typeof value === 'number' && typeof other === 'number') return value - other
  if (typeof value === 'string' && typeof other === 'string') {
    return value < other ? -1 : Number(value > other)
  }
  return Number.NaN
}

const instantOf = (text: unknown): number => {
  const range = typeof text === 'string' ? toRange(text) : null
  return range === null ? Number.NaN : Date.parse(range.start)
}

function compareQuantities(value: unknown, other: unknown): number {
  if (!isFhirObject(value) || !isFhirObject(other)) return Number.NaN
  const [one, two] = [inBaseUnits(value), inBaseUnits(other)]
  return one.unit === two.unit ? one.amount - two.amount : Number.NaN
}

/** 7 g/dL and 70 g/L are the same; a unit that is none of UCUM's is the same as itself. */
function inBaseUnits({ value, code, unit }: FhirObject): { amount: number; unit: unknown } {
  const conversion = typeof code === 'string' ? conversionOf(code) : null
  return conversion === null
    ? { amount: Number(value), unit: code ?? unit }
    : { amount: conversion.convert(Number(value)), unit: conversion.base }
}
