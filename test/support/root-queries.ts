/** Queries through every root field of the graph, each for all that the caller may see there. */
import { rowLabels } from './labels.ts'
import type { Paths } from './paths.ts'

const page = 'count totalCount first last next pageInfo { hasNextPage endCursor }'

/** A timeline counts under one name only. */
const timelinePage = 'count: totalCount totalCount pageInfo { hasNextPage endCursor }'

/** A code that all results bear, and one of each label. */
const codes = JSON.stringify(['2345-7', ...rowLabels])

/** A patient and what hangs on one by fields of their own. */
const ofPatient = (leaf: string) => `${leaf} timeline(first: 500) { ${timelinePage}
  edges { cursor node { __typename ... on Observation { id text { div } } ... on Encounter { id text { div } } } } }
  latest(codes: ${codes}) { observation { id text { div } } }`

const groups = 'groupBy: [CODE, MONTH, UNIT, AGE_BAND, SEX]'
const group = `code { code display } month unit { reference display resource { ... on Organization { id text { div } } } }
  ageBand { from to } sex count patients`

/** Statistics and cohorts: what they count. */
const counted = (filter: string) => [
  `cohort(filter: ${filter}) { count patients(first: 500) { ${page} edges { cursor node { id text { div } } } } }`,
  ...['observationStats', 'conditionStats', 'encounterStats'].map(
    (field) => `${field}(${groups}, cohort: ${filter}) { ${group} }`,
  ),
]

/** Root fields that take no ids. */
export const listQueries = (paths: Paths): string[] => [
  ...paths.types
    .filter((type) => type !== 'OtherResource')
    .map(
      (type) =>
        `{ ${type}Connection(_count: 500) { ${page} edges { cursor mode score resource { ${paths.leaf(type)} } node { ${paths.leaf(type)} } } } }`,
    ),
  `{ patients(first: 500) { ${page} edges { cursor node { ${ofPatient('id text { div }')} } } } }`,
  ...counted('{}').map((field) => `{ ${field} }`),
  `{ openings(first: 50) { edges { node { start patient { id text { div } } } } } }`,
  `{ patients(first: 500) { edges { node { openings(first: 50) { edges { node { start patient { id text { div } } } } } } } } }`,
  ...traces,
]

const entry = `edges { node { time user { resource(optional: true) { ... on Practitioner { id text { div } } } }
  units { resource(optional: true) { ... on Organization { id text { div } } } } } }`

const today = new Date().toISOString().slice(0, 10)

/** Who looked: for whom it is shown, the staff whom it names, and nobody's rows. */
const traces = [
  ...['mother', 'child', 'vip'].flatMap((id) => [
    `{ accessLog(patient: "${id}") { ${entry} } }`,
    `{ patient(id: "${id}") { accessLog { ${entry} } } }`,
  ]),
  `{ auditEvents(from: "${today}", to: "${today}") { edges { node { recorded } } } }`,
]

/** Root fields that take an id. */
export const idQueries = (
  paths: Paths,
  rows: readonly { readonly type: string; readonly id: string }[],
): string[] => [
  `{ ${rows
    .flatMap(({ type, id }, at) => [
      `r${at}: ${type}(id: "${id}") { ${paths.leaf(type)} }`,
      `n${at}: node(id: "${type}/${id}") { __typename ... on ${type} { ${paths.leaf(type)} } }`,
    ])
    .join(' ')} }`,
  `{ ${rows
    .filter(({ type }) => type === 'Patient')
    .map(({ id }, at) => `p${at}: patient(id: "${id}") { ${ofPatient('id text { div }')} }`)
    .join(' ')} }`,
]
