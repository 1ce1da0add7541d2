/** Reads an invocation of `$graphql` in its three forms: https://hl7.org/fhir/R4/graphql.html, https://hl7.org/fhir/R4/resource-operation-graphql.html */
import type { IncomingMessage } from 'node:http'
import { ApiError } from '../../errors.ts'
import { isId } from '../../fhir/reference.ts'
import { isResourceType, type ResourceType } from '../../fhir/types.ts'
import type { TrustedDocuments } from '../front/trusted.ts'
import type { Limits } from '../limits.ts'
import {
  isTextOf,
  parseJson,
  parseGraphQLBody,
  readGraphQLBody,
  readText,
  type GraphQLBody,
} from '../request.ts'

/** What is asked: the whole record, or one resource. */
export interface OperationAddress {
  readonly instance: { readonly type: ResourceType; readonly id: string } | undefined
}

const name = '$graphql'

/** The address below the base; undefined where it is not that of this operation. Throws NOT_FOUND for no resource. */
export function parseAddress(url: string, base: string): OperationAddress | undefined {
  const path = url.replace(/[?#].*$/s, '').slice(base.length)
  const [last, id, type, ...more] = path.split('/').reverse()
  if (last?.replace('%24', '$') !== name || more.length > 0) return undefined
  if (id === undefined) return { instance: undefined }
  if (type === undefined || !isResourceType(type) || !isId(id)) throw new ApiError('NOT_FOUND')
  return { instance: { type, id } }
}

const graphqlText = /^application\/graphql\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/** The parameters of an invocation. Throws METHOD_NOT_ALLOWED unless it is a GET or a POST. */
export async function readInvocation(
  request: IncomingMessage,
  limits: Limits,
  trusted: TrustedDocuments | undefined,
): Promise<GraphQLBody> {
  if (request.method === 'GET') return readQuery(request, trusted)
  if (request.method !== 'POST') throw new ApiError('METHOD_NOT_ALLOWED')
  if (!isTextOf(request, graphqlText)) return readGraphQLBody(request, limits, trusted)
  return parseGraphQLBody({ query: await readText(request, limits.bodyBytes) }, trusted)
}

const parameters = ['query', 'documentId', 'operationName', 'variables', 'extensions']

/** https://graphql.github.io/graphql-over-http/draft/#sec-GET */
function readQuery(request: IncomingMessage, trusted: TrustedDocuments | undefined): GraphQLBody {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost')
  const given = parameters.flatMap((parameter) => {
    const [value, ...others] = searchParams.getAll(parameter)
    if (others.length > 0) throw new ApiError('BAD_REQUEST')
    return value === undefined ? [] : [[parameter, value] as const]
  })
  const body = Object.fromEntries(given)
  const asked = {
    ...body,
    ...(body['variables'] && { variables: parseJson(body['variables']) }),
    ...(body['extensions'] && { extensions: parseJson(body['extensions']) }),
  }
  return parseGraphQLBody(asked, trusted)
}
