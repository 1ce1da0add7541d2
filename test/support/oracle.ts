/** Questions made from the data, and which resources answer them, found by looking at every one. */
import type { SearchParameter } from '../../fhir/search-parameters.ts'
import type { Resource } from '../../record/resource.ts'
import { isFhirObject } from '../../record/resource.ts'
import { escaped, quantityQuestions, some, type Question } from './oracle-quantity.ts'
import {
  folded,
  naiveCodings,
  naiveSpan,
  naiveSpans,
  naiveStrings,
  naiveValues,
  type Span,
} from './oracle-values.ts'

const someTexts = (all: readonly string[]) => some(all, (text) => text)

function tokenQuestions(code: string, values: readonly unknown[]): Question[] {
  const codings = some(values.flatMap(naiveCodings), (coding) => JSON.stringify(coding))
  return codings.flatMap((wanted): Question[] => {
    const hasCode = (all: readonly unknown[]) =>
      all.flatMap(naiveCodings).some((found) => found.code === wanted.code)
    const inSystem = (all: readonly unknown[]) =>
      all
        .flatMap(naiveCodings)
        .some(
          (found) => !found.isPlain && found.code === wanted.code && found.system === wanted.system,
        )
    const plain = { name: code, value: escaped(wanted.code), matches: hasCode }
    const not = {
      ...plain,
      name: `${code}:not`,
      matches: (all: readonly unknown[]) => !hasCode(all),
    }
    if (wanted.isPlain || code === '_id') return code === '_id' ? [plain] : [plain, not]
    const value = `${escaped(wanted.system ?? '')}|${escaped(wanted.code)}`
    return [plain, not, { name: code, value, matches: inSystem }]
  })
}

function stringQuestions(code: string, values: readonly unknown[]): Question[] {
  return someTexts(values.flatMap(naiveStrings))
    .filter((text) => folded(text) !== '' && text.length < 200)
    .flatMap((text): Question[] => {
      const compare = (test: (found: string) => boolean) => (all: readonly unknown[]) =>
        all.flatMap(naiveStrings).some(test)
      const start = folded(text).slice(0, 4).trim()
      const middle = folded(text).slice(1, 5).trim()
      return [
        {
          name: code,
          value: escaped(start),
          matches: compare((found) => folded(found).startsWith(start)),
        },
        {
          name: `${code}:exact`,
          value: escaped(text),
          matches: compare((found) => found === text),
        },
        ...(middle === ''
          ? []
          : [
              {
                name: `${code}:contains`,
                value: escaped(middle),
                matches: compare((found) => folded(found).includes(middle)),
              },
            ]),
      ]
    })
}

/** https://hl7.org/fhir/R4/search.html#prefix */
const spanTests: Readonly<Record<string, (found: Span, asked: Span) => boolean>> = {
  eq: ([from, to], [low, high]) => from >= low && to <= high,
  ne: ([from, to], [low, high]) => !(from >= low && to <= high),
  gt: ([, to], [, high]) => to > high,
  lt: ([from], [low]) => from < low,
  ge: ([from, to], [low, high]) => to > high || (from >= low && to <= high),
  le: ([from, to], [low, high]) => from < low || (from >= low && to <= high),
  sa: ([from], [, high]) => from > high,
  eb: ([, to], [low]) => to < low,
}

const datesIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : isFhirObject(value)
      ? [value['start'], value['end']].filter((date) => typeof date === 'string')
      : []

function dateQuestions(code: string, values: readonly unknown[]): Question[] {
  const dates = values.flatMap(datesIn)
  return someTexts([...dates, ...dates.map((date) => date.slice(0, 7))]).flatMap((date) =>
    Object.entries(spanTests).map(([prefix, test]) => ({
      name: code,
      value: `${prefix}${date}`,
      matches: (all) => all.flatMap(naiveSpans).some((found) => test(found, naiveSpan(date))),
    })),
  )
}

const referenceOf = (value: unknown): string =>
  String(isFhirObject(value) ? (value['reference'] ?? '') : value).replace(/\/_history\/.*$/, '')

function referenceQuestions(code: string, values: readonly unknown[]): Question[] {
  const references = someTexts(values.map(referenceOf)).filter(
    (text) => text !== '' && !text.startsWith('#'),
  )
  return references.flatMap((reference): Question[] => {
    const is = (test: (found: string) => boolean) => (all: readonly unknown[]) =>
      all.map(referenceOf).some((found) => test(found) || test(found.split('|')[0] ?? ''))
    const whole = {
      name: code,
      value: escaped(reference),
      matches: is((found) => found === reference),
    }
    const [, type, id] = /^([A-Za-z]+)\/([\w.-]+)$/.exec(reference) ?? []
    if (type === undefined || id === undefined) return [whole]
    const ended = is((found) => /^[A-Za-z]+\/[\w.-]+$/.test(found) && found.endsWith(`/${id}`))
    return [whole, { name: code, value: id, matches: ended }]
  })
}

function uriQuestions(code: string, values: readonly unknown[]): Question[] {
  const is = (test: (found: string) => boolean) => (all: readonly unknown[]) =>
    all.map(String).some((found) => test(found))
  return someTexts(values.map(String)).flatMap((uri): Question[] => {
    const start = uri.slice(0, uri.lastIndexOf('/') + 1) || uri
    return [
      {
        name: code,
        value: escaped(uri),
        matches: is((found) => found === uri || found.split('|')[0] === uri),
      },
      {
        name: `${code}:below`,
        value: escaped(start),
        matches: is((found) => found.startsWith(start)),
      },
    ]
  })
}

const makers: Readonly<Partial<Record<SearchParameter['type'], typeof tokenQuestions>>> = {
  token: tokenQuestions,
  string: stringQuestions,
  date: dateQuestions,
  number: quantityQuestions,
  quantity: quantityQuestions,
  reference: referenceQuestions,
  uri: uriQuestions,
}

/** The questions about a parameter, with the ids of the resources that answer each, in order. */
export function askNaively(
  code: string,
  parameter: SearchParameter,
  resources: readonly Resource[],
) {
  const read = resources.map((resource) => ({
    id: resource.id,
    values: naiveValues(parameter, resource),
  }))
  const all = read.flatMap(({ values }) => values)
  const missing: Question[] = ['true', 'false'].map((value) => ({
    name: `${code}:missing`,
    value,
    matches: (values) => (values.length === 0) === (value === 'true'),
  }))
  const made = makers[parameter.type]?.(code, all) ?? []
  const questions = ['_id', '_lastUpdated'].includes(code) ? made : [...made, ...missing]
  return questions.map(({ name, value, matches }) => ({
    name,
    value,
    ids: read.flatMap(({ id, values }) => (matches(values) ? [id] : [])).sort(),
  }))
}
