/** Which interaction a request means: method and path → what answers it. https://hl7.org/fhir/R4/http.html#summary */
import { ApiError } from '../errors.ts'
import type { Exchange, Interaction, Method, Names, RestAnswer } from './exchange.ts'
import { read } from './read.ts'

interface Row {
  readonly methods: readonly Method[]
  /** Segments with a colon stand for any one segment. */
  readonly path: string
  readonly answer: Interaction
}

const reads: readonly Method[] = ['GET', 'HEAD']

/** The first row that fits answers. */
const interactions: readonly Row[] = [{ methods: reads, path: ':type/:id', answer: read }]

/** Answers a request. Throws NOT_FOUND for an address that means nothing, METHOD_NOT_ALLOWED for a wrong method. */
export async function answerRest(exchange: Exchange): Promise<RestAnswer> {
  const found = interactions.flatMap((row) => {
    const names = namesOf(row.path.split('/'), exchange.segments)
    return names === undefined ? [] : [{ row, names }]
  })
  const chosen = found.find(({ row }) => row.methods.includes(exchange.method))
  if (chosen !== undefined) return chosen.row.answer(exchange, chosen.names)
  throw new ApiError(found.length === 0 ? 'NOT_FOUND' : 'METHOD_NOT_ALLOWED')
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
