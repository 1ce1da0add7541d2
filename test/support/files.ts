/** FHIR files read without the loader, so that what it says can be checked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import {
  isFhirObject,
  isResource,
  listOf,
  type FhirObject,
  type Resource,
} from '../../record/resource.ts'

/** The shared test data, when it lies beside the project. */
export const sharedData = fileURLToPath(new URL('../../../shared/data/fhir', import.meta.url))

/** Why a test of shared data is skipped; undefined when the data are there. */
export const isMissing = (folder: string): boolean => !existsSync(join(sharedData, folder))

/** The official examples that HL7 publishes as a package. */
export const officialExamples = fileURLToPath(
  new URL('../../node_modules/hl7.fhir.r4.examples', import.meta.url),
)

/** Every JSON document in a folder: files, NDJSON lines, compressed or not; what is no JSON is left out. */
export function* documentsIn(folder: string): Generator<{ file: string; document: FhirObject }> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(json|ndjson)(\.gz)?$/.test(name)) continue
    const bytes = readFileSync(join(folder, name))
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
      .toString()
      .replace(/^\uFEFF/, '')
    const parts = name.includes('.ndjson')
      ? text.split('\n').filter((line) => line.trim() !== '')
      : [text]
    for (const part of parts) {
      const document: unknown = JSON.parse(part)
      if (isFhirObject(document)) yield { file: name, document }
    }
  }
}

/** The resources of a document: a Bundle's members, or the resource itself. */
export function resourcesOf(document: FhirObject): Resource[] {
  const isWhole = ['document', 'message'].includes(String(document['type']))
  if (document['resourceType'] !== 'Bundle' || isWhole)
    return isResource(document) ? [document] : []
  return listOf(document, 'entry')
    .filter(isFhirObject)
    .map(({ resource }) => resource)
    .filter(isResource)
}
