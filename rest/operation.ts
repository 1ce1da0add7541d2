/** Which write a request asks for. https://hl7.org/fhir/R4/http.html#summary */
import { parseETag } from '../fhir/etag.ts'
import type { JsonDocument } from '../fhir/json.ts'
import { resourceTypeOf } from '../fhir/validate.ts'
import type { Operation, Target } from '../record/write-operation.ts'
import { ApiError } from '../errors.ts'
import { restFault } from './answer.ts'
import type { BodyKind } from './body.ts'
import type { RestRequest } from './exchange.ts'

/** A write as it is asked for: alone, or in an entry of a Bundle. */
export interface WriteRequest extends Pick<
  RestRequest,
  'method' | 'segments' | 'parameters' | 'header'
> {
  readDocument(kind: BodyKind): Promise<JsonDocument>
}

type Kind = Operation['kind']

const kinds: Readonly<Partial<Record<string, Kind>>> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
}

/** The operation of a write. Throws what is wrong with the request before anything is looked up. */
export async function toOperation(request: WriteRequest): Promise<Operation> {
  const { header } = request
  const kind = kinds[request.method]
  const [type, id, ...more] = request.segments
  if (type === undefined) throw restFault('INVALID_ARGUMENT', 'No Bundle is sent within another.')
  if (kind === undefined || more.length > 0) throw new ApiError('METHOD_NOT_ALLOWED')
  assertType(type)
  assertPreconditions(request, kind)
  const ifMatch = parseIfMatch(header('if-match'))
  if (kind === 'create') {
    if (id !== undefined) throw new ApiError('METHOD_NOT_ALLOWED')
    if (searchOf(request).length > 0) {
      throw restFault('INVALID_ARGUMENT', 'The search of a create stands in If-None-Exist.')
    }
    const ifNoneExist = header('if-none-exist')
    return { kind, type, ifNoneExist, document: await request.readDocument('resource') }
  }
  const target = targetOf(request, id)
  switch (kind) {
    case 'update':
      return { kind, type, target, ifMatch, document: await request.readDocument('resource') }
    case 'patch':
      return { kind, type, target, ifMatch, patch: await request.readDocument('patch') }
    case 'delete':
      return { kind, type, target, ifMatch }
  }
}

/** Any type of R4 may be asked for; the types outside the index are written by a `system/` scope alone. */
export function assertType(type: string): void {
  if (resourceTypeOf({ resourceType: type }) === undefined) throw new ApiError('NOT_FOUND')
}

/** The parameters of every interaction, which choose nothing: https://hl7.org/fhir/R4/http.html#parameters */
const generalParameters: ReadonlySet<string> = new Set(['_format', '_pretty'])

const searchOf = ({ parameters }: WriteRequest) =>
  parameters.filter(([name]) => !generalParameters.has(name))

function targetOf(request: WriteRequest, id: string | undefined): Target {
  const search = searchOf(request)
  if (id === undefined) {
    if (search.length > 0) return { query: new URLSearchParams(search.map(toPair)).toString() }
    throw restFault('INVALID_ARGUMENT', 'The address must hold an id, or a search for one.')
  }
  if (search.length === 0) return { id }
  throw restFault('INVALID_ARGUMENT', 'The address must not hold a search beside an id.')
}

const toPair = ([name, value]: readonly [string, string]): [string, string] => [name, value]

/** Which writes heed which precondition; a precondition that would be passed over is refused. */
const preconditions: Readonly<Record<string, readonly Kind[]>> = {
  'if-match': ['update', 'patch', 'delete'],
  'if-none-exist': ['create'],
  'if-none-match': [],
  'if-unmodified-since': [],
}

function assertPreconditions({ header }: WriteRequest, kind: Kind): void {
  for (const [name, heeding] of Object.entries(preconditions)) {
    if (header(name) !== undefined && !heeding.includes(kind)) {
      throw restFault('INVALID_ARGUMENT', `The precondition ${name} does not go with this write.`)
    }
  }
}

/** https://hl7.org/fhir/R4/http.html#concurrency */
function parseIfMatch(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const version = parseETag(text)
  if (version !== undefined) return version
  throw restFault('INVALID_ARGUMENT', 'If-Match must be one ETag of this server, such as W/"3".')
}
