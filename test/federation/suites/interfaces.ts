/** Interfaces whose fields and types are known in different subgraphs. */
import type { Suite } from '../suite.ts'

const leaflet = { __typename: 'Leaflet', id: 'l1', title: 'Leaflet', pages: 4 }
const film = { __typename: 'Film', id: 'f1', title: 'Film', minutes: 9 }
const works = [leaflet, film]

const abstractTypes: Suite = {
  name: 'abstract-types',
  subgraphs: {
    works: {
      sdl: `type Query { works: [Work] similar(id: ID!): [Work!] } interface Work { id: ID! title: String maker: Maker }
        union Maker = House | Self type House @key(fields: "id") { id: ID! } type Self { mail: String }
        type Leaflet implements Work @key(fields: "id") { id: ID! title: String maker: Maker pages: Int }
        type Film implements Work @key(fields: "id") { id: ID! title: String maker: Maker minutes: Int }`,
      query: { works: () => works, similar: (_, { id }) => works.filter((work) => work.id !== id) },
      rows: { Leaflet: [leaflet], Film: [film] },
      fields: {
        Leaflet: { maker: () => ({ __typename: 'House', id: 'h1' }) },
        Film: { maker: () => ({ __typename: 'Self', mail: 'self@ward' }) },
      },
    },
    stock: {
      sdl: `interface Work { id: ID! shelf: Shelf } type Shelf { number: Int }
        type Leaflet implements Work @key(fields: "id") { id: ID! shelf: Shelf }
        type Film implements Work @key(fields: "id") { id: ID! shelf: Shelf }`,
      rows: {
        Leaflet: [{ id: 'l1', shelf: { number: 1 } }],
        Film: [{ id: 'f1', shelf: { number: 2 } }],
      },
    },
    houses: {
      sdl: `type House @key(fields: "id") { id: ID! name: String }`,
      rows: { House: [{ id: 'h1', name: 'Press' }] },
    },
    reviews: {
      sdl: `interface Work { id: ID! reviews: [Review!]! } type Review { id: Int! work: Work }
        type Leaflet implements Work @key(fields: "id") { id: ID! reviews: [Review!]! }
        type Film implements Work @key(fields: "id") { id: ID! reviews: [Review!]! }`,
      rows: {
        Leaflet: [{ id: 'l1', reviews: [{ id: 1, work: { __typename: 'Leaflet', id: 'l1' } }] }],
        Film: [{ id: 'f1', reviews: [] }],
      },
    },
  },
  cases: [
    {
      query: '{ works { title shelf { number } ... on Film { minutes } } }',
      data: {
        works: [
          { title: 'Leaflet', shelf: { number: 1 } },
          { title: 'Film', shelf: { number: 2 }, minutes: 9 },
        ],
      },
    },
    {
      query: '{ works { id maker { ... on House { name } ... on Self { mail } __typename } } }',
      data: {
        works: [
          { id: 'l1', maker: { name: 'Press', __typename: 'House' } },
          { id: 'f1', maker: { mail: 'self@ward', __typename: 'Self' } },
        ],
      },
    },
    {
      query: `query ($title: Boolean = true) { similar(id: "f1") { id reviews { id work { id title @include(if: $title) __typename ... on Leaflet { pages } } } } }`,
      data: {
        similar: [
          {
            id: 'l1',
            reviews: [
              { id: 1, work: { id: 'l1', title: 'Leaflet', __typename: 'Leaflet', pages: 4 } },
            ],
          },
        ],
      },
    },
    {
      query:
        '{ works { ...A ...B } } fragment A on Work { ... on Leaflet { shelf { number } } } fragment B on Leaflet { reviews { id } title }',
      data: { works: [{ shelf: { number: 1 }, reviews: [{ id: 1 }], title: 'Leaflet' }, {}] },
    },
  ],
}

const rows = [{ id: 'p1', price: 10, __typename: 'Book' }]

const circularReferenceInterface: Suite = {
  name: 'circular-reference-interface',
  subgraphs: {
    a: {
      sdl: `type Query { product: Product } interface Product { same: Product }
        type Book implements Product @key(fields: "id") { id: ID! same: Book @provides(fields: "price") price: Float @external }`,
      query: { product: () => rows[0] },
      rows: { Book: rows },
      fields: { Book: { same: () => rows[0] } },
    },
    b: {
      sdl: `type Book @key(fields: "id") { id: ID! price: Float @shareable }`,
      rows: { Book: rows },
    },
  },
  cases: [
    {
      query: '{ product { same { ... on Product { same { __typename } } } } }',
      data: { product: { same: { same: { __typename: 'Book' } } } },
    },
    {
      query:
        '{ product { __typename same { __typename ... on Book { id } same { ... on Book { id price } } } ... on Book { id price } } }',
      stockFails:
        'the fetch asks no type of what can be a book only, and the gateway then takes it for no book',
      data: {
        product: {
          __typename: 'Book',
          same: { __typename: 'Book', id: 'p1', same: { id: 'p1', price: 10 } },
          id: 'p1',
          price: 10,
        },
      },
    },
  ],
}

const account = { __typename: 'Account', id: 'a1', login: 'a1-login' }
const chat = { __typename: 'Chat', id: 'c1', text: 'c1-text' }
const both = [account, chat]

/** Each subgraph finds nodes of all types, and knows the ids of one alone. */
const corruptedSupergraphNodeId: Suite = {
  name: 'corrupted-supergraph-node-id',
  subgraphs: {
    a: {
      sdl: `type Query { node(id: ID!): Node @shareable account(id: String!): Account } interface Node { id: ID! }
        type Account implements Node @key(fields: "id") { id: ID! login: String! }
        type Chat implements Node @key(fields: "id") { id: ID! @external account: Account! }`,
      query: {
        node: (_, { id }) => both.find((node) => node.id === id),
        account: () => account,
      },
      rows: { Account: [account], Chat: [{ id: 'c1', account }] },
    },
    b: {
      sdl: `type Query { node(id: ID!): Node @shareable chat(id: String!): Chat } interface Node { id: ID! }
        type Account implements Node @key(fields: "id") { id: ID! @external chats: [Chat!]! }
        type Chat implements Node @key(fields: "id") { id: ID! text: String! }`,
      query: { node: (_, { id }) => both.find((node) => node.id === id), chat: () => chat },
      rows: { Account: [{ id: 'a1', chats: [chat] }], Chat: [chat] },
    },
  },
  cases: [
    { query: '{ node(id: "a1") { id } }', data: null, errors: true },
    {
      query: '{ account: node(id: "a1") { __typename } chat: node(id: "c1") { __typename } }',
      data: { account: { __typename: 'Account' }, chat: { __typename: 'Chat' } },
    },
    {
      query:
        '{ account: node(id: "a1") { ... on Account { id login } } chat: node(id: "c1") { ... on Chat { id text } } }',
      data: { account: { id: 'a1', login: 'a1-login' }, chat: { id: 'c1', text: 'c1-text' } },
    },
    {
      query:
        '{ account: node(id: "a1") { ... on Chat { id } } chat: node(id: "c1") { __typename ... on Account { id } } }',
      data: { account: {}, chat: { __typename: 'Chat' } },
    },
    {
      query: '{ chat(id: "c1") { id text account { id } } }',
      data: { chat: { id: 'c1', text: 'c1-text', account: { id: 'a1' } } },
    },
    {
      query: '{ account(id: "a1") { id login chats { id } } }',
      data: { account: { id: 'a1', login: 'a1-login', chats: [{ id: 'c1' }] } },
    },
  ],
}

export const interfaces: readonly Suite[] = [
  abstractTypes,
  circularReferenceInterface,
  corruptedSupergraphNodeId,
]
