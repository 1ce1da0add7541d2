/** An operation of a TestScript as the request that it means. https://hl7.org/fhir/R4/testscript.html#operations */
import { textOf, type FhirObject } from '../../../record/resource.ts'
import type { ScriptContext, ScriptRequest } from './context.ts'
import type { Fixture, Operation } from './script.ts'

interface Target {
  readonly type: string
  readonly id: string
  readonly version: string
}

interface Interaction {
  readonly method: string
  /** Where it goes when the operation names a target. */
  readonly path: (target: Target) => string
}

const atInstance = ({ type, id }: Target) => `${type}/${id}`
const atType = ({ type }: Target) => type
const atSystem = () => ''
const at = (method: string, path: Interaction['path']): Interaction => ({ method, path })

/** https://hl7.org/fhir/R4/valueset-testscript-operation-codes.html */
const interactions: Readonly<Record<string, Interaction>> = {
  read: at('GET', atInstance),
  vread: at('GET', ({ type, id, version }) => `${type}/${id}/_history/${version}`),
  search: at('GET', atType),
  history: at('GET', ({ type, id }) => `${type}/${id}/_history`),
  create: at('POST', atType),
  update: at('PUT', atInstance),
  updateCreate: at('PUT', atInstance),
  patch: at('PATCH', atInstance),
  delete: at('DELETE', atInstance),
  deleteCondSingle: at('DELETE', atType),
  deleteCondMultiple: at('DELETE', atType),
  batch: at('POST', atSystem),
  transaction: at('POST', atSystem),
  capabilities: at('GET', () => 'metadata'),
}

/** https://hl7.org/fhir/R4/http.html#mime-type */
const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/fhir+json',
  xml: 'application/fhir+xml',
}
const mediaType = (format = 'json'): string => mediaTypes[format] ?? format

/** The request of an operation, with its variables in place. */
export function toRequest(operation: Operation, context: ScriptContext): ScriptRequest {
  const { accept, contentType, sourceId, requestHeader = [], destination = 1 } = operation
  const code = operation.type?.code ?? ''
  const interaction = interactions[code]
  if (interaction === undefined) throw new Error(`the runner does not know the operation ${code}`)
  const body = sourceId === undefined ? undefined : JSON.stringify(context.source(sourceId))
  return {
    method: (operation.method ?? interaction.method).toUpperCase(),
    address: addressOf(operation, interaction, context),
    headers: {
      accept: mediaType(accept),
      ...(body === undefined ? {} : { 'content-type': mediaType(contentType) }),
      ...Object.fromEntries(
        requestHeader.map(({ field, value }) => [field.toLowerCase(), context.fill(value)]),
      ),
    },
    ...(body === undefined ? {} : { body }),
    destination,
  }
}

/** `url`, or the target, or the type with the params: https://hl7.org/fhir/R4/testscript-definitions.html#TestScript.setup.action.operation.params */
function addressOf(operation: Operation, { path }: Interaction, context: ScriptContext): string {
  const { url, params, targetId, sourceId, encodeRequestUrl = true } = operation
  const encode = (text: string) => (encodeRequestUrl ? encodeURI(text) : text)
  if (url !== undefined) return context.fill(url)
  const filled = context.fill(params ?? '')
  if (targetId === undefined && params !== undefined)
    return encode(`${operation.resource ?? ''}${filled}`)
  const named = targetId ?? sourceId
  const target = named === undefined ? {} : context.source(named)
  return encode(path(targetOf(target, operation.resource)) + filled)
}

function targetOf(resource: FhirObject, type = textOf(resource, 'resourceType') ?? ''): Target {
  const meta = resource['meta']
  const version = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'versionId') : ''
  return { type, id: textOf(resource, 'id') ?? '', version: String(version) }
}

/** What a fixture does by itself: https://hl7.org/fhir/R4/testscript-definitions.html#TestScript.fixture.autocreate */
export const ofFixture = ({ id }: Fixture, code: 'updateCreate' | 'delete'): Operation => ({
  type: { code },
  targetId: id,
  ...(code === 'delete' ? {} : { sourceId: id }),
})
