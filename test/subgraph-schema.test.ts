/** The schema that a subgraph executes is the one that Apollo's own library builds from the same texts. */
import { buildSubgraphSchema } from '@apollo/subgraph'
import { lexicographicSortSchema, parse, printSchema, type GraphQLSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { domains } from '../fhir/types.ts'
import { createExecutableSchema } from '../subgraphs/executable.ts'
import { loadClinicalSdl, loadGeneratedSdl } from '../subgraphs/type-definitions.ts'

/** What is executed; the directives of Federation and its scalars are for the composition alone. */
const typesOf = (schema: GraphQLSchema): string =>
  printSchema(lexicographicSortSchema(schema))
    .replace(/^directive .*$/gm, '')
    .replace(/(?:"""(?:[^"]|"(?!""))*"""\n)?enum link__Purpose \{[^}]*\}/g, '')
    .replace(
      /(?:"""(?:[^"]|"(?!""))*"""\n)?scalar (?:link__Import|federation__FieldSet|federation__Scope|_FieldSet)$/gm,
      '',
    )
    .replace(/"""(?:[^"]|"(?!""))*"""\n(?=type _Service)/g, '')
    .replace(/ {2}"""(?:[^"]|"(?!""))*"""\n(?= {2}sdl: String)/g, '')
    .replace(/\n{2,}/g, '\n\n')
    .trim()

describe.each(domains)('%s', (domain) => {
  const texts = [loadGeneratedSdl(domain), loadClinicalSdl(domain)]
  const subgraph = { texts, resolvers: [], openEntity: () => null }

  test('the types, fields, arguments and descriptions are the same', () => {
    const theirs = buildSubgraphSchema(texts.map((text) => ({ typeDefs: parse(text) })))
    expect(typesOf(createExecutableSchema(subgraph))).toBe(typesOf(theirs))
  })

  test('resolvers of a field that is none are refused', () => {
    const resolvers = [{ Query: { nothing: () => null } }]
    expect(() => createExecutableSchema({ ...subgraph, resolvers })).toThrow(
      'Query has no field nothing',
    )
  })
})
