/** What an operation can ask in several ways: conditions, types by name, mutations one after the other. */
import type { Resolve, Suite } from '../suite.ts'

const never: Resolve = () => {
  throw new Error('this was not asked for')
}

/** What a condition leaves out is not fetched, nor what it would require. */
const includeSkip: Suite = {
  name: 'include-skip',
  subgraphs: {
    a: {
      sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! price: Float }`,
      query: { product: () => ({ id: 'p1', price: 699.5 }) },
      rows: { Product: [{ id: 'p1', price: 699.5 }] },
    },
    b: {
      sdl: `type Product @key(fields: "id") { id: ID! price: Float @external isDear: Boolean! @requires(fields: "price") }`,
      rows: { Product: [{ id: 'p1' }] },
      fields: { Product: { isDear: ({ price }) => Number(price) > 500 } },
    },
    c: {
      sdl: `type Product @key(fields: "id") { id: ID! isDear: Boolean! @external included: String! @requires(fields: "isDear")
          skipped: String! @requires(fields: "isDear") neverCalled: String! @requires(fields: "isDear") }`,
      rows: { Product: [{ id: 'p1' }] },
      fields: {
        Product: {
          included: ({ isDear }) => `included ${String(isDear)}`,
          skipped: ({ isDear }) => `skipped ${String(isDear)}`,
          neverCalled: never,
        },
      },
    },
  },
  cases: [
    {
      query: 'query ($bool: Boolean = false) { product { price neverCalled @include(if: $bool) } }',
      data: { product: { price: 699.5 } },
    },
    {
      query: 'query ($bool: Boolean = true) { product { price neverCalled @skip(if: $bool) } }',
      data: { product: { price: 699.5 } },
    },
    {
      query: 'query ($bool: Boolean = true) { product { price included @include(if: $bool) } }',
      data: { product: { price: 699.5, included: 'included true' } },
    },
    {
      query: 'query ($bool: Boolean = false) { product { price skipped @skip(if: $bool) } }',
      data: { product: { price: 699.5, skipped: 'skipped true' } },
    },
    {
      query:
        'query ($yes: Boolean!, $no: Boolean!) { product { ... @include(if: $yes) { included @skip(if: $no) isDear @skip(if: $yes) } ...F @include(if: $no) } } fragment F on Product { neverCalled }',
      variables: { yes: true, no: false },
      data: { product: { included: 'included true' } },
    },
    {
      query: 'query ($no: Boolean!) { product @include(if: $no) { neverCalled } }',
      variables: { no: false },
      data: {},
    },
  ],
}

const oven = { __typename: 'Oven', id: '1' }
const toaster = { __typename: 'Toaster', id: '2' }

const typename: Suite = {
  name: 'typename',
  subgraphs: {
    a: {
      sdl: `type Query { union: Product interface: Node } union Product = Oven | Toaster interface Node { id: ID! }
        type Oven implements Node @key(fields: "id") { id: ID! } type Toaster implements Node @key(fields: "id") { id: ID! }`,
      query: { union: () => oven, interface: () => toaster },
      rows: { Oven: [oven], Toaster: [toaster] },
    },
    b: {
      sdl: `type Query { users: [User] } interface Node { id: ID! } type Toaster implements Node @key(fields: "id") { id: ID! warranty: Int }
        type User @key(fields: "id") { id: ID! }`,
      query: { users: () => [{ id: 'u1' }] },
      rows: { Toaster: [{ id: '2', warranty: 3 }] },
    },
  },
  cases: [
    {
      query: '{ union { __typename typename: __typename } }',
      data: { union: { __typename: 'Oven', typename: 'Oven' } },
    },
    {
      query: '{ interface { id __typename typename: __typename t: __typename } }',
      data: { interface: { id: '2', __typename: 'Toaster', typename: 'Toaster', t: 'Toaster' } },
    },
    {
      query:
        '{ union { __typename ... on Oven { typename: __typename } ... on Toaster { typename: __typename warranty } } }',
      data: { union: { __typename: 'Oven', typename: 'Oven' } },
    },
    {
      query: '{ t: __typename users { a: __typename id } }',
      data: { t: 'Query', users: [{ a: 'User', id: 'u1' }] },
    },
    {
      query: '{ interface { t: __typename ... on Toaster { warranty } } }',
      data: { interface: { t: 'Toaster', warranty: 3 } },
    },
  ],
}

const sums = new Map<unknown, number>()

/** Counts under a key that the caller names, as every run has its own. */
const counted =
  (count: (sum: number, value: number) => number, name: string): Resolve =>
  (_, args) => {
    const sum = count(sums.get(args['key']) ?? 0, Number(args[name] ?? 0))
    sums.set(args['key'], sum)
    return sum
  }

const taken: Resolve = (_, { key }) => {
  const sum = sums.get(key)
  sums.delete(key)
  return sum
}

/** Mutations run one after the other, whichever subgraphs they are of. */
const mutations: Suite = {
  name: 'mutations',
  subgraphs: {
    a: {
      sdl: `type Query { product(id: ID!): Product! } type Product @key(fields: "id") { id: ID! name: String! price: Float! }
        input New { name: String! price: Float! }
        type Mutation { addProduct(input: New!): Product! multiply(by: Int!, key: String!): Int! addCategory(name: String!): Category! @shareable }
        type Category @key(fields: "id") { id: ID! name: String! @shareable }`,
      query: { product: (_, { id }) => ({ id, name: 'Gauze', price: 9.5 }) },
      mutation: {
        addProduct: (_, { input }) => ({ id: 'new', ...Object(input) }),
        multiply: counted((sum, by) => sum * by, 'by'),
        addCategory: (_, { name }) => ({ id: 'k1', name }),
      },
      rows: {
        Product: [
          { id: 'p1', name: 'Gauze', price: 9.5 },
          { id: 'new', price: 599.5 },
        ],
      },
    },
    b: {
      sdl: `type Product @key(fields: "id") { id: ID! price: Float! @external isDear: Boolean! @requires(fields: "price") isThere: Boolean! }
        type Mutation { take(key: String!): Int! addCategory(name: String!): Category! @shareable }
        type Category @key(fields: "id") { id: ID! name: String! @shareable }`,
      mutation: { take: taken, addCategory: (_, { name }) => ({ id: 'k1', name }) },
      rows: { Product: ['p1', 'new'].map((id) => ({ id, isThere: true })) },
      fields: { Product: { isDear: ({ price }) => Number(price) > 500 } },
    },
    c: {
      sdl: `type Mutation { add(num: Int!, key: String!): Int! }`,
      mutation: { add: counted((sum, num) => sum + num, 'num') },
    },
  },
  cases: [
    {
      query:
        'mutation { addProduct(input: { name: "new", price: 599.5 }) { name price isDear isThere } }',
      data: { addProduct: { name: 'new', price: 599.5, isDear: true, isThere: true } },
    },
    {
      query: '{ product(id: "p1") { id name price isDear isThere } }',
      data: { product: { id: 'p1', name: 'Gauze', price: 9.5, isDear: false, isThere: true } },
    },
    {
      query:
        'mutation { five: add(num: 5, key: "k") ten: multiply(by: 2, key: "k") twelve: add(num: 2, key: "k") final: take(key: "k") }',
      data: { five: 5, ten: 10, twelve: 12, final: 12 },
    },
    {
      query: 'mutation ($name: String = "new") { addCategory(name: $name) { id name } }',
      data: { addCategory: { id: 'k1', name: 'new' } },
    },
    {
      query:
        'query Ask { product(id: "p1") { id } } mutation Count($key: String!) { a: add(num: 1, key: $key) take(key: $key) }',
      operationName: 'Count',
      variables: { key: 'named' },
      data: { a: 1, take: 1 },
    },
  ],
}

export const operations: readonly Suite[] = [includeSkip, typename, mutations]
