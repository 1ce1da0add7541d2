/** Leaves as the graph promises them: what is no value of its type is not shown. */
import { isEnumType, type GraphQLLeafType } from 'graphql'

type Test = (value: unknown) => boolean

const isInteger: Test = (value) => typeof value === 'number' && Number.isInteger(value)

const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['String', (value) => typeof value === 'string'],
  ['ID', (value) => typeof value === 'string' || isInteger(value)],
  ['Boolean', (value) => typeof value === 'boolean'],
  ['Int', isInteger],
  ['Float', (value) => typeof value === 'number' && Number.isFinite(value)],
])

const always: Test = () => true

/** Tests a value of a leaf. A scalar of our own may be any JSON. */
export function leafTestOf(type: GraphQLLeafType): Test {
  if (!isEnumType(type)) return tests.get(type.name) ?? always
  const names = new Set<unknown>(type.getValues().map(({ name }) => name))
  return (value) => names.has(value)
}
