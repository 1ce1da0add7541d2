/** Selections of generated operations: fields, aliases, fragments and conditions, merged where they meet. */
import {
  GraphQLIncludeDirective,
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import type { Choices } from './choices.ts'
import { createValues, type Pool } from './values.ts'

/** Names that an executor keeps its own things under, and those of other fields; the door refuses that of the key. */
const aliases = [
  ...['a', 'b', 'id', 'name', 'representations', '_entities', 'toString', 'hasOwnProperty'],
  ...['valueOf', 'then', 'length', '__defineGetter__', 'data', 'errors'],
]

/** As many fields are written in one operation at most. */
const budget = 18

/** Fields of which the deepest have none beneath them. */
export const deepest = 8

type Field = GraphQLField<unknown, unknown>

interface Fragment {
  readonly name: string
  readonly type: GraphQLCompositeType
}

/** Where something is selected: how deep, and under which names. */
interface Place {
  readonly depth: number
  readonly path: string
}

interface Taken {
  readonly name: string
  readonly type: string
  readonly args: string
}

const condition = GraphQLIncludeDirective.args[0]

/** Writes the selections of one operation; its names begin with the prefix. */
export function createSelections(
  schema: GraphQLSchema,
  choices: Choices,
  pool: Pool,
  prefix: string,
) {
  const values = createValues(choices, pool)
  const fragments: Fragment[] = []
  const definitions: string[] = []
  const taken = new Map<string, Taken>()
  let written = 0

  const directives = () => {
    if (condition === undefined || !choices.oneIn(9)) return ''
    return ` @${choices.one(['include', 'skip'])}(if: ${values.conditionOf(condition.type)})`
  }

  const selectionSet = (type: GraphQLCompositeType, place: Place): string => {
    const most = place.depth > deepest - 3 ? 2 : 4
    const pieces = Array.from({ length: 1 + choices.below(most) }, () => selection(type, place))
    return `{ ${pieces.join(' ')} }`
  }

  const selection = (type: GraphQLCompositeType, place: Place): string => {
    const kind = choices.below(12)
    if (kind === 9) return `__typename${directives()}`
    const nested = place.depth < deepest && written < budget
    if (nested && kind === 10) return spread(type, place)
    if (nested && (kind === 11 || (isUnionType(type) && kind > 1))) return inline(type, place)
    if (isUnionType(type)) return '__typename'
    return field(type, place)
  }

  const inline = (type: GraphQLCompositeType, { depth, path }: Place): string => {
    const on = choices.oneIn(8) ? undefined : choices.one(conditionsOn(type))
    const named = on === undefined ? '' : ` on ${on.name}`
    return `...${named}${directives()} ${selectionSet(on ?? type, { depth: depth + 1, path })}`
  }

  /** Types that something of this type may be asked to be, those with data first. */
  const conditionsOn = (type: GraphQLCompositeType): readonly GraphQLCompositeType[] => {
    const some = isAbstractType(type)
      ? schema.getPossibleTypes(type)
      : [type, ...type.getInterfaces()]
    const likely = some.filter(({ name }) => pool.likely.includes(name))
    if (likely.length > 0 && !choices.oneIn(3)) return likely
    const lively = some.filter(({ name }) => pool.lively.has(name))
    return lively.length === 0 || choices.oneIn(6) ? [type, ...some] : lively
  }

  const spread = (type: GraphQLCompositeType, { depth }: Place): string => {
    const known = fragments.filter((fragment) => doTypesOverlap(schema, fragment.type, type))
    if (known.length > 0 && choices.oneIn(2)) return `...${choices.one(known).name}${directives()}`
    const on = choices.one(conditionsOn(type))
    const name = `${prefix}F${definitions.length}`
    const at = definitions.push('') - 1
    const text = selectionSet(on, { depth: depth + 1, path: name })
    definitions[at] = `fragment ${name} on ${on.name} ${text}`
    // Known only now: a fragment may not hold itself.
    fragments.push({ name, type: on })
    return `...${name}${directives()}`
  }

  const chosen = (type: GraphQLCompositeType, depth: number): Field | undefined => {
    if (isUnionType(type)) return undefined
    const isDeep = depth >= deepest || written >= budget
    const fields = Object.values(type.getFields()).filter(
      (one) => !isDeep || !isCompositeType(getNamedType(one.type)),
    )
    if (fields.length === 0) return undefined
    const preferred = depth === 0 ? pool.roots : pool.lively
    const lively = fields.filter(({ name }) => preferred.has(name))
    const onward = lively.filter((one) => isCompositeType(getNamedType(one.type)))
    if (onward.length > 0 && choices.oneIn(2)) return choices.one(onward)
    return choices.one(lively.length === 0 || choices.oneIn(8) ? fields : lively)
  }

  /** A name of the answer under which this may stand; what stands there already is asked again in the same way. */
  const nameFor = (one: Field, { path }: Place): { response: string; args: string } => {
    const response = choices.oneIn(8) ? choices.one(aliases) : one.name
    const before = taken.get(`${path}/${response}`)
    const type = String(one.type)
    if (before?.name === one.name && before.type === type) return { response, args: before.args }
    const free = before === undefined ? response : `f${written}`
    const args = values.argumentsOf(one)
    taken.set(`${path}/${free}`, { name: one.name, type, args })
    return { response: free, args }
  }

  const field = (type: GraphQLCompositeType, place: Place): string => {
    const one = chosen(type, place.depth)
    if (one === undefined) return '__typename'
    written += 1
    const { response, args } = nameFor(one, place)
    const alias = response === one.name ? '' : `${response}: `
    const returned = getNamedType(one.type)
    const path = `${place.path}/${response}`
    const text = `${alias}${one.name}${args}${directives()}`
    if (!isCompositeType(returned)) return text
    return `${text} ${selectionSet(returned, { depth: place.depth + 1, path })}`
  }

  return { values, definitions, selectionSet }
}
