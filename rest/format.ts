/** Which formats are asked for: FHIR JSON is the one spoken here. https://hl7.org/fhir/R4/http.html#mime-type */
import { ApiError } from '../errors.ts'
import type { RestRequest } from './exchange.ts'

const jsonTypes = [
  'application/fhir+json',
  'application/json',
  'text/json',
  'application/json+fhir',
]

const ranges: ReadonlySet<string> = new Set([...jsonTypes, 'application/*', '*/*'])

/** https://hl7.org/fhir/R4/http.html#parameters */
const formats: ReadonlySet<string> = new Set([...jsonTypes, 'json'])

/** A `+` in an address arrives as a space. */
const toMediaType = (text: string) => text.trim().toLowerCase().replaceAll(' ', '+')

/** Throws NOT_ACCEPTABLE for a `_format` other than JSON. */
export function assertFormat(value: string): void {
  const [format = ''] = value.split(';')
  if (!formats.has(toMediaType(format))) throw new ApiError('NOT_ACCEPTABLE')
}

/** One media range of an Accept header. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 */
function canServe(range: string): boolean {
  const [type = '', ...parameters] = range
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const isWanted = !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  // https://hl7.org/fhir/R4/http.html#version-parameter
  const version = parameters.find((parameter) => parameter.startsWith('fhirversion='))
  return ranges.has(type) && isWanted && (version === undefined || version === 'fhirversion=4.0')
}

/** Throws NOT_ACCEPTABLE when no answer of ours would do; `_format` goes before Accept. */
export function assertAcceptable({ parameters, header }: RestRequest): void {
  const wanted = parameters.filter(([name]) => name === '_format').map(([, value]) => value)
  if (wanted.length > 0) return wanted.forEach(assertFormat)
  const accept = header('accept') ?? ''
  if (accept !== '' && !accept.split(',').some(canServe)) throw new ApiError('NOT_ACCEPTABLE')
}
