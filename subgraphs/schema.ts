/** Makes one subgraph: its SDL, generated and by hand, with the resolvers of both faces. */
import type { GraphQLSchema } from 'graphql'
import { resourceTypes, typesOf, type Domain } from '../fhir/types.ts'
import type { FhirObject } from '../record/resource.ts'
import { countOf, offsetOf } from './connection.ts'
import type { Context } from './context.ts'
import { containedOf, openEntity, resolveReference } from './entity.ts'
import { createExecutableSchema, type Resolvers } from './executable.ts'
import { queryFields, reverseFields, type FieldResolvers } from './fhir.ts'
import { addListNavigation } from './list-navigation.ts'
import { mutationFields, mutationScalars } from './mutation.ts'
import { loadClinicalSdl, loadGeneratedSdl } from './type-definitions.ts'

/** Builds the schema of a domain; `clinical` holds the resolvers of its `schema.graphql`. */
export function createSubgraphSchema(domain: Domain, clinical: Resolvers): GraphQLSchema {
  return addListNavigation(
    createExecutableSchema({
      texts: [loadGeneratedSdl(domain), loadClinicalSdl(domain)],
      resolvers: [fhirResolvers(domain), clinical],
      openEntity: (representation, context) => openEntity(domain, representation, context),
    }),
  )
}

function fhirResolvers(domain: Domain): Resolvers {
  const reverse = reverseFields(domain)
  const entities = resourceTypes.map((type) => [
    type,
    {
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
    ...Object.fromEntries([...entities, ...connections]),
  }
}

/** Nothing is contained in it. https://hl7.org/fhir/R4/domainresource.html */
const noDomainResource = 'Binary'

const ownFields = (domain: Domain, type: string): FieldResolvers =>
  typesOf(domain).some((own) => own === type)
    ? {
        _ref: (resource, _, { repository }) => repository.of(resource).refOf(resource),
        ...(type !== noDomainResource && {
          contained: (resource, _, context) => containedOf(domain, resource, context),
        }),
      }
    : {}
