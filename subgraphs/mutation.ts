/** The mutations of a subgraph's FHIR face, for every type it owns. https://hl7.org/fhir/R4/graphql.html#mutations */
import { GraphQLScalarType, valueFromASTUntyped } from 'graphql'
import { ApiError } from '../errors.ts'
import { parseETag } from '../fhir/etag.ts'
import { JsonError, parseJson, type JsonDocument } from '../fhir/json.ts'
import { typesOf, type Domain, type ResourceType } from '../fhir/types.ts'
import type { Written } from '../record/write-api.ts'
import type { Arguments, FieldResolver, FieldResolvers } from './fhir.ts'

/** The fields that change the resources of a domain. */
export const mutationFields = (domain: Domain): FieldResolvers =>
  Object.assign({}, ...typesOf(domain).map(fieldsOf))

function fieldsOf(type: ResourceType): Record<string, FieldResolver> {
  return {
    [`${type}Create`]: async (_, args, { repository }) => {
      const options = { ...keyOf(args), ifNoneExist: textAt(args, 'ifNoneExist') }
      return (await repository.create(type, documentAt(args, 'res'), options)).resource
    },
    [`${type}Update`]: async (_, args, { repository }) =>
      (await repository.update(type, targetOf(args), documentAt(args, 'res'), guardOf(args)))
        .resource,
    [`${type}Patch`]: async (_, args, { repository }) =>
      (await repository.patch(type, targetOf(args), documentAt(args, 'patch'), guardOf(args)))
        .resource,
    [`${type}Delete`]: async (_, args, { repository }) =>
      toDeleted(await repository.remove(type, targetOf(args), guardOf(args))),
  }
}

const targetOf = ({ id }: Arguments) => ({ id: String(id) })

const textAt = (args: Arguments, name: string): string | undefined => {
  const value = args[name]
  return typeof value === 'string' ? value : undefined
}

const keyOf = (args: Arguments) => ({ idempotencyKey: textAt(args, 'idempotencyKey') })

const guardOf = (args: Arguments) => ({
  ...keyOf(args),
  ifMatch: parseVersion(textAt(args, 'ifMatch')),
})

/** A version as `meta.versionId` has it, or as an ETag: https://hl7.org/fhir/R4/http.html#versioning */
export function parseVersion(text: string | null | undefined): number | undefined {
  if (text == null) return undefined
  const version = parseETag(text)
  if (version === undefined) throw new ApiError('INVALID_ARGUMENT')
  return version
}

const toDeleted = ({ type, id, version }: Written) => ({
  resourceType: type,
  id,
  versionId: String(version),
})

/** JSON that one of the scalars has read. */
class ScalarDocument {
  readonly document: JsonDocument

  constructor(document: JsonDocument) {
    this.document = document
  }
}

function documentAt(args: Arguments, name: string): JsonDocument {
  const value = args[name]
  if (!(value instanceof ScalarDocument)) throw new ApiError('INVALID_ARGUMENT')
  return value.document
}

/** A value, or the text of one, through the one JSON reader: what it refuses is refused here too. */
function toDocument(value: unknown): ScalarDocument {
  try {
    return new ScalarDocument(parseJson(typeof value === 'string' ? value : JSON.stringify(value)))
  } catch (error) {
    if (error instanceof JsonError) throw new ApiError('INVALID_ARGUMENT', { cause: error })
    throw error
  }
}

const jsonScalar = (name: string) =>
  new GraphQLScalarType({
    name,
    serialize: (value) => value,
    parseValue: toDocument,
    parseLiteral: (node, variables) => toDocument(valueFromASTUntyped(node, variables)),
  })

/** The scalars that mutations take. */
export const mutationScalars = {
  FHIRResource: jsonScalar('FHIRResource'),
  JSONPatch: jsonScalar('JSONPatch'),
}
