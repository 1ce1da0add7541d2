/** Compiles a fetch of a query plan: what it asks with, whom it asks, and where the answer goes. */
import type { FetchNode } from '@apollo/query-planner'
import type { FetchResult, RunFetch, Sources } from '../../source.ts'
import { isObject, put, readerOf, type Fields } from '../object.ts'
import { toDownstreamErrors, toThrownError } from './errors.ts'
import { comeAlone, type Meetings } from './meeting.ts'
import { copyOf, merge } from './merge.ts'
import { compilePath, placesAt, type PlanPath } from './places.ts'
import { compileRepresentation, representEach, type Represented } from './representation.ts'
import { compileRewrites } from './rewrite.ts'
import type { Place, Planned, PlanRun, Step } from './run.ts'

function prepareFetch(node: FetchNode, sources: Sources): RunFetch {
  const source = sources(node.serviceName)
  const asked = {
    query: node.operation,
    document: node.operationDocumentNode,
    operationName: node.operationName,
  }
  return (
    source.prepare?.(asked) ??
    ((variables, context) => source.process({ variables, ...asked }, context))
  )
}

/** The variables that a fetch uses, of those that were given. */
function pickVariables({ variableUsages = [] }: FetchNode): (run: PlanRun) => Fields {
  const reads = variableUsages.map((name) => [name, readerOf(name)] as const)
  return ({ variables }) => {
    const picked: Fields = {}
    for (const [name, read] of reads) {
      const value = read(variables)
      if (value !== undefined) put(picked, name, value)
    }
    return picked
  }
}

/** Merges an answer into all objects that it is the answer for; each has its own copy. */
function mergeAll(targets: readonly (Fields | undefined)[], answer: Fields): void {
  for (const [index, target] of targets.entries()) {
    const own = index === 0 ? answer : copyOf(answer)
    if (target !== undefined && isObject(own)) merge(target, own)
  }
}

type Ask = (run: PlanRun, targets: Fields[]) => Promise<void> | undefined

/** A fetch of root fields. */
function compileRootFetch(node: FetchNode, planned: Planned, path: PlanPath): Ask {
  const fetch = prepareFetch(node, planned.sources)
  const pick = pickVariables(node)
  const rewrite = compileRewrites(node.outputRewrites, planned.supergraph)
  return async (run, targets) => {
    const { data, errors } = await fetch(pick(run), run.context)
    if (errors)
      run.errors.push(
        ...toDownstreamErrors(errors, node.serviceName, (place) => [place && [...path, ...place]]),
      )
    if (!data) return
    rewrite?.(data)
    mergeAll(targets, data)
  }
}

/** The entities of an answer, one for each representation. */
function entitiesOf({ data }: FetchResult, count: number): readonly unknown[] {
  if (!data) return []
  const entities = readerOf('_entities')(data)
  if (!Array.isArray(entities)) throw new Error('the entities of a subgraph are no list')
  if (entities.length !== count) throw new Error('a subgraph answered other than it was asked')
  return entities
}

/** Tells the errors of a fetch of entities at the places of the entities. */
function tellErrors(
  errors: NonNullable<FetchResult['errors']>,
  node: FetchNode,
  { run, path, targets }: { run: PlanRun; path: PlanPath; targets: Represented['targets'] },
): void {
  const places = placesAt(run.data, path)
  run.errors.push(
    ...toDownstreamErrors(errors, node.serviceName, (place) => {
      const [, index, ...below] = place ?? []
      if (typeof index !== 'number') return [place && [...path, ...place]]
      return (targets[index] ?? []).map((target) => [...(places[target] ?? []), ...below])
    }),
  )
}

/** A fetch of entities, by representations of what is known of them. */
function compileEntityFetch(
  node: FetchNode,
  requires: NonNullable<FetchNode['requires']>,
  planned: Planned,
  path: PlanPath,
): Ask {
  const { supergraph, sources } = planned
  const fetch = prepareFetch(node, sources)
  const pick = pickVariables(node)
  const rewriteInput = compileRewrites(node.inputRewrites, supergraph)
  const rewriteOutput = compileRewrites(node.outputRewrites, supergraph)
  const select = compileRepresentation(requires, supergraph)
  const represent = (entity: Fields) => {
    const representation = select(entity)
    if (representation?.['__typename']) rewriteInput?.(representation)
    return representation
  }
  const ask = async (
    run: PlanRun,
    entities: readonly Fields[],
    { representations, targets }: Represented,
  ) => {
    const variables = pick(run)
    put(variables, 'representations', representations)
    const result = await fetch(variables, run.context)
    if (result.errors) tellErrors(result.errors, node, { run, path, targets })
    for (const [index, entity] of entitiesOf(result, representations.length).entries()) {
      if (entity === null) continue
      if (!isObject(entity)) throw new Error('an entity of a subgraph is no object')
      const places = (targets[index] ?? []).map((target) => entities[target])
      if (!readerOf('__typename')(entity)) put(entity, '__typename', places[0]?.['__typename'])
      rewriteOutput?.(entity)
      mergeAll(places, entity)
    }
  }
  return (run, entities) => {
    const represented = representEach(entities, represent)
    return represented.representations.length === 0 ? undefined : ask(run, entities, represented)
  }
}

/** Compiles a fetch at its place. What fails is an error of the operation, and the rest goes on. */
export function compileFetch(
  node: FetchNode,
  planned: Planned & Meetings,
  { path, isLast }: Place,
): Step {
  if (node.variableUsages?.includes('representations'))
    throw new Error('no variable may be named as those of the gateway')
  if (node.contextRewrites && node.contextRewrites.length > 0)
    throw new Error('@fromContext is not supported')
  const find = compilePath(path)
  const ask = node.requires
    ? compileEntityFetch(node, node.requires, planned, path)
    : compileRootFetch(node, planned, path)
  const { isDistant } = planned.sources(node.serviceName)
  const come = isDistant && node.requires && isLast ? planned.join(node.serviceName) : comeAlone
  return (run) => {
    const targets: Fields[] = []
    find(run.data, targets)
    if (targets.length === 0) return come(run, undefined)
    return come(run, () =>
      ask(run, targets)?.catch((error: unknown) => {
        run.errors.push(toThrownError(error))
      }),
    )
  }
}
