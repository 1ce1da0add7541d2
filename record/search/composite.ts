/** Composites: `[first]$[second]`, found where both stand in one element. https://hl7.org/fhir/R4/search.html#composite */
import type { SearchParameter, SearchParameterType } from '../../fhir/search-parameters.ts'
import { placeName } from '../index/quantity.ts'
import { besideName, pairToken } from '../index/token.ts'
import type { Criterion } from './criteria.ts'
import { splitEscaped } from '../../fhir/escape.ts'
import { searchFault } from './fault.ts'
import { parseConcept, parseDateValue, parseQuantity, parseStart, toToken } from './value.ts'

/** The criterion of one value of a composite. */
export function toComposite(code: string, parameter: SearchParameter, value: string): Criterion {
  const [first = '', second = '', ...more] = splitEscaped(value, '$')
  const [, beside] = parameter.components ?? []
  const read = beside === undefined ? undefined : readers[beside.type]
  if (read === undefined || first === '' || second === '' || more.length > 0) {
    throw searchFault('value', code)
  }
  return read({ code, parameter, first, second })
}

interface Pair {
  readonly code: string
  readonly parameter: SearchParameter
  readonly first: string
  readonly second: string
}

/** A token without the name of its parameter. */
const formOf = (code: string, value: string) => toToken(code, value).slice(code.length + 1)

const readers: Partial<Record<SearchParameterType, (pair: Pair) => Criterion>> = {
  token: ({ code, first, second }) => ({
    kind: 'tokens',
    anyOf: [pairToken(code, formOf(code, first), formOf(code, second))],
  }),
  quantity: ({ code, parameter: { paths, components = [] }, first, second }) => ({
    kind: 'quantities',
    paths: paths.flatMap((base) =>
      (components[1]?.paths ?? []).map(({ path }) => placeName(base.path, path)),
    ),
    concept: parseConcept(code, first),
    anyOf: [parseQuantity(code, second)],
  }),
  date: ({ code, first, second }) => ({
    kind: 'dates',
    parameter: besideName(code, formOf(code, first)),
    anyOf: [parseDateValue(code, second)],
  }),
  string: ({ code, first, second }) => ({
    kind: 'strings',
    parameters: [besideName(code, formOf(code, first))],
    mode: 'starts',
    anyOf: [parseStart(code, second)],
  }),
}
