/** Queries along every path of the schema that leads anywhere in a world. */
import { reverseLookupsOf } from '../../fhir/reverse-lookups.ts'
import { domains } from '../../fhir/types.ts'
import type { Edge, Paths } from './paths.ts'

/** A path that leads somewhere, with the types it leads to. */
interface LiveEdge {
  readonly edge: Edge
  readonly to: readonly string[]
}

export interface Journeys {
  /** How many paths lead somewhere. */
  readonly size: number
  /** From the resources of each type along every path. */
  readonly twoSteps: readonly string[]
  /** And from there along every path again. */
  readonly threeSteps: readonly string[]
}

type Ask = (query: string) => Promise<unknown>

/** Asks, as somebody who sees everything, which paths lead anywhere: what is empty for them is empty for all. */
export async function findJourneys(
  paths: Paths,
  types: readonly string[],
  ask: Ask,
): Promise<Journeys> {
  const live = new Map<string, readonly LiveEdge[]>()
  for (const type of types) {
    const edges = paths.edgesOf(type).filter(({ reverse }) => !reverse || isLookup(type, reverse))
    const fields = edges.map((edge, index) => edge.write(`e${index}`, () => '__typename'))
    const found = reachedBy(await ask(`{ ${type}List(_count: 500) { ${fields.join(' ')} } }`))
    live.set(
      type,
      edges.flatMap((edge, index) => {
        const to = found.get(`e${index}`)
        return to === undefined ? [] : [{ edge, to: [...to] }]
      }),
    )
  }
  const from = (type: string) => live.get(type) ?? []
  const selectDeep = createDeepSelection(paths, from)
  const toQueries = (select: (type: string) => string) =>
    types.map((type) => `{ ${type}List(_count: 500) { ${select(type)} } }`)
  return {
    size: [...live.values()].flat().length,
    twoSteps: toQueries((type) => selectLeaves(paths, type, from(type))),
    threeSteps: toQueries(selectDeep),
  }
}

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

const selectLeaves = (paths: Paths, type: string, edges: readonly LiveEdge[], prefix = 'e') =>
  [
    paths.leaf(type),
    ...edges.map(({ edge, to }, index) =>
      edge.write(`${prefix}${index}`, (end) => spread(end, to, (one) => paths.leaf(one))),
    ),
  ].join(' ')

/** So many paths are taken from the end of each path. Patients have twenty times more: those are taken in turns. */
const onwardAtMost = 8

const inTurn = <T>(all: readonly T[], turn: number): readonly T[] => {
  const start = (turn * onwardAtMost) % Math.max(1, all.length)
  return [...all.slice(start), ...all.slice(0, start)].slice(0, onwardAtMost)
}

function createDeepSelection(paths: Paths, from: (type: string) => readonly LiveEdge[]) {
  let turn = 0
  return (type: string): string => {
    const steps = from(type).map(({ edge, to }, index) =>
      edge.write(`e${index}`, (end) =>
        spread(end, to, (one, member) => {
          turn += 1
          return selectLeaves(paths, one, inTurn(from(one), turn), `f${member}_`)
        }),
      ),
    )
    return [paths.leaf(type), ...steps].join(' ')
  }
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
