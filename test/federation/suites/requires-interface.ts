/** A field that requires what stands behind an interface. */
import type { Suite } from '../suite.ts'

const requiresInterface: Suite = {
  name: 'requires-interface',
  subgraphs: {
    a: {
      sdl: `type Query { a: User } type User @key(fields: "id") { id: ID! name: String! @shareable address: Address @external
          city: String @requires(fields: "address { id }") country: String @requires(fields: "address { ... on Work { city } }") }
        interface Address { id: ID! } type Home implements Address @key(fields: "id") { id: ID! @external }
        type Work implements Address @key(fields: "id") { id: ID! @external city: String @external }`,
      query: { a: () => ({ id: 'u1', name: 'u1-name' }) },
      rows: { User: ['u1', 'u2'].map((id) => ({ id, name: `${id}-name` })) },
      fields: {
        User: {
          city: ({ address }) => `city of ${String(Object(address).id)}`,
          country: ({ address }) =>
            Object(address).city ? `country of ${Object(address).city}` : null,
        },
      },
    },
    b: {
      sdl: `type Query { b: User } interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID! city: String @shareable }
        type Work implements Address @key(fields: "id") { id: ID! city: String @shareable }
        type User @key(fields: "id") { id: ID! name: String! @shareable address: Address @shareable }`,
      query: {
        b: () => ({
          id: 'u2',
          name: 'u2-name',
          address: { __typename: 'Work', id: 'w2', city: 'Lyon' },
        }),
      },
      rows: {
        User: [
          { id: 'u1', name: 'u1-name', address: { __typename: 'Home', id: 'h1', city: 'Brest' } },
          { id: 'u2', name: 'u2-name', address: { __typename: 'Work', id: 'w2', city: 'Lyon' } },
        ],
      },
    },
  },
  cases: [
    { query: '{ a { city } }', data: { a: { city: 'city of h1' } } },
    { query: '{ a { country name } }', data: { a: { country: null, name: 'u1-name' } } },
    {
      query: '{ b { city country } }',
      data: { b: { city: 'city of w2', country: 'country of Lyon' } },
    },
  ],
}

export const requiresInterfaces: readonly Suite[] = [requiresInterface]
