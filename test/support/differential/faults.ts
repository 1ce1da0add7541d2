/** Subgraphs that answer wrongly: what they say is damaged, the same way each time the same is asked in one request. */
import { createHash } from 'node:crypto'
import type { GraphQLFormattedError } from 'graphql'
import { ApiError } from '../../../errors.ts'
import type { RequestContext } from '../../../gateway/context.ts'
import type { DataSource, Fetch, FetchResult, Sources } from '../../../gateway/source.ts'
import { secret } from '../graph.ts'

/** A number that is always the same for this text. */
const draw = (text: string, bound: number): number =>
  createHash('sha256').update(text).digest().readUInt32LE() % bound

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNamed = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && '__typename' in value

/** What may stand in the place of a value; nothing stands there where it is undefined. */
const damages: readonly ((value: unknown) => unknown)[] = [
  () => null,
  () => null,
  () => undefined,
  () => 'text',
  () => 1.5,
  () => true,
  () => ({}),
  () => [],
  () => [null],
  () => ({ __typename: 'Nothing' }),
  () => JSON.parse('{ "__proto__": { "polluted": true }, "constructor": { "prototype": {} } }'),
  // Where nobody has asked of what type an object is, Apollo's gateway does not look at what it says.
  (value) => (isNamed(value) ? { ...value, __typename: 'Patient' } : [value]),
  (value) => (Array.isArray(value) ? value.slice(1) : { value }),
  // What is false to JavaScript is null to Apollo's gateway.
  (value) => (Array.isArray(value) ? [...value, null] : 'other'),
  (value) => (isObject(value) ? { ...value, ...JSON.parse('{ "__proto__": { "x": 1 } }') } : ' '),
]

/** One value in so many is damaged. */
const rarity = 40

interface Damaging {
  readonly seed: string
  readonly errors: GraphQLFormattedError[]
  /** Entities are told apart by what was asked of them: an executor may ask for each once. */
  readonly entities: readonly unknown[]
}

type Path = readonly (string | number)[]

function damage(value: unknown, path: Path, name: string, damaging: Damaging): unknown {
  const key = `${damaging.seed} ${name}`
  const kind = path.length < 2 ? rarity : draw(key, rarity)
  if (kind === 1) {
    const code = draw(`code ${key}`, 2) === 0 ? 'FORBIDDEN' : 'UPSTREAM'
    damaging.errors.push({ message: secret, path, extensions: { code } })
    return null
  }
  if (kind === 0) return damages[draw(`kind ${key}`, damages.length)]?.(value)
  if (Array.isArray(value))
    return value.map((item, index) => {
      const entity = path[0] === '_entities' && path.length === 1
      const of = entity ? JSON.stringify(damaging.entities[index]) : String(index)
      return damage(item, [...path, index], `${name} ${of}`, damaging) ?? null
    })
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, one]) => [field, damage(one, [...path, field], `${name}.${field}`, damaging)])
      .filter(([, one]) => one !== undefined),
  )
}

const refused = (code: string): FetchResult => ({
  errors: [{ message: secret, extensions: { code } }],
})

/** What may become of a whole fetch. */
const failures: readonly (() => FetchResult)[] = [
  () => {
    throw new ApiError('FORBIDDEN')
  },
  () => {
    throw new Error(secret)
  },
  () => refused('LIMIT_EXCEEDED'),
  () => refused('what nobody knows'),
  () => ({ data: null }),
  () => ({}),
  () => ({ data: {} }),
  () => ({ data: null, ...refused('FORBIDDEN') }),
  () => ({ data: { _entities: null } }),
  () => ({ data: { _entities: [] } }),
]

/** One fetch in so many fails. */
const failing = 16

async function process(
  source: DataSource,
  name: string,
  fetch: Fetch,
  context: RequestContext,
): Promise<FetchResult> {
  const seed = `${context.requestId} ${name} ${fetch.query}`
  const failure =
    draw(seed, failing) === 0 ? failures[draw(`f ${seed}`, failures.length)] : undefined
  if (failure) return failure()
  const { data, errors = [] } = await source.process(fetch, context)
  const { representations } = fetch.variables
  const entities = Array.isArray(representations) ? representations : []
  const damaging: Damaging = { seed, entities, errors: [...errors] }
  const damaged = damage(data, [], '', damaging)
  const said = damaging.errors.length > 0 ? { errors: damaging.errors } : {}
  return { ...said, data: isObject(damaged) ? damaged : null }
}

/** The same subgraphs, of which some answers are wrong. */
export const toFaulty =
  (sources: Sources): Sources =>
  (name) => ({
    isDistant: true,
    process: (fetch, context) => process(sources(name), name, fetch, context),
  })
