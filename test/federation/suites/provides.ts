/** Fields that a subgraph provides in one place only: nested, of interfaces, of unions. */
import type { Suite } from '../suite.ts'

const parts = [
  { id: 'c1', name: 'Category', subs: ['c2'] },
  { id: 'c2', name: 'Sub', subs: [] },
]
const named = parts.map(({ id, name }) => ({ id, name }))
const tree = { id: 'p1', categories: [{ ...named[0], subs: [named[1]] }] }

const nestedProvides: Suite = {
  name: 'nested-provides',
  subgraphs: {
    all: {
      sdl: `type Query { products: [Product] @shareable } type Product @key(fields: "id") { id: ID! name: String }`,
      query: { products: () => [{ id: 'p1', name: 'Gauze' }] },
      rows: { Product: [{ id: 'p1', name: 'Gauze' }] },
    },
    category: {
      sdl: `type Query { products: [Product] @shareable @provides(fields: "categories { id name subs { id name } }") }
        type Product @key(fields: "id") { id: ID! categories: [Category] @external }
        type Category @key(fields: "id") { id: ID! name: String subs: [Category] @external }`,
      query: { products: () => [tree] },
      rows: { Product: [{ id: 'p1' }], Category: named },
    },
    subs: {
      sdl: `type Product @key(fields: "id") { id: ID! categories: [Category] @shareable }
        type Category @key(fields: "id") { id: ID! subs: [Category] @shareable }`,
      rows: {
        Product: [{ id: 'p1', categories: [{ id: 'c1' }] }],
        Category: parts.map(({ id, subs }) => ({ id, subs: subs.map((sub) => ({ id: sub })) })),
      },
    },
  },
  cases: [
    {
      query: '{ products { id categories { id name } } }',
      data: { products: [{ id: 'p1', categories: [{ id: 'c1', name: 'Category' }] }] },
    },
    {
      query: '{ products { id name categories { id subs { id name } } } }',
      data: {
        products: [{ id: 'p1', name: 'Gauze', categories: [{ id: 'c1', subs: [named[1]] }] }],
      },
    },
  ],
}

const animals = [
  { __typename: 'Dog', id: 'a1', name: 'Fido' },
  { __typename: 'Cat', id: 'a2', name: 'Whiskers' },
]
const aged = animals.map((animal, at) => ({ ...animal, age: 8 - 2 * at }))
const media = { __typename: 'Book', id: 'm1', animals }

const providesOnInterface: Suite = {
  name: 'provides-on-interface',
  subgraphs: {
    a: {
      sdl: `type Query { media: Media @shareable book: Book @provides(fields: "animals { ... on Dog { name } }") }
        interface Media { id: ID! } interface Animal { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! animals: [Animal] @shareable }
        type Dog implements Animal @key(fields: "id") { id: ID! @external name: String @external }
        type Cat implements Animal @key(fields: "id") { id: ID! @external }`,
      query: { media: () => media, book: () => media },
      rows: { Book: [media], Dog: animals.slice(0, 1), Cat: animals.slice(1) },
    },
    b: {
      sdl: `type Query { media: Media @shareable @provides(fields: "animals { id name }") }
        interface Media { id: ID! animals: [Animal] } interface Animal { id: ID! name: String }
        type Book implements Media { id: ID! @shareable animals: [Animal] @external }
        type Dog implements Animal { id: ID! @external name: String @external }
        type Cat implements Animal { id: ID! @external name: String @external }`,
      query: { media: () => media },
    },
    c: {
      sdl: `interface Media { id: ID! animals: [Animal] } interface Animal { id: ID! name: String }
        type Book implements Media @key(fields: "id") { id: ID! animals: [Animal] @shareable }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int }
        type Cat implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      rows: {
        Book: [{ ...media, animals: aged }],
        Dog: aged.slice(0, 1),
        Cat: aged.slice(1),
      },
    },
  },
  cases: [
    {
      query: '{ media { id animals { id name } } }',
      data: { media: { id: 'm1', animals: animals.map(({ id, name }) => ({ id, name })) } },
    },
    {
      query: '{ media { id animals { id name ... on Cat { age } } } }',
      data: {
        media: {
          id: 'm1',
          animals: [
            { id: 'a1', name: 'Fido' },
            { id: 'a2', name: 'Whiskers', age: 6 },
          ],
        },
      },
    },
    {
      query: '{ book { animals { ... on Dog { name } ... on Cat { name } } } }',
      data: { book: { animals: [{ name: 'Fido' }, { name: 'Whiskers' }] } },
    },
  ],
}

const works = [
  { __typename: 'Book', id: 'm1', title: 'Book' },
  { __typename: 'Film', id: 'm2', title: 'Film' },
]

const providesOnUnion: Suite = {
  name: 'provides-on-union',
  subgraphs: {
    a: {
      sdl: `type Query { media: [Media] @shareable } union Media = Book | Film
        type Book @key(fields: "id") { id: ID! } type Film @key(fields: "id") { id: ID! }`,
      query: { media: () => works },
    },
    b: {
      sdl: `type Query { media: [Media] @shareable @provides(fields: "... on Book { title }") } union Media = Book | Film
        type Book @key(fields: "id") { id: ID! title: String @external } type Film @key(fields: "id") { id: ID! }`,
      query: { media: () => works },
    },
    c: {
      sdl: `type Book @key(fields: "id") { id: ID! title: String @shareable } type Film @key(fields: "id") { id: ID! title: String @shareable }`,
      rows: { Book: works.slice(0, 1), Film: works.slice(1) },
    },
  },
  cases: [
    {
      query: '{ media { ... on Book { id title } ... on Film { id } } }',
      data: { media: [{ id: 'm1', title: 'Book' }, { id: 'm2' }] },
    },
    {
      query: '{ media { ... on Film { title } ... on Book { title } __typename } }',
      data: { media: works.map(({ title, __typename }) => ({ title, __typename })) },
    },
  ],
}

export const provides: readonly Suite[] = [nestedProvides, providesOnInterface, providesOnUnion]
