/** Makes one subgraph: its SDL, generated and by hand, with the resolvers of both faces. */
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse, type GraphQLSchema } from 'graphql'
import { resourceTypes, typesOf, type Domain } from '../fhir/types.ts'
import type { FhirObject } from '../record/resource.ts'
import { countOf, offsetOf } from './connection.ts'
import type { Context } from './context.ts'
import { containedOf, entityResolver, resolveReference, typeNameOf } from './entity.ts'
import { queryFields, reverseFields, type FieldResolvers } from './fhir.ts'
import { addListNavigation } from './list-navigation.ts'
import { mutationFields, mutationScalars } from './mutation.ts'
import { loadClinicalSdl, loadGeneratedSdl } from './type-definitions.ts'

type Module = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number]

/** Resolvers by type and field, as @apollo/subgraph takes them. */
type Resolvers = NonNullable<Extract<Module, { typeDefs: unknown }>['resolvers']>

/** Builds the schema of a domain; `clinical` holds the resolvers of its `schema.graphql`. */
export function createSubgraphSchema(domain: Domain, clinical: Resolvers): GraphQLSchema {
  const toDocument = (sdl: string) => parse(sdl, { noLocation: true })
  return addListNavigation(
    buildSubgraphSchema([
      { typeDefs: toDocument(loadGeneratedSdl(domain)), resolvers: fhirResolvers(domain) },
      { typeDefs: toDocument(loadClinicalSdl(domain)), resolvers: clinical },
    ]),
  )
}

function fhirResolvers(domain: Domain): Resolvers {
  const reverse = reverseFields(domain)
  const entities = resourceTypes.map((type) => [
    type,
    {
      __resolveReference: entityResolver(domain, type),
      ...ownFields(domain, type),
      ...reverse[type],
    },
  ])
  const connections = typesOf(domain).map((type) => [
    `${type}Connection`,
    { count: countOf, totalCount: countOf, offset: offsetOf },
  ])
  return {
    Query: queryFields(domain),
    Mutation: mutationFields(domain),
    ...mutationScalars,
    Reference: {
      resource: (reference: FhirObject, args: object, context: Context) =>
        resolveReference(domain, reference, args, context),
    },
    Resource: { __resolveType: typeNameOf },
    ...Object.fromEntries([...entities, ...connections]),
  }
}

const ownFields = (domain: Domain, type: string): FieldResolvers =>
  typesOf(domain).some((own) => own === type)
    ? {
        _ref: (resource, _, { repository }) => repository.of(resource).refOf(resource),
        contained: (resource, _, context) => containedOf(domain, resource, context),
      }
    : {}
