/** Queries along every path of the schema that leads anywhere in a world. */
import { reverseLookupsOf } from '../../fhir/reverse-lookups.ts'
import { domains } from '../../fhir/types.ts'
import type { Edge, Paths } from './paths.ts'

/** A path that leads somewhere, with the types it leads to. */
export interface LiveEdge {
  readonly edge: Edge
  readonly to: readonly string[]
}

export interface Journeys {
  /** The paths that lead somewhere, by the type they start from. */
  readonly live: ReadonlyMap<string, readonly LiveEdge[]>
  /** From the resources of each type along every path. */
  readonly twoSteps: readonly string[]
  /** And on from there, to the depth asked for. */
  readonly deep: readonly string[]
  /** What is selected of a patient, to the depth asked for. */
  readonly ofPatient: string
  /** What the deep queries take: `depth Type.path`, and `depth Type.path.path` where two follow each other. */
  readonly walked: ReadonlySet<string>
}

type Ask = (query: string) => Promise<unknown>

interface Asking {
  readonly ask: Ask
  /** The root field is the first step. */
  readonly depth: number
  /** The ids from which deep paths start: the rest is reached from there. */
  readonly roots: readonly string[]
}

/** Asks, as somebody who sees everything, which paths lead anywhere: what is empty for them is empty for all. */
export async function findJourneys(
  paths: Paths,
  types: readonly string[],
  { ask, depth, roots }: Asking,
): Promise<Journeys> {
  const live = new Map<string, readonly LiveEdge[]>()
  for (const type of types) {
    const edges = edgesFrom(paths, type)
    const found = reachedBy(await ask(probeOf(paths, type)))
    live.set(
      type,
      edges.flatMap((edge, index) => {
        const to = found.get(`e${index}`)
        return to === undefined ? [] : [{ edge, to: [...to] }]
      }),
    )
  }
  const from = (type: string) => live.get(type) ?? []
  const walked = new Set<string>()
  const selectDeep = createDeepSelection({ paths, from, walked, depth })
  const toQueries = (given: string, select: (type: string) => string) =>
    types.map((type) => `{ ${type}List(_count: 500${given}) { ${select(type)} } }`)
  return {
    live,
    walked,
    twoSteps: toQueries('', (type) => selectLeaves(paths, type, from(type))),
    ofPatient: createDeepSelection({ paths, from, walked: new Set(), depth })('Patient'),
    deep: toQueries(`, _id: ${JSON.stringify(roots)}`, selectDeep),
  }
}

/** A query along every path out of a type. */
export function probeOf(paths: Paths, type: string): string {
  const fields = edgesFrom(paths, type).map((edge, at) => edge.write(`e${at}`, () => '__typename'))
  return `{ ${type}List(_count: 500) { ${fields.join(' ')} } }`
}

const edgesFrom = (paths: Paths, type: string) =>
  paths.edgesOf(type).filter(({ reverse }) => !reverse || isLookup(type, reverse))

const lookups = new Set(
  domains
    .flatMap(reverseLookupsOf)
    .flatMap(({ target, type, parameters }) =>
      parameters.map(({ name }) => `${target} ${type} ${name}`),
    ),
)

/** The enum of a list names all its parameters; those that name another type are refused. */
const isLookup = (target: string, { type, parameter }: NonNullable<Edge['reverse']>) =>
  lookups.has(`${target} ${type} ${parameter}`)

/** The types found under each alias of an answer. */
function reachedBy(answer: unknown): Map<string, Set<string>> {
  const reached = new Map<string, Set<string>>()
  const walk = (value: unknown, alias: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const under = /^e\d+$/.test(name) ? name : alias
      if (name === '__typename' && typeof member === 'string')
        reached.set(under, (reached.get(under) ?? new Set()).add(member))
      walk(member, under)
    }
  }
  walk(answer, '')
  return reached
}

const selectLeaves = (paths: Paths, type: string, edges: readonly LiveEdge[]) =>
  [
    paths.leaf(type),
    ...edges.map(({ edge, to }, index) =>
      edge.write(`e${index}`, (end) => spread(end, to, (one) => paths.leaf(one))),
    ),
  ].join(' ')

/**
 * So many paths are taken on from the end of each path, by depth: all from the root, then some in turn. Patients have
 * twenty times more than others: all pairs of paths through them would be 32,000, and half a million at depth four.
 */
const onwardAtMost = [Infinity, 8, 1, 1]

interface Deep {
  readonly paths: Paths
  readonly from: (type: string) => readonly LiveEdge[]
  readonly walked: Set<string>
  readonly depth: number
}

/** What is selected of a type at a depth, with all that follows; paths in turn, so that each gets its turn. */
function createDeepSelection({ paths, from, walked, depth: deepest }: Deep) {
  const turns = new Map<string, number>()
  const inTurn = (type: string, depth: number): readonly LiveEdge[] => {
    const all = from(type)
    const most = onwardAtMost[depth - 2] ?? 1
    const turn = turns.get(`${depth} ${type}`) ?? 0
    turns.set(`${depth} ${type}`, turn + 1)
    const start = (turn * most) % Math.max(1, all.length)
    return most >= all.length ? all : [...all.slice(start), ...all.slice(0, start)].slice(0, most)
  }
  const select = (
    type: string,
    depth: number,
    [way, member]: readonly [string, number],
  ): string => {
    const steps = inTurn(type, depth).map(({ edge, to }, index) => {
      walked.add(`${depth} ${type}.${edge.name}`).add(`${depth} ${way}.${edge.name}`)
      const further = (one: string, at: number) =>
        depth < deepest ? select(one, depth + 1, [`${type}.${edge.name}`, at]) : paths.leaf(one)
      return edge.write(`d${depth}_${member}_${index}`, (end) => spread(end, to, further))
    })
    return [paths.leaf(type), ...steps].join(' ')
  }
  return (type: string) => select(type, 2, [type, 0])
}

/** A selection on the type at the end of a path, or on each type of the union that is met there. */
const spread = (
  end: string,
  to: readonly string[],
  select: (type: string, member: number) => string,
) =>
  end === 'Resource'
    ? `__typename ${to.map((type, member) => `... on ${type} { ${select(type, member)} }`).join(' ')}`
    : select(end, 0)
