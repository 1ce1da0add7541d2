/** Random searches over the tests' hospital, through both faces: filters, sorts, totals, chains, includes. */
import fc from 'fast-check'
import { searchParametersOf } from '../../fhir/search-parameters.ts'
import { resourceTypes, type ResourceType } from '../../fhir/types.ts'
import { hospital } from './guarded.ts'

const from = <T>(values: readonly T[]) => fc.constantFrom(...values)

const keys = from(hospital.map(({ key }) => key))
const ids = from(hospital.map(({ id }) => id))
const numbers = from(['5.5', 'gt5', 'lt9', '9.5'])
const dates = from(['2024', 'ge2024-03', 'lt2024-06-01', 'eq2024-03-01', 'gt2026'])
const strings = from(['family-mother', 'family-vip', 'family', 'changed', 'CANARY', 'a'])
const codes = from([
  ...['2345-7', 'final', 'active', 'laboratory', 'female', 'male', 'changed', 'MTH', 'R', 'V'],
  ...['ipp-vip', 'urn:ipp|ipp-child', 'http://loinc.org|2345-7', 'in-progress', 'finished'],
])

const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ...{ token: codes, string: strings, date: dates, reference: keys },
  ...{ quantity: numbers, number: numbers },
}

interface Parameter {
  readonly name: string
  readonly type: string
}

const parametersOf = (type: ResourceType): Parameter[] => [
  ...Object.entries(searchParametersOf(type)).map(([name, parameter]) => ({
    name,
    type: String(parameter.type),
  })),
  { name: '_lastUpdated', type: 'date' },
]

const filterOn = (type: ResourceType): fc.Arbitrary<string> =>
  from(parametersOf(type)).chain(({ name, type: kind }) =>
    fc.oneof(
      { weight: 6, arbitrary: (values[kind] ?? codes).map((value) => `${name}=${value}`) },
      { weight: 1, arbitrary: (values[kind] ?? codes).map((value) => `${name}:not=${value}`) },
      { weight: 1, arbitrary: from([`${name}:missing=true`, `${name}:missing=false`]) },
      { weight: 1, arbitrary: ids.map((id) => `_id=${id}`) },
      { weight: kind === 'reference' ? 4 : 0, arbitrary: ids.map((id) => `${name}._id=${id}`) },
    ),
  )

const hasOn = (type: ResourceType): fc.Arbitrary<string> =>
  from(['Observation', 'Encounter', 'Coverage', 'List'] as const).chain((other) =>
    fc
      .tuple(
        from(parametersOf(other).filter((parameter) => parameter.type === 'reference')),
        filterOn(other),
      )
      .map(([{ name }, filter]) =>
        `_has:${other}:${name}:${filter}&x-of=${type}`.replace(/&x.*/, ''),
      ),
  )

const sortOn = (type: ResourceType) =>
  fc
    .tuple(from(['', '-']), from(['_id', ...parametersOf(type).map(({ name }) => name)]))
    .map(([sign, name]) => `_sort=${sign}${name}`)

const shape = from([
  ...['_total=accurate', '_total=estimate', '_summary=count', '_count=1', '_count=3', '_count=0'],
  ...['_count=2&_total=accurate', '_elements=id', '_summary=true'],
])

const comesAlong = (type: ResourceType) =>
  from([
    ...[`_include=${type}:*`, `_revinclude=Observation:*`, `_revinclude=Encounter:*`],
    `_include=${type}:*&_include:iterate=Observation:*`,
  ])

/** Types of which the hospital has more than one row of some patient, for most. */
const searched = from<ResourceType>([
  ...(['Observation', 'Patient', 'Encounter', 'Coverage', 'Condition', 'List'] as const),
  ...(['Observation', 'Patient', 'DocumentReference', 'Binary', 'RelatedPerson'] as const),
  ...resourceTypes,
])

/** An address below the base of the REST face. */
export const addresses: fc.Arbitrary<string> = searched.chain((type) =>
  fc
    .tuple(
      from([type, type, type, `Patient/mother/${type}`, `Patient/vip/${type}`]),
      fc.array(fc.oneof(filterOn(type), filterOn(type), hasOn(type)), { maxLength: 2 }),
      fc.array(fc.oneof(sortOn(type), shape, shape, comesAlong(type)), { maxLength: 2 }),
    )
    .map(([path, filters, rest]) => encodeURI(`${path}?${[...filters, ...rest].join('&')}`)),
)

const page = 'count totalCount next pageInfo { hasNextPage hasPreviousPage endCursor }'

const toArgument = (filter: string) => {
  const [name = '', value = ''] = filter.split('=')
  return `${name}: "${value}"`
}

const isArgument = (filter: string) => /^[a-z_]+=/i.test(filter) && !filter.includes('-=')

const argumentsOn = (type: ResourceType) =>
  fc
    .tuple(
      fc.array(filterOn(type).filter(isArgument), { maxLength: 2 }),
      sortOn(type),
      from([1, 2, 50]),
    )
    .map(([filters, sort, count]) => {
      const named = new Map(filters.map((filter) => [filter.split('=')[0], toArgument(filter)]))
      const given = [...named.values()].filter((one) => !one.split(':')[0]?.includes('-'))
      return `${[...given, toArgument(sort)].join(', ')}, _count: ${count}`
    })

const leafOf = (type: string) => (type === 'Binary' ? 'id contentType' : 'id text { div }')

/** A field of the graph's root that shows or counts rows one by one. */
export const listings: fc.Arbitrary<string> = fc.oneof(
  searched.chain((type) =>
    argumentsOn(type).map(
      (given) =>
        `${type}Connection(${given}) { ${page} edges { cursor node { ${leafOf(type)} } } }`,
    ),
  ),
  fc.tuple(ids, from([1, 3, 50]), from(['LATEST_FIRST', 'OLDEST_FIRST'])).map(
    ([id, first, order]) =>
      `patient(id: "${id}") { timeline(first: ${first}, orderBy: ${order}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor date } }
        observations(first: ${first}) { ${page} edges { cursor } } latest(codes: ["2345-7"]) { observation { id } } }`,
  ),
  fc
    .tuple(strings, from([1, 50]))
    .map(
      ([name, first]) => `patients(name: "${name}", first: ${first}) { ${page} edges { cursor } }`,
    ),
  keys.map((key) => `node(id: "${key}") { __typename }`),
)

/** One that counts rows in groups. */
const statistics: fc.Arbitrary<string> = fc.oneof(
  from(['CODE', 'MONTH', 'UNIT', 'AGE_BAND', 'SEX']).map(
    (group) => `observationStats(groupBy: [${group}]) { count patients month sex }`,
  ),
  from(['{}', '{ sex: ["male"] }']).map((filter) => `cohort(filter: ${filter}) { count }`),
)

/** Any of both. */
export const fields: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: listings },
  { weight: 2, arbitrary: statistics },
)
