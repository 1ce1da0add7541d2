/** The content of a resource on its way into the record: sound, and as the ledger will hold it. */
import type { ApiError } from '../errors.ts'
import { canonicalHash, toStoredText, UnstorableError } from '../fhir/canonical.ts'
import { hasMask } from '../fhir/identity/restore.ts'
import { isJsonObject, parseJson, type JsonDocument, type JsonObject } from '../fhir/json.ts'
import { isPart } from '../fhir/part.ts'
import { isRefused } from '../fhir/validate-resource.ts'
import { findIssues } from './validity.ts'
import { invalid, invalidResource } from './write-outcome.ts'

/** A resource, and its numbers as they were written. */
export type Content = JsonDocument & { readonly value: JsonObject }

const isContent = (document: JsonDocument): document is Content => isJsonObject(document.value)

/** Checks a document. Throws INVALID_RESOURCE with every fault found. */
export function toContent(document: JsonDocument): Content {
  const issues = findIssues(document.value, { level: 'full' })
  if (isRefused(issues)) throw invalidResource(issues)
  if (!isContent(document)) throw invalid('INVALID_RESOURCE', 'must be an object')
  return document
}

/** Like `toContent`; what is masked is checked when it is whole again, and a part is refused: what it lacks is not gone. */
export function toSentContent(document: JsonDocument): Content {
  if (isPart(document.value)) throw partFault()
  return hasMask(document.value) ? copyOf(document) : toContent(document)
}

/** What lacks elements of a resource is not written over it. */
export const partFault = (): ApiError =>
  invalid('INVALID_RESOURCE', 'is a part of a resource', 'meta.tag')

/** A copy, so that references can be settled in it. */
export function copyOf(document: JsonDocument): Content {
  const copy = parseJson(store(document))
  if (!isContent(copy)) throw invalid('INVALID_RESOURCE', 'must be an object')
  return copy
}

/** The text that the ledger keeps of a content, and its hash. Throws INVALID_RESOURCE for what cannot be kept. */
export function toStored(content: Content): { readonly text: string; readonly hash: Buffer } {
  const text = store(content)
  return { text, hash: canonicalHash(text) }
}

function store(document: JsonDocument): string {
  try {
    return toStoredText(document)
  } catch (error) {
    if (error instanceof UnstorableError) throw invalid('INVALID_RESOURCE', error.message)
    throw error
  }
}
