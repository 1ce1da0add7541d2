/** A field that requires one that another subgraph took over. */
import type { Suite } from '../suite.ts'

type Row = Readonly<Record<string, unknown>>

const overridden = {
  a: {
    sdl: `type Query { inA: User } type User @key(fields: "id") { id: ID! name: String! @override(from: "b") aName: String! }`,
    query: { inA: () => ({ id: 'u1', name: 'u1-name', aName: 'a of u1' }) },
    rows: {
      User: ['u1', 'u2', 'u3'].map((id) => ({ id, name: `${id}-name`, aName: `a of ${id}` })),
    },
  },
  b: {
    sdl: `type Query { inB: User } type User @key(fields: "id") { id: ID! name: String! }`,
    query: { inB: () => ({ id: 'u2', name: 'NEVER' }) },
    rows: { User: ['u1', 'u2', 'u3'].map((id) => ({ id, name: 'NEVER' })) },
  },
  c: {
    sdl: `type Query { inC: User } type User @key(fields: "id") { id: ID! name: String! @external cName: String! @requires(fields: "name") }`,
    query: { inC: () => ({ id: 'u3' }) },
    rows: { User: ['u1', 'u2', 'u3'].map((id) => ({ id })) },
    fields: { User: { cName: ({ name }: Row) => `c of ${String(name)}` } },
  },
}

const overrideWithRequires: Suite = {
  name: 'override-with-requires',
  subgraphs: overridden,
  cases: [
    {
      query:
        '{ inA { id name aName cName } inB { id name aName cName } inC { id name aName cName } }',
      data: Object.fromEntries(
        ['A', 'B', 'C'].map((letter, at) => {
          const id = `u${at + 1}`
          return [
            `in${letter}`,
            { id, name: `${id}-name`, aName: `a of ${id}`, cName: `c of ${id}-name` },
          ]
        }),
      ),
    },
    { query: '{ inC { cName } }', data: { inC: { cName: 'c of u3-name' } } },
    { query: '{ inB { name } }', data: { inB: { name: 'u2-name' } } },
  ],
}

export const overrideRequires: readonly Suite[] = [overrideWithRequires]
