/** Fields that require others, which other subgraphs know: one after the other, in circles, through interfaces and fragments. */
import type { Suite } from '../suite.ts'

const dear = ({ price }: Readonly<Record<string, unknown>>) => {
  if (typeof price !== 'number') throw new Error('the price was not brought')
  return price > 500
}

const simpleRequiresProvides: Suite = {
  name: 'simple-requires-provides',
  subgraphs: {
    accounts: {
      sdl: `type Query { me: User } type User @key(fields: "id") { id: ID! name: String username: String @shareable }`,
      query: { me: () => ({ id: 'u1', name: 'u1-name', username: 'u1-login' }) },
      rows: { User: [{ id: 'u1', name: 'u1-name', username: 'u1-login' }] },
    },
    stock: {
      sdl: `type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean
          shipping: Int @requires(fields: "price weight") tag: String @requires(fields: "price weight") }`,
      rows: { Product: [{ upc: 'p1', inStock: true }] },
      fields: {
        Product: {
          shipping: ({ price, weight }) => Number(price) * Number(weight),
          tag: ({ upc, price, weight }) => `${String(upc)} ${String(price)} ${String(weight)}`,
        },
      },
    },
    products: {
      sdl: `type Query { products: [Product] } type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
      query: { products: () => [{ upc: 'p1', name: 'Gauze', price: 11, weight: 10 }] },
      rows: { Product: [{ upc: 'p1', name: 'Gauze', price: 11, weight: 10 }] },
    },
    reviews: {
      sdl: `type Review @key(fields: "id") { id: ID! author: User @provides(fields: "username") product: Product }
        type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
        type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
      rows: {
        User: [{ id: 'u1', reviews: [{ id: 'r1' }] }],
        Product: [{ upc: 'p1', reviews: [{ id: 'r1' }] }],
      },
      fields: {
        Review: {
          author: () => ({ id: 'u1', username: 'u1-login' }),
          product: () => ({ upc: 'p1' }),
        },
      },
    },
  },
  cases: [
    {
      query: '{ me { reviews { id author { id username } product { inStock } } } }',
      data: {
        me: {
          reviews: [
            { id: 'r1', author: { id: 'u1', username: 'u1-login' }, product: { inStock: true } },
          ],
        },
      },
    },
    {
      query: '{ products { shipping reviews { product { shipping tag } author { name } } } }',
      data: {
        products: [
          {
            shipping: 110,
            reviews: [{ product: { shipping: 110, tag: 'p1 11 10' }, author: { name: 'u1-name' } }],
          },
        ],
      },
    },
  ],
}

const requiresRequires: Suite = {
  name: 'requires-requires',
  subgraphs: {
    a: {
      sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! }`,
      query: { product: () => ({ id: 'p1' }) },
    },
    b: {
      sdl: `type Product @key(fields: "id") { id: ID! price: Float! hasDiscount: Boolean! }`,
      rows: { Product: [{ id: 'p1', price: 699.5, hasDiscount: true }] },
    },
    c: {
      sdl: `type Product @key(fields: "id") { id: ID! price: Float! @external isDear: Boolean! @requires(fields: "price")
          hasDiscount: Boolean! @external isDearWithDiscount: Boolean! @requires(fields: "hasDiscount") }`,
      rows: { Product: [{ id: 'p1' }] },
      fields: {
        Product: { isDear: dear, isDearWithDiscount: ({ hasDiscount }) => hasDiscount !== true },
      },
    },
    d: {
      sdl: `type Product @key(fields: "id") { id: ID! isDear: Boolean! @external canAfford: Boolean! @requires(fields: "isDear")
          isDearWithDiscount: Boolean! @external canAffordWithDiscount: Boolean! @requires(fields: "isDearWithDiscount") }`,
      rows: { Product: [{ id: 'p1' }] },
      fields: {
        Product: {
          canAfford: ({ isDear }) => isDear === false,
          canAffordWithDiscount: ({ isDearWithDiscount }) => isDearWithDiscount === false,
        },
      },
    },
  },
  cases: [
    {
      query: '{ product { canAffordWithDiscount } }',
      data: { product: { canAffordWithDiscount: true } },
    },
    {
      query: '{ product { canAfford canAffordWithDiscount isDear price } }',
      data: {
        product: { canAfford: false, canAffordWithDiscount: true, isDear: true, price: 699.5 },
      },
    },
  ],
}

/** Each of two subgraphs requires what the other one computes, of different fields. */
const requiresCircular: Suite = {
  name: 'requires-circular',
  subgraphs: {
    a: {
      sdl: `type Query { notes: [Note] } type Note @key(fields: "id") { id: ID! byNovice: Boolean! @external
          byExpert: Boolean! @requires(fields: "byNovice") }
        type Author @key(fields: "id") { id: ID! name: String! years: Int! }`,
      query: { notes: () => [{ id: 'n1' }, { id: 'n2' }] },
      rows: {
        Note: [{ id: 'n1' }, { id: 'n2' }],
        Author: [
          { id: 'a1', name: 'Ann', years: 2 },
          { id: 'a2', name: 'Bea', years: 20 },
        ],
      },
      fields: {
        Note: { byExpert: ({ byNovice }) => (typeof byNovice === 'boolean' ? !byNovice : null) },
      },
    },
    b: {
      sdl: `type Note @key(fields: "id") { id: ID! author: Author! byNovice: Boolean! @requires(fields: "author { years }") }
        type Author @key(fields: "id") { id: ID! years: Int! @external }`,
      rows: { Note: [{ id: 'n1' }, { id: 'n2' }] },
      fields: {
        Note: {
          author: ({ id }) => ({ id: id === 'n1' ? 'a1' : 'a2' }),
          byNovice: ({ author }) => Number(Object(author).years) < 10,
        },
      },
    },
  },
  cases: [
    {
      query: '{ notes { byNovice byExpert } }',
      data: {
        notes: [
          { byNovice: true, byExpert: false },
          { byNovice: false, byExpert: true },
        ],
      },
    },
    { query: '{ notes { byExpert } }', data: { notes: [{ byExpert: false }, { byExpert: true }] } },
  ],
}

export const requires: readonly Suite[] = [
  simpleRequiresProvides,
  requiresRequires,
  requiresCircular,
]
