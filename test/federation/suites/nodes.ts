/** Nodes found by an interface, and a type that two interfaces share. */
import type { Suite } from '../suite.ts'

const node: Suite = {
  name: 'node',
  subgraphs: {
    node: {
      sdl: `type Query { found: Node } interface Node { id: ID! }
        type Product implements Node @key(fields: "id") { id: ID! } type Category implements Node @key(fields: "id") { id: ID! }`,
      query: { found: () => ({ __typename: 'Product', id: 'p1' }) },
    },
    types: {
      sdl: `interface Node { id: ID! } type Product implements Node @key(fields: "id") { id: ID! name: String! price: Float! }
        type Category implements Node @key(fields: "id") { id: ID! name: String! }`,
      rows: { Product: [{ id: 'p1', name: 'Gauze', price: 10 }] },
    },
    more: {
      sdl: `type Query { other: Node } interface Node { id: ID! }
        type Category implements Node @key(fields: "id") { id: ID! }`,
      query: { other: () => ({ __typename: 'Category', id: 'none' }) },
    },
  },
  cases: [
    {
      query: '{ found { ... on Product { id name __typename price } } }',
      data: { found: { id: 'p1', name: 'Gauze', __typename: 'Product', price: 10 } },
    },
    { query: '{ other { id ... on Product { name } } }', data: { other: { id: 'none' } } },
  ],
}

const post = { __typename: 'Image', id: 'i1', createdAt: 'a', body: 'b' }

const overrideTypeInterface: Suite = {
  name: 'override-type-interface',
  subgraphs: {
    a: {
      sdl: `type Query { feed: [Post] } interface Post { id: ID! createdAt: String! }
        type Image implements Post @key(fields: "id") { id: ID! createdAt: String! @override(from: "b") }
        type Text implements Post @key(fields: "id") { id: ID! createdAt: String! body: String! }`,
      query: { feed: () => [post, { __typename: 'Text', id: 't1', createdAt: 'a', body: 'text' }] },
      rows: { Image: [{ id: 'i1', createdAt: 'a' }] },
    },
    b: {
      sdl: `type Query { others: [Other] } interface Other { id: ID! createdAt: String! }
        type Image implements Other @key(fields: "id") { id: ID! createdAt: String! }`,
      query: { others: () => [{ __typename: 'Image', id: 'i1', createdAt: 'NEVER' }] },
      rows: { Image: [{ id: 'i1', createdAt: 'NEVER' }] },
    },
  },
  cases: [
    {
      query: '{ feed { id createdAt } }',
      data: {
        feed: [
          { id: 'i1', createdAt: 'a' },
          { id: 't1', createdAt: 'a' },
        ],
      },
    },
    { query: '{ others { id createdAt } }', data: { others: [{ id: 'i1', createdAt: 'a' }] } },
    {
      query: '{ feed { ... on Text { id body } } }',
      data: { feed: [{}, { id: 't1', body: 'text' }] },
    },
  ],
}

export const nodes: readonly Suite[] = [node, overrideTypeInterface]
