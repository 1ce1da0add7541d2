/** An address below the base, in its parts. https://hl7.org/fhir/R4/http.html#general */
import { ApiError } from '../errors.ts'
import type { RestRequest } from './exchange.ts'

/** The parts of `Patient/1?_format=json`, decoded. Throws BAD_REQUEST for what cannot be decoded. */
export function parseAddress(text: string): Pick<RestRequest, 'segments' | 'parameters'> {
  const [path = '', query = ''] = text.replace(/#.*$/s, '').split(/\?(.*)/s)
  const below = path.replace(/^\/|\/$/g, '')
  return {
    segments: below === '' ? [] : below.split('/').map(decode),
    parameters: [...new URLSearchParams(query)],
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ApiError('BAD_REQUEST')
  }
}
