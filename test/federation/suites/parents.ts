/** What is found again through the entity above it. */
import type { Suite } from '../suite.ts'

const parentEntityCall: Suite = {
  name: 'parent-entity-call',
  subgraphs: {
    a: {
      sdl: `type Query { stays: [Stay] } type Stay @key(fields: "id number") { id: ID! number: ID! }`,
      query: {
        stays: () => [
          { id: 's1', number: 'n1' },
          { id: 's2', number: 'n2' },
        ],
      },
    },
    b: {
      sdl: `type Stay @key(fields: "id number") { id: ID! number: ID! unit: Unit @shareable }
        type Unit @shareable { id: ID! name: String }`,
      rows: {
        Stay: ['1', '2'].map((at) => ({
          id: `s${at}`,
          number: `n${at}`,
          unit: { id: 'u1', name: 'Unit' },
        })),
      },
    },
    c: {
      sdl: `type Stay @key(fields: "id") { id: ID! unit: Unit @shareable } type Unit @shareable { id: ID! details: Details }
        type Details { beds: Int }`,
      rows: {
        Stay: ['1', '2'].map((at) => ({ id: `s${at}`, unit: { id: 'u1', details: { beds: 4 } } })),
      },
    },
  },
  cases: [
    {
      query: '{ stays { unit { details { beds } name id } } }',
      data: {
        stays: [1, 2].map(() => ({ unit: { details: { beds: 4 }, name: 'Unit', id: 'u1' } })),
      },
    },
  ],
}

/** What no entity is is found again through the entity above it. */
const parentEntityCallComplex: Suite = {
  name: 'parent-entity-call-complex',
  subgraphs: {
    a: {
      sdl: `type Stay @key(fields: "id number") { id: ID! number: ID! unit: Unit @shareable }
        type Unit { details: Details @shareable } type Details @shareable { beds: Int }`,
      rows: { Stay: [{ id: 's1', number: 'n1', unit: { details: { beds: 4 } } }] },
    },
    b: {
      sdl: `type Stay @key(fields: "id") { id: ID! number: ID! @shareable unit: Unit @shareable } type Unit @key(fields: "id") { id: ID! }`,
      rows: { Stay: [{ id: 's1', number: 'n1', unit: { id: 'u1' } }] },
    },
    c: {
      sdl: `type Query { stayOfC: Stay } type Stay @key(fields: "id") { id: ID! unit: Unit @shareable }
        type Unit @key(fields: "id") { id: ID! name: String @shareable }`,
      query: { stayOfC: () => ({ id: 's1', unit: { id: 'u1', name: 'Unit' } }) },
      rows: {
        Stay: [{ id: 's1', unit: { id: 'u1', name: 'Unit' } }],
        Unit: [{ id: 'u1', name: 'Unit' }],
      },
    },
    d: {
      sdl: `type Query { stayOfD: Stay } type Stay @key(fields: "id") { id: ID! name: String! }`,
      query: { stayOfD: () => ({ id: 's1', name: 'Stay' }) },
      rows: { Stay: [{ id: 's1', name: 'Stay' }] },
    },
  },
  cases: [
    {
      query: '{ stayOfD { id name unit { id name details { beds } } } }',
      data: {
        stayOfD: { id: 's1', name: 'Stay', unit: { id: 'u1', name: 'Unit', details: { beds: 4 } } },
      },
    },
  ],
}

export const parents: readonly Suite[] = [parentEntityCall, parentEntityCallComplex]
