/** Which interaction a request means: method and path → what answers it. https://hl7.org/fhir/R4/http.html#summary */
import { ApiError } from '../errors.ts'
import { restFault, toOutcomeAnswer } from './answer.ts'
import { bundleOf } from './bundle.ts'
import type { Exchange, Interaction, Method, Names, RestAnswer } from './exchange.ts'
import { read } from './read.ts'
import { validate } from './validate.ts'
import { write } from './write.ts'

interface Row {
  readonly methods: readonly Method[]
  /** Segments with a colon stand for any one segment. */
  readonly path: string
  readonly answer: Interaction
}

const reads: readonly Method[] = ['GET', 'HEAD']

const changes: readonly Method[] = ['PUT', 'PATCH', 'DELETE']

/** The first row that fits answers. */
const interactions: readonly Row[] = [
  { methods: ['POST'], path: '', answer: bundleOf(answerRest) },
  { methods: ['POST'], path: ':type/$validate', answer: validate },
  { methods: ['POST'], path: ':type/:id/$validate', answer: validate },
  { methods: ['POST', ...changes], path: ':type', answer: write },
  { methods: reads, path: ':type/:id', answer: read },
  { methods: changes, path: ':type/:id', answer: write },
]

/** Answers a request. Throws NOT_FOUND for an address that means nothing; a wrong method is told which ones are right. */
export async function answerRest(exchange: Exchange): Promise<RestAnswer> {
  const found = interactions.flatMap((row) => {
    const pattern = row.path === '' ? [] : row.path.split('/')
    const names = namesOf(pattern, exchange.segments)
    return names === undefined ? [] : [{ row, names }]
  })
  const chosen = found.find(({ row }) => row.methods.includes(exchange.method))
  if (chosen !== undefined) return chosen.row.answer(exchange, chosen.names)
  if (found.length === 0) throw new ApiError('NOT_FOUND')
  const allowed = [...new Set(found.flatMap(({ row }) => row.methods))]
  const fault = restFault('METHOD_NOT_ALLOWED', 'This method is not answered at this address.')
  return toOutcomeAnswer('METHOD_NOT_ALLOWED', fault, { allow: allowed.join(', ') })
}

function namesOf(pattern: readonly string[], segments: readonly string[]): Names | undefined {
  if (pattern.length !== segments.length) return undefined
  const pairs = pattern.map((part, place): [string, string] => [part, segments[place] ?? ''])
  if (pairs.some(([part, segment]) => !part.startsWith(':') && part !== segment)) return undefined
  return Object.fromEntries(
    pairs
      .filter(([part]) => part.startsWith(':'))
      .map(([part, segment]) => [part.slice(1), segment]),
  )
}
