/** Search parameters with their modifiers and alternatives, made into criteria. https://hl7.org/fhir/R4/search.html */
import {
  searchParametersOf,
  type SearchParameter,
  type SearchParameterType,
} from '../../fhir/search-parameters.ts'
import { isResourceType, type ResourceType } from '../../fhir/types.ts'
import { isClinicalDate } from '../index/clinical-date.ts'
import { placeName } from '../index/quantity.ts'
import { longestUri, textNamesOf, uriName } from '../index/text.ts'
import { identifierParameter, presenceToken, referenceToken, typedToken } from '../index/token.ts'
import type { DateTest } from './comparison.ts'
import { toComposite } from './composite.ts'
import type { Criterion } from './criteria.ts'
import { splitEscaped, unescaped } from '../../fhir/escape.ts'
import { searchFault } from './fault.ts'
import { toReferences } from './reference.ts'
import {
  parseDateValue,
  parseNumber,
  parseQuantity,
  parseStart,
  parseText,
  toToken,
  urisAbove,
} from './value.ts'

const longestValue = 1_000

/** One parameter to ask about. */
export interface Asked {
  readonly type: ResourceType
  readonly code: string
  readonly modifier?: string | undefined
  /** Alternatives. */
  readonly values: readonly string[]
}

type Reader = (asked: Asked, parameter: SearchParameter) => Criterion

/** One parameter without modifier. Throws INVALID_ARGUMENT on a value that cannot be meant. */
export const toCriterion = (
  type: ResourceType,
  code: string,
  values: readonly string[],
): Criterion => toModified({ type, code, values })

/** One parameter with its modifier. Throws INVALID_ARGUMENT that names the parameter. */
export function toModified(asked: Asked): Criterion {
  const { type, code, modifier, values } = asked
  const name = modifier === undefined ? code : `${code}:${modifier}`
  const parameter = parameterOf(type, code)
  if (values.length === 0 || values.some((value) => value === '' || value.length > longestValue)) {
    throw searchFault('value', name)
  }
  if (modifier === 'missing') return toMissing(asked, parameter, name)
  const plain = modifier === undefined ? readers[parameter.type] : undefined
  const known = modifier === undefined ? plain : modified[parameter.type]?.[modifier]
  if (known !== undefined) return known(asked, parameter)
  if (modifier !== undefined && isTyped(parameter, modifier)) return toTyped(asked, modifier)
  throw searchFault('modifier', name)
}

/** The parameter of a type with this code. */
export function parameterOf(type: ResourceType, code: string): SearchParameter {
  const parameters = searchParametersOf(type)
  const parameter = Object.hasOwn(parameters, code) ? parameters[code] : undefined
  if (parameter === undefined || parameter.type === 'special') throw searchFault('unknown', code)
  return parameter
}

const tokens = (anyOf: readonly string[]): Criterion => ({ kind: 'tokens', anyOf })

/** Identifiers, of which a caller finds those that are not masked for them: see identities.ts. */
const identifiers = (anyOf: readonly string[]): Criterion => ({
  kind: 'tokens',
  anyOf,
  ofIdentifiers: true,
})

/** The row's own columns, which are never empty. */
const inColumns: ReadonlySet<string> = new Set(['_id', '_lastUpdated'])

/** https://hl7.org/fhir/R4/search.html#modifiers */
function toMissing({ code, values }: Asked, { type }: SearchParameter, name: string): Criterion {
  if (type === 'composite' || inColumns.has(code)) throw searchFault('modifier', name)
  const [value, ...others] = values
  if (others.length > 0 || (value !== 'true' && value !== 'false')) throw searchFault('value', name)
  const present = tokens([presenceToken(code)])
  return value === 'true' ? { kind: 'not', of: present } : present
}

function readDate({ type, code, values }: Asked): Criterion {
  const anyOf = values.map((value) => parseDateValue(code, value))
  if (code === '_lastUpdated') return { kind: 'updated', anyOf }
  return isClinicalDate(type, code)
    ? { kind: 'clinicalDate', anyOf }
    : { kind: 'dates', parameter: code, anyOf }
}

const readTokens: Reader = ({ code, values }, parameter) => {
  if (code === '_id') return { kind: 'ids', anyOf: values.map(unescaped) }
  const anyOf = values.map((value) => toToken(code, value))
  return isOfIdentifiers(parameter) ? identifiers(anyOf) : tokens(anyOf)
}

const isOfIdentifiers = ({ paths }: SearchParameter) => paths.some(({ as }) => as === 'Identifier')

const readUri: Reader = ({ code, values }) =>
  tokens(values.map((value) => referenceToken(code, unescaped(value))))

/** The names under which the values of a number or quantity are kept. */
const pathsOf = ({ paths }: SearchParameter) => paths.map(({ path }) => placeName([], path))

const readers: Readonly<Record<SearchParameterType, Reader | undefined>> = {
  token: readTokens,
  uri: readUri,
  reference: toReferences,
  string: ({ code, values }) => strings([code], 'starts', values, code),
  date: readDate,
  number: ({ code, values }, parameter) => ({
    kind: 'quantities',
    paths: pathsOf(parameter),
    anyOf: values.map((value) => parseNumber(code, value)),
  }),
  quantity: ({ code, values }, parameter) => ({
    kind: 'quantities',
    paths: pathsOf(parameter),
    anyOf: values.map((value) => parseQuantity(code, value)),
  }),
  composite: ({ code, values }, parameter) =>
    anyCriterion(values.map((value) => toComposite(code, parameter, value))),
  special: undefined,
}

/** Alternatives as one criterion. */
export const anyCriterion = (of: readonly Criterion[]): Criterion =>
  of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'any', of }

function strings(
  parameters: readonly string[],
  mode: 'starts' | 'contains',
  values: readonly string[],
  name: string,
): Criterion {
  const parse = mode === 'starts' ? parseStart : parseText
  return { kind: 'strings', parameters, mode, anyOf: values.map((value) => parse(name, value)) }
}

const not =
  (read: Reader): Reader =>
  (asked, parameter) => ({ kind: 'not', of: read(asked, parameter) })

const codes =
  (relation: 'in' | 'below' | 'above'): Reader =>
  ({ code, values }) =>
    anyCriterion(
      values.map((value) => ({
        kind: 'codes',
        parameter: code,
        relation,
        value: unescaped(value),
      })),
    )

/** Which modifiers each kind of parameter takes, `:missing` and the type of a reference apart. */
const modified: Partial<Record<SearchParameterType, Readonly<Record<string, Reader>>>> = {
  token: {
    not: not(readTokens),
    text: ({ type, code, values }) => strings(textNamesOf(type, code), 'starts', values, code),
    in: codes('in'),
    'not-in': not(codes('in')),
    below: codes('below'),
    above: codes('above'),
    'of-type': readTyped,
  },
  string: {
    exact: ({ code, values }) => ({
      kind: 'strings',
      parameters: [code],
      mode: 'exact',
      anyOf: values.map(unescaped),
    }),
    contains: ({ code, values }) => strings([code], 'contains', values, code),
  },
  reference: {
    identifier: ({ code, values }) =>
      identifiers(values.map((value) => toToken(identifierParameter(code), value))),
  },
  uri: {
    below: ({ code, values }) => ({
      kind: 'strings',
      parameters: [uriName(code)],
      mode: 'begins',
      anyOf: values.map((value) => unescaped(value).slice(0, longestUri)),
    }),
    above: ({ code, values }) =>
      tokens(
        values.flatMap((value) =>
          urisAbove(unescaped(value)).map((uri) => referenceToken(code, uri)),
        ),
      ),
  },
}

/** The modifiers that a parameter takes, the type of a reference apart. */
export const modifiersOf = (code: string, { type }: SearchParameter): readonly string[] => [
  ...(type === 'composite' || inColumns.has(code) ? [] : ['missing']),
  ...Object.keys(modified[type] ?? {}),
]

/** `system|code|value` of an identifier and its type. https://hl7.org/fhir/R4/search.html#token */
function readTyped({ code, values }: Asked, parameter: SearchParameter): Criterion {
  if (!isOfIdentifiers(parameter)) throw searchFault('modifier', `${code}:of-type`)
  return identifiers(
    values.map((value) => {
      const [system = '', type = '', identifier = '', ...more] = splitEscaped(value, '|').map(
        unescaped,
      )
      if (type === '' || identifier === '' || more.length > 0) throw searchFault('value', code)
      return typedToken(code, system, type, identifier)
    }),
  )
}

/** May a reference parameter name this type? https://hl7.org/fhir/R4/search.html#reference */
const isTyped = ({ type, targets }: SearchParameter, modifier: string) =>
  type === 'reference' &&
  (isResourceType(modifier) || targets?.includes(modifier) === true) &&
  (targets === undefined || targets.includes(modifier))

const toTyped = ({ code, values }: Asked, target: string): Criterion =>
  tokens(
    values.map((value) => {
      const id = unescaped(value)
      return referenceToken(code, id.startsWith(`${target}/`) ? id : `${target}/${id}`)
    }),
  )

/** A date with its prefix, outside any parameter; none means `eq`. */
export const parseDate = (value: string): DateTest => parseDateValue('date', value)
