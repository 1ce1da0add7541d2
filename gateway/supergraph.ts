/** The graph as it was composed when the project was built: what is planned over, and what clients see. */
import { readFileSync } from 'node:fs'
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql'

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

/** The supergraph's SDL. */
export const loadSupergraph = (): string => read('supergraph.graphql')

/** The schema that clients see; it was checked when it was published. */
export const loadPublishedSchema = (): GraphQLSchema =>
  buildASTSchema(parse(read('public-schema.graphql'), { noLocation: true }), {
    assumeValid: true,
    assumeValidSDL: true,
  })
