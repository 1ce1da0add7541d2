/** Calls the REST face as a named caller. */
import type { FhirObject } from '../../record/resource.ts'
import { isFhirObject, listOf } from '../../record/resource.ts'
import type { Served } from './served.ts'

export interface RestAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The text's JSON; empty when there is none. */
  readonly body: FhirObject
}

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends a request below the base, or to an absolute address. */
export type Caller = (caller: string, path: string, sent?: Sent) => Promise<RestAnswer>

export const createCaller =
  ({ url }: Served): Caller =>
  async (caller, path, { headers = {}, ...sent } = {}) => {
    const address = path.startsWith('http') ? path : `${url}/fhir/${path}`
    const response = await fetch(address, {
      ...sent,
      headers: { authorization: `Bearer ${caller}`, ...headers },
    })
    const text = await response.text()
    const body: unknown = text === '' ? {} : JSON.parse(text)
    return { status: response.status, headers: response.headers, text, body: toObject(body) }
  }

const toObject = (value: unknown): FhirObject => (isFhirObject(value) ? value : {})

/** The entries of a Bundle. */
export const entriesOf = (bundle: FhirObject): FhirObject[] =>
  listOf(bundle, 'entry').filter(isFhirObject)

/** `Type/id` of each entry's resource. */
export const namesOf = (bundle: FhirObject): string[] =>
  entriesOf(bundle).map(({ resource }) => {
    const { resourceType, id } = toObject(resource)
    return `${String(resourceType)}/${String(id)}`
  })

/** Where a link of a Bundle leads; undefined when there is none. */
export const linkOf = (bundle: FhirObject, relation: string): string | undefined => {
  const link = listOf(bundle, 'link')
    .filter(isFhirObject)
    .find((one) => one['relation'] === relation)
  return link === undefined ? undefined : String(link['url'])
}
