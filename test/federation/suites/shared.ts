/** What several subgraphs share, hide, override, and say in other types. */
import type { Suite } from '../suite.ts'

const user = { __typename: 'User', id: 'u1', name: 'u1-name' }
const admin = { __typename: 'Admin', id: 'a1', name: 'a1-name' }
const similar = { similar: () => [user, admin] }
const inner = '{ ... on User { id name } ... on Admin { id name } }'
const plain = [user, admin].map(({ id, name }) => ({ id, name }))

/** The same name is of another type in each member of a union; the gateway asks under names of its own. */
const childTypeMismatch: Suite = {
  name: 'child-type-mismatch',
  subgraphs: {
    a: {
      sdl: `type Query { users: [User!]! } type User { id: ID @shareable }`,
      query: { users: () => [{ id: 'u1' }] },
    },
    b: {
      sdl: `type Query { accounts: [Account!]! } union Account = User | Admin
        type User @key(fields: "id") { id: ID! @shareable name: String! similar: [Account!]! }
        type Admin { id: ID name: String! similar: [Account!]! }`,
      query: { accounts: () => [user, admin] },
      rows: { User: [user] },
      fields: { User: similar, Admin: similar },
    },
  },
  cases: [
    {
      query: `{ users { id name } accounts ${inner} }`,
      data: { users: [{ id: 'u1', name: 'u1-name' }], accounts: plain },
    },
    {
      query: `{ accounts { ... on User { id name similar ${inner} } ... on Admin { id name similar ${inner} } } }`,
      data: { accounts: plain.map((account) => ({ ...account, similar: plain })) },
    },
    {
      query: `{ accounts { ... on User { name similar { ... on Admin { name similar ${inner} } } } ... on Admin { id } } }`,
      data: {
        accounts: [
          { name: 'u1-name', similar: [{}, { name: 'a1-name', similar: plain }] },
          { id: 'a1' },
        ],
      },
    },
  ],
}

/** A value that another subgraph does not know, or that is hidden, is none. */
const enumIntersection: Suite = {
  name: 'enum-intersection',
  subgraphs: {
    a: {
      sdl: `type Query { users: [User] } type User @key(fields: "id") { id: ID! type: Kind @shareable } enum Kind { ANONYMOUS @inaccessible REGISTERED }`,
      query: { users: () => [{ id: 'u1', type: 'REGISTERED' }] },
      rows: { User: [{ id: 'u1', type: 'REGISTERED' }] },
    },
    b: {
      sdl: `type Query { usersB: [User] usersOf(kind: Kind): [User] hidden: Kind } type User @key(fields: "id") { id: ID! type: Kind @shareable }
        enum Kind { REGISTERED ANONYMOUS }`,
      query: {
        usersB: () => [{ id: 'u1', type: 'ANONYMOUS' }],
        usersOf: (_, { kind }) => [{ id: String(kind), type: kind }],
        hidden: () => 'ANONYMOUS',
      },
      rows: { User: [{ id: 'u1', type: 'ANONYMOUS' }] },
    },
  },
  cases: [
    { query: '{ users { id type } }', data: { users: [{ id: 'u1', type: 'REGISTERED' }] } },
    { query: '{ usersB { id } }', data: { usersB: [{ id: 'u1' }] } },
    {
      query: '{ usersOf(kind: REGISTERED) { id type } }',
      data: { usersOf: [{ id: 'REGISTERED', type: 'REGISTERED' }] },
    },
    {
      query: 'query ($kind: Kind = REGISTERED) { usersOf(kind: $kind) { id } }',
      data: { usersOf: [{ id: 'REGISTERED' }] },
    },
    {
      query: 'query ($kind: Kind) { usersOf(kind: $kind) { id } }',
      variables: { kind: 'ANONYMOUS' },
      data: null,
      errors: true,
    },
  ],
}

const inputObjectIntersection: Suite = {
  name: 'input-object-intersection',
  subgraphs: {
    a: {
      sdl: `input Filter { first: Int! } type Query { inA(filter: Filter!): [User!] } type User @key(fields: "id") { id: ID! }`,
      query: { inA: () => [user] },
    },
    b: {
      sdl: `input Filter { offset: Int first: Int! } type Query { inB(filter: Filter!): [User!] }
        type User @key(fields: "id") { id: ID! name: String! @shareable }`,
      query: { inB: (_, { filter }) => ('offset' in Object(filter) ? [] : [user]) },
      rows: { User: [user] },
    },
  },
  cases: [
    {
      query: '{ inA(filter: { first: 1 }) { id name } inB(filter: { first: 1 }) { name } }',
      data: { inA: [{ id: 'u1', name: 'u1-name' }], inB: [{ name: 'u1-name' }] },
    },
    {
      query: 'query ($first: Int!) { inB(filter: { first: $first }) { id } }',
      variables: { first: 1 },
      data: { inB: [{ id: 'u1' }] },
    },
    {
      query: 'query ($filter: Filter!) { inB(filter: $filter) { id } }',
      variables: { filter: { first: 1, offset: 1 } },
      data: null,
      errors: true,
    },
  ],
}

const shared = (part: string, value: unknown, isEntity: boolean) => ({
  sdl: `type Query { product: Product @shareable products: [Product] @shareable }
    type Product { id: ID! @shareable ${part}: ${isEntity ? 'Price' : 'String'} @shareable } ${isEntity ? 'type Price { id: ID! amount: Int }' : ''}`,
  query: {
    product: () => ({ id: '1', [part]: value }),
    products: () => [{ id: '1', [part]: value }],
  },
})

const whole = { id: '1', name: 'Gauze', price: { id: 'x', amount: 9 }, category: 'Care' }

/** A root field that each subgraph answers a part of is asked of all of them. */
const sharedRoot: Suite = {
  name: 'shared-root',
  subgraphs: {
    names: shared('name', 'Gauze', false),
    prices: shared('price', whole.price, true),
    categories: shared('category', 'Care', false),
  },
  cases: [
    { query: '{ product { id name price { id amount } category } }', data: { product: whole } },
    {
      query: '{ products { category price { amount } name } }',
      data: { products: [{ category: 'Care', price: { amount: 9 }, name: 'Gauze' }] },
    },
  ],
}

const friends = (id: unknown) =>
  id === 'u1' ? [{ id: 'u2', type: 'F' }] : [{ id: 'u1', type: 'G' }]

/** What is hidden is no part of the graph, and links it all the same. */
const simpleInaccessible: Suite = {
  name: 'simple-inaccessible',
  subgraphs: {
    age: {
      sdl: `type Query { users: [User!]! } type User @key(fields: "id") { id: ID! @inaccessible age: Int }`,
      query: {
        users: () => [
          { id: 'u1', age: 11 },
          { id: 'u2', age: 22 },
        ],
      },
      rows: {
        User: [
          { id: 'u1', age: 11 },
          { id: 'u2', age: 22 },
        ],
      },
    },
    friends: {
      sdl: `type Query { others: [User!]! } type User @key(fields: "id") { id: ID! friends(type: Kind = F @inaccessible): [User!]! type: Kind }
        enum Kind { F G @inaccessible }`,
      query: { others: () => [{ id: 'u1', type: 'F' }] },
      rows: {
        User: [
          { id: 'u1', type: 'F' },
          { id: 'u2', type: 'G' },
        ],
      },
      fields: { User: { friends: ({ id }) => friends(id) } },
    },
  },
  cases: [
    {
      query: '{ users { age friends { age } } }',
      data: {
        users: [
          { age: 11, friends: [{ age: 22 }] },
          { age: 22, friends: [{ age: 11 }] },
        ],
      },
    },
    {
      query: '{ others { type friends { age type } } }',
      data: { others: [{ type: 'F', friends: [{ age: 22, type: 'F' }] }] },
    },
    {
      query: '{ users { friends { type } } }',
      data: { users: [{ friends: [{ type: 'F' }] }, { friends: [{ type: null }] }] },
    },
  ],
}

export const sharing: readonly Suite[] = [
  childTypeMismatch,
  enumIntersection,
  inputObjectIntersection,
  sharedRoot,
  simpleInaccessible,
]
