/** Arguments and variables of generated operations: what is sensible mostly, and what is not, now and then. */
import {
  GraphQLNonNull,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql'
import type { Choices } from './choices.ts'

/** What the world has that an operation may ask for. */
export interface Pool {
  /** The names of fields that are preferred to others. */
  readonly lively: ReadonlySet<string>
  /** The same of fields of the root. */
  readonly roots: ReadonlySet<string>
  /** Types that things mostly are. */
  readonly likely: readonly string[]
  /** What is given for an argument or input field of this name and scalar type, of a field. */
  valuesOf(name: string, scalar: string, field: string): readonly Scalar[]
}

export type Scalar = string | number | boolean

/** A value as a document writes it, and as a variable brings it. */
interface Value {
  readonly text: string
  readonly json: unknown
}

export interface Variable {
  readonly declaration: string
  readonly name: string
  /** For each run of the operation; nothing is sent where this is undefined. */
  readonly values: readonly unknown[]
}

const nothing: Value = { text: 'null', json: null }

/** How often an operation is run, each time with other variables. */
export const runs = 4

/** No value of most types. */
const wrong: readonly unknown[] = [{}, 'wrong', [[1]], 1.5, true, { __typename: 'x' }]

const toValue = (json: Scalar): Value => ({ text: JSON.stringify(json), json })

const toList = (items: readonly Value[]): Value => ({
  text: `[${items.map(({ text }) => text).join(', ')}]`,
  json: items.map(({ json }) => json),
})

/** Writes the arguments and variables of one operation. */
export function createValues(choices: Choices, pool: Pool) {
  const variables: Variable[] = []

  const valueOf = (type: GraphQLInputType, name: string, field: string): Value => {
    if (isNonNullType(type)) return someOf(type.ofType, name, field)
    return choices.oneIn(16) ? nothing : someOf(type, name, field)
  }

  const someOf = (type: GraphQLInputType, name: string, field: string): Value => {
    if (isNonNullType(type)) return someOf(type.ofType, name, field)
    if (isListType(type)) {
      const items = Array.from({ length: choices.one([1, 1, 2, 3, 0]) }, () =>
        valueOf(type.ofType, name, field),
      )
      const [single = nothing] = items
      return choices.oneIn(5) && items.length === 1 ? single : toList(items)
    }
    if (isEnumType(type)) {
      const { name: value } = choices.one(type.getValues())
      return { text: value, json: value }
    }
    if (!isInputObjectType(type)) return toValue(choices.one(pool.valuesOf(name, type.name, field)))
    const inputs = Object.values(type.getFields())
      .filter((input) => isNonNullType(input.type) || choices.oneIn(3))
      .map((input) => ({ name: input.name, value: valueOf(input.type, input.name, field) }))
    return {
      text: `{ ${inputs.map((input) => `${input.name}: ${input.value.text}`).join(', ')} }`,
      json: Object.fromEntries(inputs.map((input) => [input.name, input.value.json])),
    }
  }

  /** What a variable brings to one run: mostly what it may, and now and then nothing, null, or what it may not. */
  const sent = (type: GraphQLInputType, name: string, field: string): unknown => {
    const kind = choices.below(16)
    if (kind === 15) return choices.one([null, ...wrong])
    if (kind > (isNonNullType(type) ? 13 : 9)) return undefined
    return someOf(type, name, field).json
  }

  const variableOf = (type: GraphQLInputType, name: string, field: string): string => {
    const variable = `v${variables.length}`
    const declared = choices.oneIn(4) && !isNonNullType(type) ? new GraphQLNonNull(type) : type
    const preset = choices.oneIn(3) ? ` = ${valueOf(declared, name, field).text}` : ''
    variables.push({
      name: variable,
      declaration: `$${variable}: ${String(declared)}${preset}`,
      values: Array.from({ length: runs }, () => sent(declared, name, field)),
    })
    return `$${variable}`
  }

  const given = (type: GraphQLInputType, name: string, field: string) =>
    choices.oneIn(4) ? variableOf(type, name, field) : valueOf(type, name, field).text

  return {
    variables,
    /** The arguments of a field: those that it must have, and some that it may. */
    argumentsOf({ name: field, args }: GraphQLField<unknown, unknown>): string {
      const needed = args.filter(({ type }) => isNonNullType(type))
      const free = args.filter(({ type }) => !isNonNullType(type))
      const liked = free.filter(({ name }) => pool.lively.has(name))
      const some = liked.length > 0 && !choices.oneIn(3) ? liked : free
      const count = some.length === 0 ? 0 : choices.one([0, 0, 0, 1, 1, 2])
      const more = Array.from({ length: count }, () => choices.one(some))
      const texts = [...new Set([...needed, ...more])].map(
        ({ name, type }) => `${name}: ${given(type, name, field)}`,
      )
      return texts.length === 0 ? '' : `(${texts.join(', ')})`
    },
    /** A value for the `if` of a directive. */
    conditionOf: (type: GraphQLInputType) =>
      choices.oneIn(2) ? variableOf(type, 'if', '') : choices.one(['true', 'false']),
  }
}
