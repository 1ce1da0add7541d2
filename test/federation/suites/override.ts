/** A field that one subgraph takes over from another, or from none. */
import type { Suite } from '../suite.ts'

const feeds = (from: string) => ({
  a: {
    sdl: `type Query { feed: [Post] @shareable aFeed: [Post] } type Post @key(fields: "id") { id: ID! createdAt: String! ${from === 'a' ? '' : '@shareable'} }`,
    query: {
      feed: () => [{ id: 'p1', createdAt: from === 'a' ? 'NEVER' : 'p1-at' }],
      aFeed: () => [{ id: 'p2', createdAt: from === 'a' ? 'NEVER' : 'p2-at' }],
    },
    rows: {
      Post: ['p1', 'p2'].map((id) => ({ id, createdAt: from === 'a' ? 'NEVER' : `${id}-at` })),
    },
  },
  b: {
    sdl: `type Query { feed: [Post] @shareable bFeed: [Post] } type Post @key(fields: "id") { id: ID! createdAt: String! @override(from: "${from}") ${from === 'a' ? '' : '@shareable'} }`,
    query: {
      feed: () => [{ id: 'p1', createdAt: 'p1-at' }],
      bFeed: () => [{ id: 'p1', createdAt: 'p1-at' }],
    },
    rows: { Post: ['p1', 'p2'].map((id) => ({ id, createdAt: `${id}-at` })) },
  },
})

const feedCases = [
  { query: '{ feed { createdAt } }', data: { feed: [{ createdAt: 'p1-at' }] } },
  {
    query: '{ aFeed { createdAt } bFeed { createdAt } }',
    data: { aFeed: [{ createdAt: 'p2-at' }], bFeed: [{ createdAt: 'p1-at' }] },
  },
]

export const overrides: readonly Suite[] = [
  { name: 'simple-override', subgraphs: feeds('a'), cases: feedCases },
  { name: 'unavailable-override', subgraphs: feeds('nobody'), cases: feedCases },
]
