/** Interfaces that a subgraph takes for one type of object. */
import type { Suite } from '../suite.ts'

const users = ['u1', 'u2'].map((id) => ({ __typename: 'User', id, name: `${id}-name`, age: 40 }))
const logins = users.map(({ id }) => ({ id, login: `${id}-login` }))
const accounts = [
  { __typename: 'Admin', id: 'x1', isMain: true },
  { __typename: 'Regular', id: 'x2', isMain: false },
]

const simpleInterfaceObject: Suite = {
  name: 'simple-interface-object',
  subgraphs: {
    a: {
      sdl: `type Query { users: [Named!]! } interface Named @key(fields: "id") { id: ID! name: String }
        type User implements Named @key(fields: "id") { id: ID! name: String age: Int }
        interface Account @key(fields: "id") { id: ID! }
        type Admin implements Account @key(fields: "id") { id: ID! isMain: Boolean! }
        type Regular implements Account @key(fields: "id") { id: ID! isMain: Boolean! }`,
      query: { users: () => users },
      rows: {
        Named: users,
        User: users,
        Account: accounts,
        Admin: accounts.slice(0, 1),
        Regular: accounts.slice(1),
      },
    },
    b: {
      sdl: `type Query { others: [Named] accounts: [Account] } type Named @key(fields: "id") @interfaceObject { id: ID! login: String }
        type Account @key(fields: "id") @interfaceObject { id: ID! name: String! }`,
      query: {
        others: () => logins,
        accounts: () => accounts.map(({ id }) => ({ id, name: `${id}-name` })),
      },
      rows: { Named: logins, Account: accounts.map(({ id }) => ({ id, name: `${id}-name` })) },
    },
    c: {
      sdl: `type Account @key(fields: "id") @interfaceObject { id: ID! isActive: Boolean! }`,
      rows: { Account: accounts.map(({ id }) => ({ id, isActive: id === 'x1' })) },
    },
  },
  cases: [
    {
      query: '{ others { id name login } }',
      data: { others: users.map(({ id, name }) => ({ id, name, login: `${id}-login` })) },
    },
    {
      query: '{ users { id login ... on User { age } } }',
      data: { users: users.map(({ id, age }) => ({ id, login: `${id}-login`, age })) },
    },
    {
      query: '{ others { ... on User { age id login } __typename } }',
      data: { others: logins.map(({ id, login }) => ({ age: 40, id, login, __typename: 'User' })) },
    },
    {
      query: '{ accounts { id name isActive __typename } }',
      data: {
        accounts: [
          { id: 'x1', name: 'x1-name', isActive: true, __typename: 'Admin' },
          { id: 'x2', name: 'x2-name', isActive: false, __typename: 'Regular' },
        ],
      },
    },
    {
      query: '{ accounts { ... on Admin { id isMain name } ... on Regular { isActive } } }',
      data: { accounts: [{ id: 'x1', isMain: true, name: 'x1-name' }, { isActive: false }] },
    },
    {
      query: '{ accounts { name } }',
      data: { accounts: [{ name: 'x1-name' }, { name: 'x2-name' }] },
    },
  ],
}

const interfaceObjectWithRequires: Suite = {
  name: 'interface-object-with-requires',
  subgraphs: {
    a: {
      sdl: `type Query { users: [Named!]! } interface Named @key(fields: "id") { id: ID! name: String }
        type User implements Named @key(fields: "id") { id: ID! name: String age: Int }`,
      query: { users: () => users },
      rows: { Named: users, User: users },
    },
    b: {
      sdl: `type Query { others: [Named] } type Named @key(fields: "id") @interfaceObject { id: ID! name: String @external
          login: String @requires(fields: "name") }`,
      query: { others: () => users.map(({ id }) => ({ id })) },
      rows: { Named: users.map(({ id }) => ({ id })) },
      fields: { Named: { login: ({ name }) => (name ? `login of ${String(name)}` : null) } },
    },
  },
  cases: [
    {
      query: '{ others { id name login } }',
      data: { others: users.map(({ id, name }) => ({ id, name, login: `login of ${name}` })) },
    },
    {
      query: '{ others { login } }',
      data: { others: users.map(({ name }) => ({ login: `login of ${name}` })) },
    },
    {
      query: '{ others { ... on User { login age } } users { login } }',
      data: {
        others: users.map(({ name }) => ({ login: `login of ${name}`, age: 40 })),
        users: users.map(({ name }) => ({ login: `login of ${name}` })),
      },
    },
  ],
}

const video = { __typename: 'Video', id: '1', title: 'title of 1', seconds: 100 }

const interfaceObjectIndirectExtension: Suite = {
  name: 'interface-object-indirect-extension',
  subgraphs: {
    a: {
      sdl: `type Query { media: Media } interface Media @key(fields: "id") { id: ID! title: String }
        type Video implements Media @key(fields: "id") { id: ID! title: String seconds: Int }
        type Text implements Media @key(fields: "id") { id: ID! title: String words: Int }`,
      query: { media: () => video },
      rows: { Media: [video], Video: [video] },
    },
    b: {
      sdl: `type Query { author: Author } type Author @key(fields: "id") { id: ID! name: String }
        extend type Video @key(fields: "id") { id: ID! authorName: String }`,
      query: { author: () => ({ id: '1', name: 'name of 1' }) },
      rows: { Video: [{ id: '1', authorName: 'Ann' }] },
    },
    c: {
      sdl: `type Query { round: Round } type Round @key(fields: "id") { id: ID! media: Media }
        type Media @key(fields: "id") @interfaceObject { id: ID! }`,
      query: { round: () => ({ id: 'r1', media: { id: '1' } }) },
      rows: { Media: [{ id: '1' }] },
    },
  },
  cases: [
    {
      query: `{ media { id title ... on Video { seconds authorName } ... on Text { words } } author { id name }
        round { id media { id ... on Video { seconds } } } }`,
      data: {
        media: { id: '1', title: 'title of 1', seconds: 100, authorName: 'Ann' },
        author: { id: '1', name: 'name of 1' },
        round: { id: 'r1', media: { id: '1', seconds: 100 } },
      },
    },
  ],
}

/** Of an interface that nobody resolves nothing can be asked that its object does not have. */
const nonResolvableInterfaceObject: Suite = {
  name: 'non-resolvable-interface-object',
  subgraphs: {
    a: {
      sdl: `type Query { a: Node product: Product } interface Node @key(fields: "id", resolvable: false) { id: ID! }
        interface Product @key(fields: "id", resolvable: false) { id: ID! }
        type Bread implements Product @key(fields: "id", resolvable: false) { id: ID! }`,
      query: {
        a: () => ({ __typename: 'Node', id: 'n1' }),
        product: () => ({ __typename: 'Bread', id: 'p1' }),
      },
    },
    b: {
      sdl: `type Query { b: Node } type Node @key(fields: "id") @interfaceObject { id: ID! field: String }`,
      query: { b: () => ({ id: 'n1', field: 'foo' }) },
      rows: { Node: [{ id: 'n1', field: 'foo' }] },
    },
  },
  cases: [
    { query: '{ b { id field } }', data: { b: { id: 'n1', field: 'foo' } } },
    { query: '{ b { id } }', data: { b: { id: 'n1' } } },
    { query: '{ a { id } }', data: { a: null }, errors: true },
    { query: '{ product { id } }', data: { product: { id: 'p1' } } },
    { query: '{ product { ... on Bread { id } } }', data: { product: { id: 'p1' } } },
  ],
}

export const interfaceObjects: readonly Suite[] = [
  simpleInterfaceObject,
  interfaceObjectWithRequires,
  interfaceObjectIndirectExtension,
  nonResolvableInterfaceObject,
]
