/** What nothing of ours has a part in: subgraphs and schemas executed by graphql-js, for Apollo's gateway and for itself. */
import { execute, parse, type GraphQLSchema } from 'graphql'
import { maskError } from '../../../gateway/mask.ts'
import { createSource, toDomain, type DataSource, type Sources } from '../../../gateway/source.ts'
import { schemas } from '../served.ts'

/** A subgraph that graphql-js executes. */
export const createPlainSource = (schema: GraphQLSchema): DataSource =>
  createSource(async ({ query, document, variables, operationName }, { subgraph }) => {
    const { data, errors } = await execute({
      ...{ schema, contextValue: subgraph, variableValues: variables },
      document: document ?? parse(query),
      ...(operationName === undefined ? {} : { operationName }),
    })
    return {
      ...(data === undefined ? {} : { data }),
      ...(errors && { errors: errors.map((error) => maskError(error.toJSON(), error)) }),
    }
  })

/** The record's subgraphs. */
export const plainSources: Sources = (name) => createPlainSource(schemas[toDomain(name)])
