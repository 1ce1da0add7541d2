/** The four subgraphs as one: the schema that clients see, executed by the subgraphs' own resolvers. */
import { readFileSync } from 'node:fs'
import {
  buildSchema,
  defaultFieldResolver,
  isAbstractType,
  isObjectType,
  isScalarType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { ApiError } from '../../errors.ts'
import type { FhirObject } from '../../record/resource.ts'
import { schema as administration } from '../../subgraphs/administration/schema.ts'
import type { Context } from '../../subgraphs/context.ts'
import { schema as encounters } from '../../subgraphs/encounters/schema.ts'
import { typeNameOf } from '../../subgraphs/entity.ts'
import { schema as observations } from '../../subgraphs/observations/schema.ts'
import { schema as patients } from '../../subgraphs/patients/schema.ts'

const subgraphs = [patients, encounters, observations, administration]

const published = new URL('../../gateway/public-schema.graphql', import.meta.url)

type ReferenceArguments = { readonly optional?: boolean | null; readonly type?: unknown }

/** What a reference leads to: the resource itself, since every type is at home here. */
async function followReference(
  reference: FhirObject,
  { optional, type }: ReferenceArguments,
  { repository }: Context,
): Promise<FhirObject | null> {
  const target = await repository.of(reference).follow(reference)
  if (target !== null) return type != null && type !== target.type ? null : target.load()
  if (optional === true) return null
  throw new ApiError('REFERENCE_UNRESOLVED')
}

/** What a page is made of: cursors are functions there, which graphql-js calls and graphql-jit does not. */
const isOfPage = (name: string): boolean => /(^PageInfo|Edge|Connection)$/.test(name)

/** The subgraph's resolver of each field that has one; who comes first may keep it. */
function takeResolvers(type: GraphQLObjectType, from: GraphQLSchema): void {
  const source = from.getType(type.name)
  if (!isObjectType(source)) return
  const fields = source.getFields()
  for (const [name, field] of Object.entries(type.getFields())) {
    const usual = isOfPage(type.name) ? defaultFieldResolver : undefined
    const resolve = field.resolve ?? fields[name]?.resolve ?? usual
    if (resolve !== undefined) field.resolve = resolve
  }
}

/** Builds the schema. */
export function createMergedSchema(): GraphQLSchema {
  const merged = buildSchema(readFileSync(published, 'utf8'), { assumeValid: true })
  for (const type of Object.values(merged.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = typeNameOf
    for (const subgraph of subgraphs) {
      const source = subgraph.getType(type.name)
      if (isObjectType(type)) takeResolvers(type, subgraph)
      if (isScalarType(type) && isScalarType(source)) {
        type.serialize = source.serialize
        type.parseValue = source.parseValue
        type.parseLiteral = source.parseLiteral
      }
    }
  }
  const reference = merged.getType('Reference')
  const resource = isObjectType(reference) ? reference.getFields()['resource'] : undefined
  if (resource === undefined) throw new Error('the schema has no Reference.resource')
  resource.resolve = followReference
  return merged
}
