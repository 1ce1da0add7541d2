/** Clinical mutations of what is there: the patch follows from the resource, under its lock. */
import type { JsonDocument } from '../fhir/json.ts'
import type { FhirObject } from '../record/resource.ts'
import type { Change } from '../record/write-operation.ts'
import { documentOf } from './document.ts'
import { parseVersion } from './mutation.ts'

/** What every clinical mutation of a resource takes. */
export interface ChangeArguments {
  readonly id: string
  readonly ifMatch?: string | null
  readonly idempotencyKey?: string | null
}

/** One operation of https://www.rfc-editor.org/rfc/rfc6902 */
export type PatchOperation =
  | { readonly op: 'add'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }

/** What was asked of a mutation, by which a repeat is known: a null says something that an absent argument does not. */
const askedOf = (mutation: string, args: object): JsonDocument =>
  documentOf({ mutation, args: JSON.stringify(args) })

/** The change that a mutation of this name makes of a resource. */
export const toChange = (
  mutation: string,
  args: object,
  toOperations: (resource: FhirObject) => readonly PatchOperation[],
): Change => ({
  asked: askedOf(mutation, args),
  toPatch: (resource) => documentOf([...toOperations(resource)]),
})

/** How a create of a mutation is known when it comes again. */
export const onceOf = (mutation: string, args: { readonly idempotencyKey?: string | null }) => ({
  asked: askedOf(mutation, args),
  idempotencyKey: args.idempotencyKey ?? undefined,
})

/** How the write is guarded. */
export const guardOf = ({ ifMatch, idempotencyKey }: Omit<ChangeArguments, 'id'>) => ({
  ifMatch: parseVersion(ifMatch),
  idempotencyKey: idempotencyKey ?? undefined,
})

/** Sets a member; null takes it away, undefined leaves it. `at` is the pointer of the element that has it. */
export function setMember(
  element: FhirObject,
  name: string,
  value: unknown,
  at = '',
): readonly PatchOperation[] {
  if (value === undefined) return []
  if (value !== null) return [{ op: 'add', path: `${at}/${name}`, value }]
  return element[name] === undefined ? [] : [{ op: 'remove', path: `${at}/${name}` }]
}

/** Adds to the end of a list that may not be there yet. */
export function appendTo(
  element: FhirObject,
  name: string,
  values: readonly unknown[],
  at = '',
): readonly PatchOperation[] {
  if (values.length === 0) return []
  if (element[name] === undefined) return [{ op: 'add', path: `${at}/${name}`, value: values }]
  return values.map((value) => ({ op: 'add', path: `${at}/${name}/-`, value }))
}
