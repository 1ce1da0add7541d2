/** HL7's official examples as exact documents. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  isJsonObject,
  parseJson,
  type JsonDocument,
  type JsonObject,
  type JsonValue,
} from '../../fhir/json.ts'
import { officialExamples } from './files.ts'

/** The package holds thousands of definitions beside the examples. */
const definitions =
  /^(?:SearchParameter|ValueSet|CodeSystem|StructureDefinition|ConceptMap|OperationDefinition|CapabilityStatement|ImplementationGuide|ig|package)\b(?!.*example)/

/** What is larger is a Bundle of definitions. */
const mostBytes = 800_000

/** The paths of the examples. */
export const exampleFiles = (): string[] =>
  readdirSync(officialExamples)
    .filter((name) => name.endsWith('.json') && !definitions.test(name))
    .map((name) => join(officialExamples, name))
    .filter((path) => statSync(path).size < mostBytes)
    .sort()

/** A resource of a file: what it is called, and its content. */
export interface Example {
  readonly file: string
  readonly key: string
  readonly document: JsonDocument
}

export const textOfFile = (path: string): string =>
  readFileSync(path, 'utf8').replace(/^\uFEFF/, '')

/** The resources of a file that loading keeps: itself, or the members of a Bundle that it takes apart. */
export function examplesOf(path: string): Example[] {
  const { value, exact } = parseJson(textOfFile(path))
  return membersOf(value)
    .filter(({ id }) => typeof id === 'string')
    .map((resource) => ({
      file: basename(path, '.json'),
      key: `${String(resource['resourceType'])}/${String(resource['id'])}`,
      document: { value: resource, exact },
    }))
}

const wholeBundles: readonly JsonValue[] = [
  'document',
  'message',
  'transaction-response',
  'batch-response',
]

function membersOf(value: JsonValue): JsonObject[] {
  if (!isJsonObject(value)) return []
  const { resourceType, type = null, entry } = value
  if (resourceType !== 'Bundle' || wholeBundles.includes(type)) return [value]
  const entries = Array.isArray(entry) ? entry : []
  return entries.flatMap((each) => {
    const resource = isJsonObject(each) ? each['resource'] : undefined
    return isJsonObject(resource) ? [resource] : []
  })
}
