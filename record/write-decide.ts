/** Decides each write: may the caller do it, does the record stand as they believe, and what becomes of it. */
import { assertAllowed, conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { isWhole } from '../access/meets.ts'
import type { Action } from '../access/scopes.ts'
import { ApiError } from '../errors.ts'
import type { JsonDocument } from '../fhir/json.ts'
import type { May } from './judge.ts'
import type { Key, NewVersion } from './ledger.ts'
import type { Targets } from './load/references.ts'
import { applyPatch, PatchError } from './patch.ts'
import { toSentContent, toStored, type Content } from './write-content.ts'
import { assertMergeLinks, toSeen, toWhole } from './write-identity.ts'
import type { Change } from './write-operation.ts'
import { invalid } from './write-outcome.ts'
import { settlePatched } from './write-reference.ts'
import { askedRowOf, type State } from './write-state.ts'
import type { Resolved } from './write-target.ts'

/** What became of a write. */
export type Outcome = 'created' | 'updated' | 'deleted' | 'found' | 'unchanged'

/** A write that is allowed, with the version it makes, if it makes one. */
export interface Decided extends Key {
  readonly outcome: Outcome
  readonly version?: NewVersion
  readonly content?: Content
  /** The letter under which the content must be the caller's to place; undefined where the server makes it. */
  readonly placedBy?: Action
  readonly before: State | undefined
}

interface Asked {
  readonly access: Access
  readonly may: May
  readonly key: Key
  readonly before: State | undefined
}

/** What a caller may do with the resources as they stand. */
export interface Caller {
  readonly access: Access
  readonly may: May
}

/**
 * Decides one write on a locked resource; whether its content may be placed where it says is still to be judged.
 * Throws what the caller may know of the reason.
 */
export function decide(
  { access, may }: Caller,
  resolved: Resolved & { id: string },
  before: State | undefined,
): Decided {
  const { operation, content, targets } = resolved
  const key = { type: operation.type, id: resolved.id }
  const asked: Asked = { access, may, key, before }
  switch (operation.kind) {
    case 'create':
      if (before !== undefined) throw new ApiError('CONFLICT')
      return place(asked, 'create', content)
    case 'update':
      return update(asked, resolved, operation.ifMatch)
    case 'patch':
      return place(
        asked,
        'patch',
        patched(access, liveFor(asked, operation.ifMatch), operation.patch, targets),
      )
    case 'delete':
      return remove(asked, operation.ifMatch)
  }
}

function update(
  asked: Asked,
  { content, isUnmatched = false }: Resolved,
  ifMatch: number | undefined,
): Decided {
  const { access, may, key, before } = asked
  if (before === undefined || before.isDeleted) {
    assertAllowed(access, key.type, letterOf.create)
    const isGuess = content?.value['id'] !== undefined && !mayChooseIds(access, key.type)
    if (before === undefined && (isGuess || ifMatch !== undefined)) throw new ApiError('NOT_FOUND')
    if (before === undefined) return place(asked, 'create', content)
    if (!may(before, letterOf.create)) throw new ApiError('NOT_FOUND')
  }
  const state = assertKnown(asked, 'update', ifMatch)
  // What the search does not mean is not overwritten, whatever id the body has.
  if (isUnmatched && !state.isDeleted) throw new ApiError('CONFLICT')
  return place(asked, 'update', content)
}

/**
 * An id of the caller's choice would tell which ids are hidden from them: who does not touch every row of the type gets
 * ids of ours. "Servers can choose whether or not to support client defined ids": https://hl7.org/fhir/R4/http.html#upsert
 */
const mayChooseIds = (access: Access, type: string): boolean =>
  (['create', 'update'] as const).every((kind) =>
    isWhole(conditionFor(access, type, letterOf[kind])),
  )

/** The state of a resource that the caller may change and knows the version of. Absent and forbidden answer alike. */
function assertKnown(
  { may, before }: Asked,
  kind: 'update' | 'patch' | 'delete',
  ifMatch?: number,
): State {
  if (before === undefined || !may(before, letterOf[kind])) throw new ApiError('NOT_FOUND')
  if (ifMatch !== undefined && ifMatch !== before.version) throw new ApiError('CONFLICT')
  return before
}

/** What a patch starts from; it answers with the resource, so the caller must be allowed to read it. */
function liveFor(asked: Asked, ifMatch: number | undefined): State {
  const state = assertKnown(asked, 'patch', ifMatch)
  if (!asked.may(state, letterOf.byId)) throw new ApiError('NOT_FOUND')
  if (state.isDeleted) throw new ApiError('GONE')
  return state
}

/** Patches what the caller sees; its places are those of the document as they read it. */
function patched(
  access: Access,
  state: State,
  patch: JsonDocument | Change,
  targets: Targets | undefined,
): Content {
  const { type, id, text, resource } = state
  try {
    const operations = 'toPatch' in patch ? patch.toPatch(resource) : patch
    const content = toSentContent(applyPatch(toSeen(access, text), operations))
    if (content.value['resourceType'] !== type || content.value['id'] !== id) {
      throw invalid('INVALID_RESOURCE', 'cannot be patched', `${type}.id`)
    }
    if (targets !== undefined) settlePatched(content, targets)
    return content
  } catch (error) {
    if (!(error instanceof PatchError)) throw error
    throw invalid(error.isTest ? 'CONFLICT' : 'INVALID_RESOURCE', error.message)
  }
}

/** "If the resource does not exist at all" is a success too, to those who may know it: https://hl7.org/fhir/R4/http.html#delete */
function remove(asked: Asked, ifMatch: number | undefined): Decided {
  const { access, key } = asked
  const isOfAll = isWhole(conditionFor(access, key.type, letterOf.delete))
  if (asked.before === undefined && ifMatch === undefined && isOfAll)
    return { ...key, outcome: 'unchanged', before: undefined }
  const before = assertKnown(asked, 'delete', ifMatch)
  if (before.isDeleted) return { ...key, outcome: 'unchanged', before }
  // A patient that goes away takes no link of a merge along.
  assertMergeLinks(key.type, before, {})
  const [patient = null] = before.row.compartment
  const version = {
    ...key,
    version: before.version + 1,
    patient,
    action: 'delete',
    hash: null,
    text: null,
  } as const
  return { ...key, outcome: 'deleted', version, before }
}

/** The new version of a resource. */
function place(
  asked: Asked,
  kind: 'create' | 'update' | 'patch',
  sent: Content | undefined,
): Decided {
  const { access, key, before } = asked
  if (sent === undefined) throw new Error('a write without content')
  const content = toWhole(access, sent, before)
  content.value['id'] = key.id
  assertMergeLinks(key.type, before, content.value)
  const [patient = null] = askedRowOf(key.type, content.value).compartment
  const action = before === undefined ? 'create' : 'update'
  const number = (before?.version ?? 0) + 1
  const version = { ...key, version: number, patient, action, ...toStored(content) } as const
  const isNew = before === undefined || before.isDeleted
  const outcome = isNew ? 'created' : 'updated'
  return { ...key, outcome, version, content, placedBy: letterOf[kind], before }
}

/** A version that the server makes of a resource by itself. */
export function toUpdate(before: State, content: Content): Decided {
  const { type, id } = before
  const [patient = null] = askedRowOf(type, content.value).compartment
  const number = before.version + 1
  const version = { type, id, version: number, patient, action: 'update' } as const
  return {
    type,
    id,
    outcome: 'updated',
    version: { ...version, ...toStored(content) },
    content,
    before,
  }
}
