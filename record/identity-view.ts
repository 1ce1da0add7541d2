/**
 * The two views of a document that holds national identity numbers: one for callers with the right to see them, one for
 * all others. What is kept is the others': whoever asks for none in particular gets what is masked.
 */
import type { Access } from '../access/access.ts'
import { mayHoldIns } from '../fhir/identity/ins.ts'
import { maskIns } from '../fhir/identity/mask.ts'
import type { JsonValue } from '../fhir/json.ts'
import type { Resource } from './resource.ts'

/** May this caller see the national identity number of a qualified patient? */
export const seesIns = ({ rights }: Access): boolean => rights.includes('ins.read')

const viewsWithRight = new WeakMap<Resource, () => Resource>()

/** Reads a document of the ledger as it is for most callers; for those with the right it is read anew, once. */
export function toViews(text: string, toResource: (value: JsonValue) => Resource): Resource {
  const isMarked = mayHoldIns(text)
  const view = (right: boolean) => {
    const value: JsonValue = JSON.parse(text)
    if (isMarked) maskIns(value, right)
    return toResource(value)
  }
  const resource = view(false)
  if (isMarked) {
    let withRight: Resource | undefined
    viewsWithRight.set(resource, () => (withRight ??= view(true)))
  }
  return resource
}

/** The view of a document that this caller gets. */
export const viewFor = (access: Access): ((resource: Resource) => Resource) =>
  seesIns(access)
    ? (resource) => viewsWithRight.get(resource)?.() ?? resource
    : (resource) => resource
