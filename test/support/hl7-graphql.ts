/** What HL7's GraphQL suite says of its cases, and where it cannot be followed to the letter. */
import { expect } from 'vitest'

export interface SuiteCase {
  readonly name: string
  readonly source: string
  readonly output: string
  readonly context: string
  readonly operation: string | undefined
}

/** The cases of the suite's manifest. */
export const casesOf = (manifest: string): SuiteCase[] =>
  [...manifest.matchAll(/<test ([^>]*)\/>/g)].map(([, attributes = '']) => {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    return {
      name: of('name') ?? '',
      source: of('source') ?? '',
      output: of('output') ?? '',
      context: of('context') || '$graphql',
      operation: of('operation'),
    }
  })

/** Values of the suite's stub of a search, by their shape; a third patient that it loads is active too. */
export const stubbed: Readonly<Record<string, unknown>> = {
  'search-simple': {
    PatientList: expect.arrayContaining([
      { id: 'example', active: true },
      { id: 'xds', active: true },
    ]),
  },
  'search-full': {
    PatientConnection: {
      count: expect.any(Number),
      offset: 0,
      pagesize: 50,
      edges: expect.arrayContaining([
        { mode: 'match', resource: { id: 'example', active: true } },
        { mode: 'match', resource: { id: 'xds', active: true } },
      ]),
      first: expect.any(String),
      last: expect.any(String),
    },
  },
}

/** Data without nulls: GraphQL says null where the suite leaves a field out. */
export function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, prune(inner)]),
  )
}
