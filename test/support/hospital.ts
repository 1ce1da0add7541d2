/** The demo hospital read back, so that tests can ask for what is in it. */
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../../fhir/json.ts'
import {
  createHospital,
  type HospitalDocument,
  type HospitalOptions,
} from '../../population/hospital.ts'

/** The documents of a hospital. */
export const documentsOf = (options: HospitalOptions): readonly HospitalDocument[] => [
  ...createHospital(options),
]

export function asList(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : []
}

export function asObject(value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error('expected an object')
  return value
}

export function asText(value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw new Error('expected a text')
  return value
}

function entriesOf(text: string): readonly { resource: JsonObject; url: string; method: string }[] {
  const bundle = asObject(parseJson(text).value)
  return asList(bundle['entry']).map((entry) => {
    const { resource, request } = asObject(entry)
    const { method, url } = asObject(request)
    return { resource: asObject(resource), method: asText(method), url: asText(url) }
  })
}

export function* referencesIn(value: JsonValue | undefined): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* referencesIn(item)
  else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (name === 'reference' && typeof member === 'string') yield member
      else yield* referencesIn(member)
    }
  }
}

/** A hospital with all its resources. */
export function readHospital(options: HospitalOptions) {
  const documents = documentsOf(options)
  const entries = documents.flatMap(({ text }) => entriesOf(text))
  const resources = entries.map(({ resource }) => resource)
  const ofType = (type: string) => resources.filter((one) => one['resourceType'] === type)
  return { documents, entries, resources, ofType }
}
