/** Which interaction a request means: method and path → what answers it. https://hl7.org/fhir/R4/http.html#summary */
import { ApiError } from '../errors.ts'
import { restFault, toOutcomeAnswer } from './answer.ts'
import { bundleOf } from './bundle.ts'
import type { Exchange, Interaction, Method, Names, RestAnswer } from './exchange.ts'
import { assertAcceptable } from './format.ts'
import { historyOfInstance, historyOfSystem, historyOfType } from './history.ts'
import { read, vread } from './read.ts'
import {
  search,
  searchByForm,
  searchCompartment,
  searchCompartmentByForm,
  searchSystem,
} from './search.ts'
import { validate } from './validate.ts'
import { write } from './write.ts'

interface Row {
  readonly methods: readonly Method[]
  /** Segments with a colon stand for any one segment. */
  readonly path: string
  readonly answer: Interaction
}

/** A row whose path was taken apart. */
interface Known extends Row {
  readonly pattern: readonly string[]
}

const reads: readonly Method[] = ['GET', 'HEAD']

const changes: readonly Method[] = ['PUT', 'PATCH', 'DELETE']

/** The first row that fits answers. */
const rows: readonly Row[] = [
  { methods: reads, path: '', answer: searchSystem },
  { methods: ['POST'], path: '', answer: bundleOf(answerRest) },
  { methods: reads, path: '_history', answer: historyOfSystem },
  { methods: ['POST'], path: ':type/$validate', answer: validate },
  { methods: ['POST'], path: ':type/:id/$validate', answer: validate },
  { methods: ['POST'], path: ':type/_search', answer: searchByForm },
  { methods: ['POST'], path: 'Patient/:patient/:type/_search', answer: searchCompartmentByForm },
  { methods: reads, path: ':type', answer: search },
  { methods: ['POST', ...changes], path: ':type', answer: write },
  { methods: reads, path: ':type/_history', answer: historyOfType },
  { methods: reads, path: ':type/:id', answer: read },
  { methods: changes, path: ':type/:id', answer: write },
  { methods: reads, path: ':type/:id/_history', answer: historyOfInstance },
  { methods: reads, path: ':type/:id/_history/:version', answer: vread },
  { methods: reads, path: 'Patient/:patient/:type', answer: searchCompartment },
]

const interactions: readonly Known[] = rows.map((row) => ({
  ...row,
  pattern: row.path === '' ? [] : row.path.split('/'),
}))

const isName = (part: string) => part.startsWith(':')

const fits = ({ pattern }: Known, segments: readonly string[]): boolean =>
  pattern.length === segments.length &&
  pattern.every((part, place) => isName(part) || part === segments[place])

const findRows = (segments: readonly string[]): readonly Known[] =>
  interactions.filter((row) => fits(row, segments))

const namesOf = ({ pattern }: Known, segments: readonly string[]): Names =>
  Object.fromEntries(
    pattern.flatMap((part, place) =>
      isName(part) ? [[part.slice(1), segments[place] ?? '']] : [],
    ),
  )

/** Is there an interaction for this method at an address of this form? */
export const isAnswered = (method: Method, segments: readonly string[]): boolean =>
  findRows(segments).some(({ methods }) => methods.includes(method))

/** Answers a request. Throws NOT_FOUND for an address that means nothing, NOT_ACCEPTABLE for a format that is not ours. */
export async function answerRest(exchange: Exchange): Promise<RestAnswer> {
  assertAcceptable(exchange)
  const { method, segments } = exchange
  const found = findRows(segments)
  const chosen = found.find(({ methods }) => methods.includes(method))
  if (chosen !== undefined) return chosen.answer(exchange, namesOf(chosen, segments))
  if (found.length === 0) throw new ApiError('NOT_FOUND')
  const allowed = [...new Set(found.flatMap(({ methods }) => methods))]
  const fault = restFault('METHOD_NOT_ALLOWED', 'This method is not answered at this address.')
  return toOutcomeAnswer('METHOD_NOT_ALLOWED', fault, { allow: allowed.join(', ') })
}
