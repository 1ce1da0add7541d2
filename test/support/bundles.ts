/** Bundles that ask for several interactions, and what their answers say. */
import type { Answered } from './rest-writer.ts'

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

interface EntryAnswer {
  readonly resource?: Record<string, unknown>
  readonly response: {
    readonly status: string
    readonly location?: string
    readonly outcome?: object
  }
}

/** The entries of an answer. */
export function entriesOf({ text }: Answered): readonly EntryAnswer[] {
  const { entry = [] }: { entry?: readonly EntryAnswer[] } = JSON.parse(text)
  return entry
}

/** The statuses of the entries of an answer. */
export const statusesOf = (answer: Answered): readonly string[] =>
  entriesOf(answer).map(({ response }) => response.status)
