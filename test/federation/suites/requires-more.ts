/** Fields that require others by fragments or with arguments, and arguments that are asked for twice. */
import type { Suite } from '../suite.ts'

type Row = Readonly<Record<string, unknown>>

const list = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : [])

const kinds = [
  { __typename: 'Lab', id: 'k1', level: 2 },
  { __typename: 'Scan', id: 'k2', film: 'x' },
]

const entity = (kind: unknown) => ({ id: 'e1', kind })

/** What is required of an interface differs by the type of what is there. */
const requiresWithFragments: Suite = {
  name: 'requires-with-fragments',
  subgraphs: {
    a: {
      sdl: `interface Kind { id: ID! } type Lab implements Kind { id: ID! level: Int deep: Deep } type Scan implements Kind { id: ID! film: String }
        type Deep { low: String } type Exam @key(fields: "id") { id: ID! kind: Kind other: Kind }`,
      rows: { Exam: [{ ...entity({ ...kinds[0], deep: { low: 'low' } }), other: kinds[1] }] },
    },
    b: {
      sdl: `interface Kind { id: ID! } type Lab implements Kind @external { id: ID! level: Int deep: Deep }
        type Deep @external { low: String } type Scan implements Kind @external { id: ID! film: String }
        type Query { exam: Exam } type Exam @key(fields: "id") { id: ID! kind: Kind @external other: Kind @external
          told: String @requires(fields: "kind { id ... on Lab { level deep { low } } ... on Scan { film } }")
          named: String @requires(fields: "other { ... on Scan { id film } }") }`,
      query: { exam: () => ({ id: 'e1' }) },
      rows: { Exam: [{ id: 'e1' }] },
      fields: {
        Exam: {
          told: ({ kind }) =>
            `${Object(kind).id} ${Object(kind).level} ${Object(kind).deep?.low} ${Object(kind).film}`,
          named: ({ other }) => `${Object(other).id} ${Object(other).film}`,
        },
      },
    },
  },
  cases: [
    { query: '{ exam { id told } }', data: { exam: { id: 'e1', told: 'k1 2 low undefined' } } },
    {
      query: '{ exam { named told } }',
      data: { exam: { named: 'k2 x', told: 'k1 2 low undefined' } },
    },
    {
      query: '{ exam { named other { ... on Scan { film } } kind { __typename id } } }',
      data: {
        exam: { named: 'k2 x', other: { film: 'x' }, kind: { __typename: 'Lab', id: 'k1' } },
      },
    },
  ],
}

const comments = ['n1', 'n2'].flatMap((note) =>
  [1, 2, 3].map((at) => ({ id: `${note}c${at}`, note, writer: `${note}w${at}` })),
)
const notes = [{ id: 'n1' }, { id: 'n2' }]

const commentsOf = ({ id }: Row, { limit }: Row) =>
  comments
    .filter(({ note }) => note === id)
    .slice(0, Number(limit))
    .map((comment) => ({ id: comment.id }))

const drugs = [
  { upc: 'p1', name: 'Gauze', weight: 1, base: 11 },
  { upc: 'p2', name: 'Splint', weight: 2, base: 22 },
]

const priced: Suite['subgraphs'] = {
  prices: {
    sdl: `type Query { drugs: [Drug] } type Drug @key(fields: "upc") { upc: String! name: String price(currency: String!): Int weight: Int }`,
    query: { drugs: () => drugs },
    rows: { Drug: drugs },
    fields: {
      Drug: { price: ({ base }, { currency }) => Number(base) * (currency === 'EUR' ? 2 : 1) },
    },
  },
  sending: {
    sdl: `type Drug @key(fields: "upc") { upc: String! weight: Int @external price(currency: String!): Int @external
        sending: Int @requires(fields: "price(currency: \\"USD\\") weight")
        sendingEUR: Int @requires(fields: "price(currency: \\"EUR\\") weight") }`,
    rows: { Drug: drugs.map(({ upc }) => ({ upc })) },
    fields: {
      Drug: {
        sending: ({ price, weight }) => Number(price) * Number(weight),
        sendingEUR: ({ price, weight }) => Number(price) * Number(weight) + 1,
      },
    },
  },
}

const collides = {
  stockFails:
    'what a requirement asks with arguments takes the place of what the caller asks with others',
  oursFailsToo: true,
} as const

const firstComments = (limit: number) => ({
  notes: notes.map(({ id }) => ({
    writer: { id: `${id}w3` },
    comments: commentsOf({ id }, { limit }),
  })),
})

const requiresWithArgument: Suite = {
  name: 'requires-with-argument',
  subgraphs: {
    ...priced,
    notes: {
      sdl: `type Query { notes: [Note] } type Note @key(fields: "id") { id: ID! }
        type Comment @key(fields: "id") { id: ID! writerId: ID }`,
      query: { notes: () => notes },
      rows: { Note: notes, Comment: comments.map(({ id, writer }) => ({ id, writerId: writer })) },
    },
    writers: {
      sdl: `type Note @key(fields: "id") { id: ID! writer: Writer @requires(fields: "comments(limit: 3) { writerId }")
          comments(limit: Int!): [Comment] }
        type Comment @key(fields: "id") { id: ID! writerId: ID @external } type Writer { id: ID! }`,
      rows: { Note: notes },
      fields: {
        Note: {
          writer: ({ comments: required }) => ({ id: list(required)[2]?.['writerId'] }),
          comments: (row, args) => commentsOf(row, args),
        },
      },
    },
  },
  cases: [
    {
      query: '{ drugs { upc name sending } }',
      data: {
        drugs: [
          { upc: 'p1', name: 'Gauze', sending: 11 },
          { upc: 'p2', name: 'Splint', sending: 44 },
        ],
      },
    },
    {
      query: '{ notes { writer { id } } }',
      data: { notes: [{ writer: { id: 'n1w3' } }, { writer: { id: 'n2w3' } }] },
    },
    {
      query: '{ notes { writer { id } comments(limit: 1) { id } } }',
      data: firstComments(1),
      ...collides,
    },
    {
      query: 'query ($limit: Int = 1) { notes { writer { id } comments(limit: $limit) { id } } }',
      data: firstComments(1),
      ...collides,
    },
    {
      query: `query ($limit: Int = 1) { notes { writer { id } ...A ...B } }
        fragment A on Note { comments(limit: $limit) { id } } fragment B on Note { comments(limit: $limit) { id } }`,
      data: firstComments(1),
      ...collides,
    },
    {
      query: '{ notes { writer { id } comments(limit: 3) { id } } }',
      data: firstComments(3),
    },
  ],
}

const requiresWithArgumentConflict: Suite = {
  name: 'requires-with-argument-conflict',
  subgraphs: priced,
  cases: [
    {
      query: '{ drugs { upc name sending sendingEUR } }',
      data: {
        drugs: [
          { upc: 'p1', name: 'Gauze', sending: 11, sendingEUR: 23 },
          { upc: 'p2', name: 'Splint', sending: 44, sendingEUR: 89 },
        ],
      },
      ...collides,
    },
  ],
}

export const requiresMore: readonly Suite[] = [
  requiresWithFragments,
  requiresWithArgument,
  requiresWithArgumentConflict,
]
