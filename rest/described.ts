/** What a REST request asks, as its trail tells: the interaction, types and parameters, and no value. */
import { structures } from '../fhir/structures.ts'
import type { Operation } from '../record/audit/operation.ts'
import type { RestRequest } from './exchange.ts'

/** Method and path → FHIR's word; `*` stands for any one segment. https://hl7.org/fhir/R4/valueset-system-restful-interaction.html */
const interactions: readonly (readonly [pattern: RegExp, interaction: string])[] = [
  [/^(?:GET|HEAD) $/, 'search-system'],
  [/^POST $/, 'transaction'],
  [/^(?:GET|HEAD) _history$/, 'history-system'],
  [/\/\$[^/]*$/, 'operation'],
  [/^POST .*\/_search$/, 'search-type'],
  [/^(?:GET|HEAD) [^/]+$/, 'search-type'],
  [/^(?:GET|HEAD) [^/]+\/_history$/, 'history-type'],
  [/^(?:GET|HEAD) [^/]+\/[^/]+\/_history$/, 'history-instance'],
  [/^(?:GET|HEAD) [^/]+\/[^/]+\/_history\/[^/]+$/, 'vread'],
  [/^(?:GET|HEAD) [^/]+\/[^/]+\/[^/]+$/, 'search-type'],
  [/^(?:GET|HEAD) [^/]+\/[^/]+$/, 'read'],
  [/^POST /, 'create'],
  [/^PUT /, 'update'],
  [/^PATCH /, 'patch'],
  [/^DELETE /, 'delete'],
]

const isWord = (segment: string) =>
  Object.hasOwn(structures, segment) || /^(?:_history|_search|\$validate)$/.test(segment)

const parameterName = /^[A-Za-z_][A-Za-z0-9_.:-]{0,99}$/

/** The operation that a request asks for. */
export function toOperation({ method, segments, parameters }: RestRequest): Operation {
  const path = segments.map((segment) => (isWord(segment) ? segment : '*')).join('/')
  const names = parameters.map(([name]) => (parameterName.test(name) ? name : '*'))
  const query = [...new Set(names)].sort().join('&')
  const asked = `${method} ${path}`
  const [, interaction = 'unknown'] = interactions.find(([pattern]) => pattern.test(asked)) ?? []
  return { interaction, text: query === '' ? asked : `${asked}?${query}` }
}
