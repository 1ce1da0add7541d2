/** Entities that several subgraphs know, by simple, composite, nested and missing keys. */
import type { Suite } from '../suite.ts'

const simpleEntityCall: Suite = {
  name: 'simple-entity-call',
  subgraphs: {
    names: {
      sdl: `type Query { nurse: Nurse } type Nurse @key(fields: "id") { id: ID! badge: ID! }`,
      query: { nurse: () => ({ id: 'n1', badge: 'b1' }) },
      rows: { Nurse: [{ id: 'n1', badge: 'b1' }] },
    },
    mails: {
      sdl: `type Nurse @key(fields: "id") { id: ID! mail: String unit: Unit }
        type Unit @key(fields: "code") { code: ID! }`,
      rows: { Nurse: [{ id: 'n1', mail: 'n1@ward', unit: { code: 'u1' } }] },
    },
    units: {
      sdl: `type Unit @key(fields: "code") { code: ID! label: String! }`,
      rows: { Unit: [{ code: 'u1', label: 'Theatre' }] },
    },
  },
  cases: [
    {
      query: '{ nurse { mail unit { label } } }',
      data: { nurse: { mail: 'n1@ward', unit: { label: 'Theatre' } } },
    },
    { query: '{ nurse { badge id } }', data: { nurse: { badge: 'b1', id: 'n1' } } },
  ],
}

const group = { id: 'g1', tag: 't1' }
const drugs = ['1', '2'].map((at) => ({ id: `i${at}`, pid: `p${at}`, group }))
const baskets = { items: drugs, best: drugs[1] }

/** A list is an entity by the keys of all that is in it. */
const complexEntityCall: Suite = {
  name: 'complex-entity-call',
  subgraphs: {
    shop: {
      sdl: `type Query { basket: Basket! }
        type Basket @key(fields: "items { id }") { items: [Drug!]! }
        type Drug @key(fields: "id") { id: ID! group: Group @shareable }
        type Group @key(fields: "id") { main: Drug! id: ID! tag: String @shareable }`,
      query: { basket: () => ({ items: drugs }) },
      rows: { Drug: drugs, Group: [group] },
      fields: { Group: { main: () => ({ id: 'i1' }) } },
    },
    ids: {
      sdl: `type Drug @key(fields: "id") @key(fields: "id pid") { id: ID! pid: ID! }`,
      rows: { Drug: drugs.map(({ id, pid }) => ({ id, pid })) },
    },
    lists: {
      sdl: `type Basket @key(fields: "items { id pid }") { items: [Drug!]! best: Drug size: Int! }
        type Drug @key(fields: "id pid") { id: ID! pid: ID! }`,
      fields: {
        Basket: {
          best: () => baskets.best,
          size: ({ items }) => (Array.isArray(items) ? items.length : -1),
        },
      },
      rows: {
        Basket: [
          {
            __typename: 'Basket',
            ...{ items: drugs.map(({ id, pid }) => ({ __typename: 'Drug', id, pid })) },
          },
        ],
      },
    },
    prices: {
      sdl: `type Drug @key(fields: "id pid group { id tag }") { id: ID! pid: ID! group: Group price: Price @shareable }
        type Group @key(fields: "id tag") { id: ID! tag: String } type Price { amount: Float! }`,
      rows: { Drug: drugs.map(({ pid, ...drug }) => ({ ...drug, pid, price: { amount: 9.5 } })) },
    },
  },
  cases: [
    {
      query: '{ basket { items { id pid price { amount } group { main { id } id tag } } } }',
      data: {
        basket: {
          items: drugs.map(({ id, pid }) => ({
            ...{ id, pid, price: { amount: 9.5 } },
            group: { main: { id: 'i1' }, id: 'g1', tag: 't1' },
          })),
        },
      },
    },
  ],
}

const composed = { one: 'o', two: 'tw', three: 'th' }

/** Of many keys only one leads from each subgraph to the other. */
const keysMashup: Suite = {
  name: 'keys-mashup',
  subgraphs: {
    a: {
      sdl: `type Sample @key(fields: "id", resolvable: true) @key(fields: "tube", resolvable: false)
          @key(fields: "code { one two }", resolvable: false) @key(fields: "id code { two three }", resolvable: false) {
          id: ID! tube: ID! code: Code! label: String! }
        type Code { one: ID! two: ID! three: ID! }`,
      rows: { Sample: [{ id: 's1', tube: 't1', code: composed, label: 'blood' }] },
    },
    b: {
      sdl: `type Query { rack: Rack } type Rack @key(fields: "id") { id: ID! samples: [Sample!]! }
        type Sample @key(fields: "code { one two }", resolvable: false) @key(fields: "id code { two three }", resolvable: true)
          @key(fields: "tube", resolvable: false) @key(fields: "id", resolvable: false) {
          id: ID! tube: ID! code: Code! label: String! @external said: String! @requires(fields: "label") }
        type Code { one: ID! two: ID! three: ID! }`,
      query: {
        rack: () => ({ id: 'r1', samples: [{ id: 's1', tube: 't1', code: composed }] }),
      },
      rows: { Sample: [{ id: 's1', tube: 't1', code: composed }] },
      fields: { Sample: { said: ({ label }) => `said ${String(label)}` } },
    },
  },
  cases: [
    {
      query: '{ rack { id samples { id label said } } }',
      data: { rack: { id: 'r1', samples: [{ id: 's1', label: 'blood', said: 'said blood' }] } },
    },
  ],
}

const books = ['1', '2', '3'].map((at) => ({ upc: `u${at}`, id: at === '3' ? null : `k${at}` }))

/** A key that is null leads nowhere; what is asked there is null, and no error. */
const nullKeys: Suite = {
  name: 'null-keys',
  subgraphs: {
    a: {
      sdl: `type Query { shelves: [Shelf] } type Shelf { book: Book } type Book @key(fields: "upc") { upc: ID! }`,
      query: { shelves: () => books.map(({ upc }) => ({ book: { upc } })) },
      rows: { Book: books.map(({ upc }) => ({ upc })) },
    },
    b: {
      sdl: `type Book @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! }`,
      rows: { Book: books.filter(({ id }) => id !== null) },
    },
    c: {
      sdl: `type Book @key(fields: "id") { id: ID! writer: Writer } type Writer @key(fields: "id") { id: ID! name: String }`,
      rows: { Book: ['k1', 'k2'].map((id) => ({ id, writer: { id, name: `writer ${id}` } })) },
    },
  },
  cases: [
    {
      query: '{ shelves { book { upc writer { name } } } }',
      data: {
        shelves: ['1', '2', '3'].map((at) => ({
          book: { upc: `u${at}`, writer: at === '3' ? null : { name: `writer k${at}` } },
        })),
      },
    },
  ],
}

export const entities: readonly Suite[] = [
  simpleEntityCall,
  complexEntityCall,
  keysMashup,
  nullKeys,
]
