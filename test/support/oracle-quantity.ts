/** Questions about numbers and quantities, and what every question is made with. */
import { naiveAmounts, type Span } from './oracle-values.ts'

/** A query, `name=value`, and whether values of one resource answer it. */
export interface Question {
  readonly name: string
  readonly value: string
  matches(values: readonly unknown[]): boolean
}

/** A value as text, its separators kept. */
export const escaped = (text: string) => text.replace(/[\\|,$]/g, '\\$&')

/** A few that differ, spread over all there are. */
export function some<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const distinct = [...new Map(all.map((one) => [keyOf(one), one])).values()]
  return distinct.filter((_, at) => at % Math.max(1, Math.ceil(distinct.length / 3)) === 0)
}

/** https://hl7.org/fhir/R4/search.html#quantity */
export function quantityQuestions(code: string, values: readonly unknown[]): Question[] {
  const amounts = values.flatMap(naiveAmounts).filter(({ span }) => span.every(Number.isFinite))
  return some(amounts, (amount) => JSON.stringify(amount)).flatMap(
    ({ span: [value], unit, system }) => {
      const text = String(value)
      const tolerance = 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0)
      const low = value - tolerance
      const high = value + tolerance
      const exact: Readonly<Record<string, (span: Span) => boolean>> = {
        eq: ([from, to]) => from >= low && from < high && to < high,
        gt: ([, to]) => to > value,
        lt: ([from]) => from < value,
        ge: ([, to]) => to >= value,
        le: ([from]) => from <= value,
      }
      return Object.entries(exact).flatMap(([prefix, test]): Question[] => [
        {
          name: code,
          value: `${prefix}${text}`,
          matches: (all) => all.flatMap(naiveAmounts).some(({ span }) => test(span)),
        },
        // Other units of the same kind are compared elsewhere: here they would need the converter itself.
        ...(unit === '' || system === 'http://unitsofmeasure.org'
          ? []
          : [
              {
                name: code,
                value: `${prefix}${text}|${escaped(system)}|${escaped(unit)}`,
                matches: (all: readonly unknown[]) =>
                  all
                    .flatMap(naiveAmounts)
                    .some(
                      (found) => found.unit === unit && found.system === system && test(found.span),
                    ),
              },
            ]),
      ])
    },
  )
}
