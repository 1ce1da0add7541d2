/** Writes the fields that change the record: https://hl7.org/fhir/R4/graphql.html#mutations */
import { typesOf } from '../types.ts'
import type { Domain, ResourceType } from '../types.ts'
import { block, describe, describeType, field } from './sdl-text.ts'

const id = describe('Logical id of the resource', 'id: ID!')
const resource = describe(
  'The resource as FHIR JSON: an object, or its text; its numbers keep every digit',
  'res: FHIRResource!',
)
const ifMatch = describe('Only if this is the current version (meta.versionId)', 'ifMatch: String')
const ifNoneExist = describe('Only if nothing meets this search', 'ifNoneExist: String')
const key = describe(
  'A repeat under the same key is answered as the first request, and writes nothing',
  'idempotencyKey: String',
)

const toFields = (type: ResourceType): string[] => [
  describe(`Makes a ${type}`, field(`${type}Create`, [resource, ifNoneExist, key], type)),
  describe(`Replaces a ${type}`, field(`${type}Update`, [id, resource, ifMatch, key], type)),
  describe(
    `Changes parts of a ${type}`,
    field(
      `${type}Patch`,
      [id, describe('What to change, as a JSON Patch', 'patch: JSONPatch!'), ifMatch, key],
      type,
    ),
  ),
  describe(`Deletes a ${type}`, field(`${type}Delete`, [id, ifMatch, key], 'DeletedResource')),
]

/** The mutations of a domain, and the types that only they have. */
export const toMutationTypes = (domain: Domain): string[] => [
  block('type Mutation', typesOf(domain).flatMap(toFields)),
  describeType(
    'A FHIR resource to write: an object, or its JSON text. Its numbers keep every digit; where a literal that holds variables would lose some, it is refused',
    'scalar FHIRResource\n',
  ),
  describeType(
    'The operations of RFC 6902: a list, or its JSON text. Its numbers keep every digit; where a literal that holds variables would lose some, it is refused',
    'scalar JSONPatch\n',
  ),
  describeType(
    'A resource that is no more',
    block('type DeletedResource @shareable', [
      describe('The name of its type', 'resourceType: String'),
      describe('Logical id of the resource', 'id: ID'),
      describe('The version that says it is deleted', 'versionId: String'),
    ]),
  ),
]
