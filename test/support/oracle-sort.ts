/** The order of resources by a parameter, found by looking at every one. */
import type { SearchParameter } from '../../fhir/search-parameters.ts'
import type { Resource } from '../../record/resource.ts'
import { folded, naiveCodings, naiveSpans, naiveStrings, naiveValues } from './oracle-values.ts'

/** What a value is sorted by, per kind of parameter; what has no entry is not sorted. */
const sortValues: Readonly<
  Partial<Record<SearchParameter['type'], (value: unknown) => (string | number)[]>>
> = {
  token: (value) => naiveCodings(value).map(({ code }) => code),
  string: (value) => naiveStrings(value).map((text) => folded(text).slice(0, 300)),
  uri: (value) => [String(value)],
  date: (value) =>
    naiveSpans(value)
      .map(([from]) => from)
      .filter(Number.isFinite),
}

/** The ids in the order of a parameter: the lowest value counts, downwards the highest; none comes last. */
export function sortNaively(
  parameter: SearchParameter,
  resources: readonly Resource[],
  descending: boolean,
): string[] | undefined {
  const toValues = sortValues[parameter.type]
  if (toValues === undefined) return undefined
  const sign = descending ? -1 : 1
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
  return resources
    .map((resource) => {
      const values = naiveValues(parameter, resource).flatMap(toValues)
      return { id: resource.id, key: values.sort((a, b) => sign * compare(a, b))[0] }
    })
    .sort((a, b) => {
      const byId = compare(a.id, b.id)
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined) || byId
      }
      return sign * compare(a.key, b.key) || byId
    })
    .map(({ id }) => id)
}
