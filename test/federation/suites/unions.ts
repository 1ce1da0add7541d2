/** Unions whose members differ from subgraph to subgraph. */
import type { Suite } from '../suite.ts'

const oven = { __typename: 'Oven', id: 'oven1' }
const toaster = { __typename: 'Toaster', id: 'toaster1', warranty: 3 }

const unionInterfaceDistributed: Suite = {
  name: 'union-interface-distributed',
  subgraphs: {
    a: {
      sdl: `type Query { products: [Product] node(id: ID!): Node nodes: [Node] toasters: [Toaster] } union Product = Oven | Toaster
        interface Node { id: ID! } type Oven @key(fields: "id") { id: ID! }
        type Toaster implements Node @key(fields: "id") { id: ID! warranty: Int @shareable }`,
      query: {
        products: () => [oven, toaster],
        nodes: () => [toaster],
        toasters: () => [toaster],
        node: (_, { id }) => [oven, toaster].find((one) => one.id === id),
      },
      rows: { Oven: [oven], Toaster: [toaster] },
    },
    b: {
      sdl: `interface Node { id: ID! } interface Warranted { warranty: Int }
        type Oven implements Node & Warranted @key(fields: "id") { id: ID! warranty: Int }`,
      rows: { Oven: [{ id: 'oven1', warranty: 1 }] },
    },
    c: {
      sdl: `interface Warranted { warranty: Int } type Toaster implements Warranted @key(fields: "id") { id: ID! warranty: Int @shareable }`,
      rows: { Toaster: [toaster] },
    },
  },
  cases: [
    {
      query: '{ products { ... on Node { id } } }',
      data: { products: [{ id: 'oven1' }, { id: 'toaster1' }] },
    },
    {
      query: '{ nodes { ... on Toaster { warranty } ... on Oven { id } } }',
      data: { nodes: [{ warranty: 3 }] },
    },
    {
      query: '{ nodes { ... on Node { id ... on Warranted { warranty } } } }',
      data: { nodes: [{ id: 'toaster1', warranty: 3 }] },
    },
    {
      query:
        '{ toasters { ...T ...N } } fragment T on Toaster { id } fragment N on Node { id __typename }',
      data: { toasters: [{ id: 'toaster1', __typename: 'Toaster' }] },
    },
    {
      query: '{ node(id: "oven1") { ... on Oven { warranty } } }',
      data: { node: null },
      errors: true,
    },
    {
      query: '{ node(id: "oven1") { ... on Toaster { warranty } } }',
      data: { node: null },
      errors: true,
    },
    {
      query: '{ node(id: "toaster1") { ... on Toaster { warranty } } }',
      data: { node: { warranty: 3 } },
    },
    {
      query: '{ products { ... on Warranted { warranty } __typename } }',
      data: {
        products: [
          { warranty: 1, __typename: 'Oven' },
          { warranty: 3, __typename: 'Toaster' },
        ],
      },
    },
  ],
}

const book = { __typename: 'Book', id: 'm1', title: 'Book', aTitle: 'A', bTitle: 'B' }
const song = { __typename: 'Song', id: 'm2', title: 'Song', aTitle: 'A song' }
const film = { __typename: 'Film', id: 'm3', title: 'Film', bTitle: 'B film' }

const ofBoth = {
  media: () => book,
  book: () => book,
  viewer: () => ({ media: book, book, song, film }),
}

const unionIntersection: Suite = {
  name: 'union-intersection',
  subgraphs: {
    a: {
      sdl: `union Media = Book | Song union Seen = Book | Song
        type Book @key(fields: "id") { id: ID! title: String! @shareable aTitle: String! }
        type Song @key(fields: "id") { id: ID! title: String! @shareable aTitle: String! }
        type Query { media: Media @shareable aMedia: Media book: Book @shareable song: Media @shareable viewer: Viewer @shareable }
        type Viewer { media: Seen @shareable book: Book @shareable song: Seen @shareable }`,
      query: { ...ofBoth, aMedia: () => book, song: () => song },
      rows: { Book: [book], Song: [song] },
    },
    b: {
      sdl: `union Media = Book | Film union Seen = Book | Film
        type Book @key(fields: "id") { id: ID! title: String! @shareable bTitle: String! }
        type Film @key(fields: "id") { id: ID! title: String! @shareable bTitle: String! }
        type Query { media: Media @shareable bMedia: Media book: Media @shareable song: Media @shareable viewer: Viewer @shareable }
        type Viewer { media: Seen @shareable book: Seen @shareable film: Seen song: Seen @shareable }`,
      query: { ...ofBoth, bMedia: () => film, song: () => null },
      rows: { Book: [book], Film: [film] },
    },
  },
  cases: [
    {
      query: '{ media { ... on Book { title aTitle bTitle } } }',
      data: { media: { title: 'Book', aTitle: 'A', bTitle: 'B' } },
    },
    {
      query: '{ aMedia { __typename ... on Film { bTitle } ... on Book { bTitle } } }',
      data: { aMedia: { __typename: 'Book', bTitle: 'B' } },
    },
    {
      query: '{ bMedia { __typename ... on Film { bTitle title } ... on Song { aTitle } } }',
      data: { bMedia: { __typename: 'Film', bTitle: 'B film', title: 'Film' } },
    },
    {
      query:
        '{ viewer { media { ... on Book { aTitle bTitle } } film { ... on Film { title } } } }',
      data: { viewer: { media: { aTitle: 'A', bTitle: 'B' }, film: { title: 'Film' } } },
    },
    {
      query: '{ book { __typename ... on Book { bTitle title } } }',
      data: { book: { __typename: 'Book', bTitle: 'B', title: 'Book' } },
    },
  ],
}

const common = { __typename: 'Common', label: 'common' }
const onlyA = { __typename: 'OnlyA', a: 'a' }
const onlyB = { __typename: 'OnlyB', b: 'b' }
const all = '{ __typename ... on Common { label } ... on OnlyA { a } ... on OnlyB { b } }'

const leftOut = {
  stockFails: 'the planner asks of a shared union only for members that all its subgraphs have',
  oursFailsToo: true,
} as const

const partial = (name: string, path: readonly string[]): Suite => {
  const open = path.map((field) => `{ ${field} `).join('')
  const close = ' }'.repeat(path.length)
  const wrap = (actions: unknown) =>
    path.reduceRight((inner: unknown, field) => ({ [field]: inner }), actions)
  const wrapped = path.length > 1 ? 'type Wrapper @shareable { actions: [Action!]! }' : ''
  const type = path.length > 1 ? 'wrapper: Wrapper @shareable' : 'actions: [Action!]! @shareable'
  const sdl = (
    letter: string,
    more: string,
  ) => `type Query { root${letter}: Container shared: Container @shareable }
    type Container @key(fields: "id") { id: ID! ${type} ${more} } ${wrapped}
    union Action = Common | Only${letter} type Common @shareable { label: String } type Only${letter} { ${letter.toLowerCase()}: String }`
  const of = (actions: unknown) => ({ id: 'c1', ...Object(wrap(actions)) })
  return {
    name,
    subgraphs: {
      A: {
        sdl: sdl('A', ''),
        query: { rootA: () => of([common, onlyA]), shared: () => of([common]) },
        rows: { Container: [of([common, onlyA])] },
      },
      B: {
        sdl: sdl('B', 'own: [Action!]!'),
        query: { rootB: () => of([common, onlyB]), shared: () => of([common]) },
        rows: { Container: [{ ...of([common, onlyB]), own: [onlyB] }] },
      },
    },
    cases: [
      {
        query: `{ rootA ${open} ${all} ${close} }`,
        data: { rootA: wrap([common, onlyA]) },
        ...leftOut,
      },
      {
        query: `{ rootB ${open} ${all} ${close} }`,
        data: { rootB: wrap([common, onlyB]) },
        ...leftOut,
      },
      {
        query: `{ rootA ${open} { __typename ... on OnlyB { b } } ${close} }`,
        data: { rootA: wrap([{ __typename: 'Common' }, { __typename: 'OnlyA' }]) },
      },
      { query: `{ shared ${open} ${all} ${close} }`, data: { shared: wrap([common]) } },
      { query: `{ rootA { own ${all} } }`, data: { rootA: { own: [onlyB] } } },
    ],
  }
}

export const unions: readonly Suite[] = [
  unionInterfaceDistributed,
  unionIntersection,
  partial('partial-union', ['actions']),
  partial('partial-union-complex', ['wrapper', 'actions']),
]
