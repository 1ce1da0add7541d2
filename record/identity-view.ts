/**
 * The two views of a document that holds national identity numbers: one for callers with the right to see them, one for
 * all others. Both are made when it is read from the ledger, so that a request only picks one.
 */
import type { Access } from '../access/access.ts'
import { mayHoldIns } from '../fhir/identity/ins.ts'
import { maskIns } from '../fhir/identity/mask.ts'
import type { JsonValue } from '../fhir/json.ts'
import type { Resource } from './resource.ts'

/** May this caller see the national identity number of a qualified patient? */
export const seesIns = ({ rights }: Access): boolean => rights.includes('ins.read')

const viewsOfOthers = new WeakMap<Resource, Resource>()

/** Reads a document of the ledger: as it is for callers with the right, and noted beside it for all others. */
export function toViews(text: string, toResource: (value: JsonValue) => Resource): Resource {
  const view = (right: boolean) => {
    const value: JsonValue = JSON.parse(text)
    if (isMarked) maskIns(value, right)
    return toResource(value)
  }
  const isMarked = mayHoldIns(text)
  const resource = view(true)
  if (isMarked) viewsOfOthers.set(resource, view(false))
  return resource
}

/** The view of a document that this caller gets. */
export const viewFor = (access: Access): ((resource: Resource) => Resource) =>
  seesIns(access) ? (resource) => resource : (resource) => viewsOfOthers.get(resource) ?? resource
