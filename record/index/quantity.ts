/**
 * Numbers and quantities as rows: one for each element and coding of what it measures, whichever parameters
 * read it, so that `value-quantity`, `combo-value-quantity` and `code-value-quantity` share one row.
 */
import { searchParametersOf, type SearchPath } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { conversionOf, ucumSystem } from '../../fhir/ucum.ts'
import { isFhirObject, textOf, type FhirObject } from '../resource.ts'
import { listedByType } from './by-type.ts'
import { valuesAt } from './extract.ts'
import { codingsOf } from './token.ts'

/** A quantity with its unit, as it is written and in base units. */
export interface Measure {
  readonly low: number
  readonly high: number
  readonly system: string
  readonly code: string
  readonly unit: string
  readonly canonical: string
  readonly canonicalLow: number
  readonly canonicalHigh: number
}

export interface QuantityRow extends Measure {
  readonly path: string
  readonly position: number
  readonly conceptSystem: string
  readonly concept: string
}

/** Where a quantity stands, and the concept beside it, where a composite pairs them. */
interface Place {
  readonly base: SearchPath
  readonly quantity: SearchPath
  readonly concepts: readonly SearchPath[]
}

/** The name of a place, as rows and searches know it. */
export const placeName = (base: readonly string[], path: readonly string[]): string =>
  [...base, ...path].join('.')

/** PostgreSQL refuses index entries of more than 2,704 bytes, and one holds five of these texts. */
const longestText = 150

/** A system, code or unit as far as rows keep it; none in use is longer. */
export const boundedText = (text: string | undefined) => (text ?? '').slice(0, longestText)

/** The rows of a resource. */
export function quantityRows(type: ResourceType, resource: FhirObject): QuantityRow[] {
  const rows = placesOf(type).flatMap(({ base, quantity, concepts }) =>
    valuesAt(resource, base)
      .filter(isFhirObject)
      .flatMap((element) => {
        const path = placeName(base.path, quantity.path)
        const codings = concepts
          .flatMap((concept) => valuesAt(element, concept).flatMap((v) => codingsOf(v, concept.as)))
          .map(({ system, code }) => ({
            conceptSystem: boundedText(system ?? ''),
            concept: boundedText(code),
          }))
        const measures = valuesAt(element, quantity).flatMap(measuresOf)
        return measures.flatMap((measure) =>
          (codings.length === 0 ? [{ conceptSystem: '', concept: '' }] : codings).map((coding) => ({
            path,
            ...measure,
            ...coding,
          })),
        )
      }),
  )
  return rows.map((row, position) => ({ position, ...row }))
}

/** The places of a type; those of composites first, since they know the concept as well. */
const placesOf = listedByType((type): readonly Place[] => {
  const parameters = Object.values(searchParametersOf(type))
  const composed = parameters.flatMap(({ paths, components = [] }) => {
    const [concept, quantity] = components
    if (quantity?.type !== 'quantity') return []
    return paths.flatMap((base) =>
      quantity.paths.map((path) => ({ base, quantity: path, concepts: concept?.paths ?? [] })),
    )
  })
  const plain = parameters
    .filter(({ type: kind }) => kind === 'quantity' || kind === 'number')
    .flatMap(({ paths }) => paths.map((quantity) => ({ base: root(type), quantity, concepts: [] })))
  const found = new Map<string, Place>()
  for (const place of [...composed, ...plain]) {
    const name = placeName(place.base.path, place.quantity.path)
    if (!found.has(name)) found.set(name, place)
  }
  return [...found.values()]
})

const root = (type: ResourceType): SearchPath => ({ path: [], as: type })

/** The ranges of a number, Quantity, Money or Range. https://hl7.org/fhir/R4/search.html#quantity */
function measuresOf(value: unknown): Measure[] {
  if (typeof value === 'number') return [toMeasure(value, value, {})]
  if (!isFhirObject(value)) return []
  const { low, high } = value
  if (isFhirObject(low) || isFhirObject(high)) {
    const [from, to] = [low, high].map((side) => (isFhirObject(side) ? side : {}))
    const unit = isFhirObject(low) ? low : isFhirObject(high) ? high : {}
    return [toMeasure(numberOf(from) ?? -Infinity, numberOf(to) ?? Infinity, unit)]
  }
  const amount = numberOf(value)
  if (amount === undefined) return []
  const comparator = textOf(value, 'comparator') ?? ''
  return [
    toMeasure(
      comparator.startsWith('<') ? -Infinity : amount,
      comparator.startsWith('>') ? Infinity : amount,
      value,
    ),
  ]
}

const numberOf = (value: FhirObject | undefined): number | undefined =>
  typeof value?.['value'] === 'number' ? value['value'] : undefined

/** https://hl7.org/fhir/R4/datatypes.html#Money: its unit is the currency. */
const currencySystem = 'urn:iso:std:iso:4217'

function toMeasure(low: number, high: number, unit: FhirObject): Measure {
  const currency = textOf(unit, 'currency')
  const system = boundedText(currency === undefined ? textOf(unit, 'system') : currencySystem)
  const code = boundedText(currency ?? textOf(unit, 'code'))
  return {
    low,
    high,
    system,
    code,
    unit: boundedText(textOf(unit, 'unit')),
    ...toCanonical({ low, high, system, code }),
  }
}

/** The range in base units, where the unit is one of UCUM's that have them. */
export function toCanonical({
  low,
  high,
  system,
  code,
}: Pick<Measure, 'low' | 'high' | 'system' | 'code'>): Pick<
  Measure,
  'canonical' | 'canonicalLow' | 'canonicalHigh'
> {
  const conversion = system === ucumSystem ? conversionOf(code) : null
  const sides = conversion === null ? [] : [low, high].map(conversion.convert)
  return conversion === null || sides.some(Number.isNaN)
    ? { canonical: '', canonicalLow: low, canonicalHigh: high }
    : // A logarithmic unit such as pH turns the range round.
      {
        canonical: conversion.base,
        canonicalLow: Math.min(...sides),
        canonicalHigh: Math.max(...sides),
      }
}
