/**
 * Makes a subgraph's schema executable: its SDL, what Federation adds to it, and the resolvers. The SDL was checked when
 * the supergraph was composed from it; checking it again would be most of a process's start.
 * https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec
 */
import {
  buildASTSchema,
  concatAST,
  isObjectType,
  isScalarType,
  isUnionType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql'
import { ApiError } from '../errors.ts'
import { isFhirObject, listOf, type FhirObject } from '../record/resource.ts'
import type { Context } from './context.ts'
import { typeNameOf } from './entity.ts'

type Resolver = NonNullable<ReturnType<GraphQLObjectType['getFields']>[string]['resolve']>

/** The resolvers of the fields of each type by name, or a scalar. */
export type Resolvers = Readonly<
  Record<string, GraphQLScalarType | Readonly<Record<string, Resolver>>>
>

export interface Executable {
  /** Its SDL, generated and by hand. */
  readonly texts: readonly string[]
  /** Of resolvers of one type, all count. */
  readonly resolvers: readonly Resolvers[]
  /** The object that a representation names. */
  openEntity(representation: FhirObject, context: Context): unknown
}

/** Builds the schema of a subgraph. */
export function createExecutableSchema(subgraph: Executable): GraphQLSchema {
  const { texts, resolvers } = subgraph
  const own = concatAST(texts.map(parseSdl))
  const schema = buildASTSchema(concatAST([own, federationOf(own)]), {
    assumeValid: true,
    assumeValidSDL: true,
  })
  for (const some of [...resolvers, federationResolvers(subgraph)]) addTo(schema, some)
  for (const type of Object.values(schema.getTypeMap()))
    if (isUnionType(type)) type.resolveType = typeNameOf
  return schema
}

const parseSdl = (text: string): DocumentNode => parse(text, { noLocation: true })

/** What Federation asks every subgraph for; an entity is a type with a key. */
function federationOf({ definitions }: DocumentNode): DocumentNode {
  const entities = definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.directives?.some(({ name }) => name.value === 'key')
      ? [definition.name.value]
      : [],
  )
  return parseSdl(`
    scalar _Any
    type _Service { sdl: String }
    union _Entity = ${entities.join(' | ')}
    extend type Query {
      _entities(representations: [_Any!]!): [_Entity]!
      _service: _Service!
    }`)
}

const federationResolvers = ({ texts, openEntity }: Executable): Resolvers => ({
  Query: {
    _service: () => ({ sdl: texts.join('\n') }),
    _entities: (_, args, context) =>
      listOf(args, 'representations').map((representation) => {
        if (!isFhirObject(representation)) throw new ApiError('INVALID_ARGUMENT')
        return openEntity(representation, context)
      }),
  },
})

function addTo(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [name, given] of Object.entries(resolvers)) {
    const type = schema.getType(name)
    if (isScalarType(given) && isScalarType(type)) {
      const { serialize, parseValue, parseLiteral } = given
      Object.assign(type, { serialize, parseValue, parseLiteral })
    }
    if (isScalarType(given) || !isObjectType(type)) continue
    const fields = type.getFields()
    for (const [field, resolve] of Object.entries(given)) {
      const known = fields[field]
      if (known === undefined) throw new Error(`${name} has no field ${field} to resolve`)
      known.resolve = resolve
    }
  }
}
