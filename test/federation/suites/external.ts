/** Extended types and external fields, as both versions of federation write them. */
import type { Suite } from '../suite.ts'

const users = [
  { id: 'u1', name: 'u1-name', rid: 'u1-rid' },
  { id: 'u2', name: 'u2-name', rid: 'u2-rid' },
]
const rids = users.map(({ id, rid }) => ({ id, rid }))
const names = users.map(({ id, name }) => ({ id, name }))
const given = users[0]

const randomly = {
  random: () => rids[0],
  randomProvided: () => given,
}

const byId = (_: unknown, { id }: Readonly<Record<string, unknown>>) =>
  names.find((user) => user.id === id) ?? null

const cases = (field: string) => [
  { query: `{ ${field} { id name } }`, data: { [field]: { id: 'u1', name: 'u1-name' } } },
  { query: `{ ${field} { id rid } }`, data: { [field]: { id: 'u1', rid: 'u1-rid' } } },
  {
    query: `{ one: user(id: "u1") { id rid } two: user(id: "u2") { rid name } }`,
    data: { one: { id: 'u1', rid: 'u1-rid' }, two: { rid: 'u2-rid', name: 'u2-name' } },
  },
]

const owner = {
  sdl: `type Query { user(id: ID): User } type User @key(fields: "id") { id: ID! name: String! nick: String }`,
  query: { user: byId },
  rows: { User: names },
}

const sharedOwner = {
  ...owner,
  sdl: `type Query { user(id: ID): User } type User @key(fields: "id") { id: ID! name: String! @shareable nick: String }`,
}

const fed1 = (name: string, sdl: string): Suite => ({
  name,
  subgraphs: {
    a: { isFirst: true, sdl, query: { random: randomly.random }, rows: { User: rids } },
    b: { ...owner, isFirst: true },
  },
  cases: cases('random'),
})

const fed1ExternalExtends = fed1(
  'fed1-external-extends',
  `type Query { random: User } type User @extends @key(fields: "id") { id: ID! @external rid: ID }`,
)

const fed1ExternalExtension = fed1(
  'fed1-external-extension',
  `type Query { random: User } extend type User @key(fields: "id") { id: ID! @external rid: ID }`,
)

/** The one subgraph's key cannot be asked of the other: what is external there is external in both. */
const fed1ExternalExtendsResolvable: Suite = {
  name: 'fed1-external-extends-resolvable',
  subgraphs: {
    a: {
      isFirst: true,
      sdl: `type Query { productInA: Product } type Product @key(fields: "id") @extends { id: ID! @external
        name: String! @external price: Float }`,
      query: { productInA: () => ({ id: 'p1', price: 12.5 }) },
      rows: { Product: [{ id: 'p1', price: 12.5 }] },
    },
    b: {
      isFirst: true,
      sdl: `type Product @key(fields: "id") { id: ID! name: String! upc: ID }`,
      rows: { Product: [{ id: 'p1', name: 'Gauze', upc: 'x1' }] },
    },
  },
  cases: [
    {
      query: '{ productInA { id name upc price } }',
      data: { productInA: { id: 'p1', name: 'Gauze', upc: 'x1', price: 12.5 } },
    },
  ],
}

const fed2 = (name: string, type: string): Suite => ({
  name,
  subgraphs: {
    a: {
      sdl: `type Query { random: User randomProvided: User @provides(fields: "name") }
        ${type} { id: ID! @external name: String! @external rid: ID }`,
      query: randomly,
      rows: { User: rids },
    },
    b: sharedOwner,
  },
  cases: [...cases('random'), ...cases('randomProvided')],
})

const fed2ExternalExtends = fed2('fed2-external-extends', 'type User @key(fields: "id") @extends')
const fed2ExternalExtension = fed2('fed2-external-extension', 'extend type User @key(fields: "id")')

/** What a subgraph declares external, and never says, is asked where it is known. */
const mysteriousExternal: Suite = {
  name: 'mysterious-external',
  subgraphs: {
    product: {
      isFirst: true,
      sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String! }`,
      query: { product: () => ({ id: 'p1', name: 'Gauze' }) },
      rows: { Product: [{ id: 'p1', name: 'Gauze' }] },
    },
    price: {
      isFirst: true,
      sdl: `extend type Product @key(fields: "id") { id: ID! @external name: String @external price: Float }`,
      rows: { Product: [{ id: 'p1', price: 12.5 }] },
    },
  },
  cases: [
    {
      query: '{ product { id name price } }',
      data: { product: { id: 'p1', name: 'Gauze', price: 12.5 } },
    },
    { query: '{ product { price } }', data: { product: { price: 12.5 } } },
  ],
}

export const external: readonly Suite[] = [
  fed1ExternalExtends,
  fed1ExternalExtendsResolvable,
  fed1ExternalExtension,
  fed2ExternalExtends,
  fed2ExternalExtension,
  mysteriousExternal,
]
