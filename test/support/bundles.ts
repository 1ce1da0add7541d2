/** Bundles that ask for several interactions, and what their answers say. */
import { isFhirObject, textOf, type FhirObject } from '../../record/resource.ts'
import { entriesOf, type RestAnswer } from './rest.ts'

/** A Bundle of these entries. */
export const bundle = (type: string, ...entry: readonly object[]) => ({
  resourceType: 'Bundle',
  type,
  entry,
})

/** An entry without a resource. */
export const ask = (method: string, url: string, more: object = {}) => ({
  request: { method, url, ...more },
})

/** An entry that creates a resource. */
export const post = (resource: object, more: { fullUrl?: string; ifNoneExist?: string } = {}) => {
  const { fullUrl, ...request } = more
  return {
    ...(fullUrl === undefined ? {} : { fullUrl }),
    resource,
    ...ask('POST', String(Reflect.get(resource, 'resourceType')), request),
  }
}

/** An entry that updates a resource at its own id. */
export const put = (resource: object, more: object = {}) => ({
  resource,
  ...ask('PUT', `${Reflect.get(resource, 'resourceType')}/${Reflect.get(resource, 'id')}`, more),
})

/** An entry that patches what stands at an address. */
export const patch = (url: string, ...operations: readonly object[]) => ({
  resource: {
    resourceType: 'Binary',
    contentType: 'application/json-patch+json',
    data: Buffer.from(JSON.stringify(operations)).toString('base64'),
  },
  ...ask('PATCH', url),
})

/** The statuses of the entries of an answer. */
export const statusesOf = ({ body }: RestAnswer): readonly string[] =>
  entriesOf(body).map(({ response }) => textOf(toObject(response), 'status') ?? '')

/** The resource in one entry of an answer. */
export const resourceAt = ({ body }: RestAnswer, position: number): FhirObject =>
  toObject(entriesOf(body)[position]?.['resource'])

const toObject = (value: unknown): FhirObject => (isFhirObject(value) ? value : {})
