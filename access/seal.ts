/** Sealed references: the `_ref` keys of entities, openable only by the token they were handed to. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { ApiError } from '../errors.ts'
import { isResourceType } from '../fhir/types.ts'
import type { ResourceType } from '../fhir/types.ts'
import { isOfPatients } from './access.ts'
import type { Access } from './access.ts'

/** A moment of the past, and whose record is looked at: what an entity of the past carries in its key. */
export interface AsOf {
  /** An instant in UTC, to the microsecond. */
  readonly moment: string
  readonly patient: string
}

/** A parsed `_ref`. */
export interface ParsedReference {
  readonly type: ResourceType
  readonly id: string
  /** Index in the container's `contained`; undefined for the container itself. */
  readonly contained: number | undefined
  /** Undefined for the present. */
  readonly asOf: AsOf | undefined
  /** Was it handed out by this server, to this very token? */
  readonly sealed: boolean
}

export interface Sealer {
  /** False when no grant of the token depends on a seal: `seal` then returns references as they are. */
  readonly needsSeal: boolean
  /** `Type/id` or `Type/id#index`, with the moment it was read at, and its seal when one is needed. */
  seal(reference: string, asOf?: AsOf): string
  /** Throws on a malformed reference and on a seal that is not this token's own. */
  parse(text: string): ParsedReference
}

/**
 * `Type/id`, `#index` for a contained resource, `@moment/patient` for the past, `~seal`: none of the separators can
 * occur in a FHIR id. The seal covers all that stands before it.
 */
const format =
  /^(([A-Z][A-Za-z]*)\/([A-Za-z0-9\-.]{1,64})(?:#(0|[1-9]\d{0,4}))?(?:@(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\/([A-Za-z0-9\-.]{1,64}))?)(?:~([A-Za-z0-9\-_]{22}))?$/

const plain = (reference: string, asOf: AsOf | undefined) =>
  asOf === undefined ? reference : `${reference}@${asOf.moment}/${asOf.patient}`

/** May this `_ref` be one of the past? Cheap to ask of every entity. */
export const isOfPast = (ref: string): boolean => ref.includes('@')

const sealBytes = 16

function isSame(one: string, other: string): boolean {
  const left = Buffer.from(one)
  const right = Buffer.from(other)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The key of one token: a seal is worth nothing in another token's hands. */
const keyOf = (key: Uint8Array, access: Access): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([access.issuer, access.subject, access.tokenId]))
    .digest()

/** Seals and opens references for one access; `key` is the 32 bytes that all processes of the record share. */
export function createSealer(key: Uint8Array, access: Access): Sealer {
  if (key.length !== 32) throw new Error('the key of the seals must have 32 bytes')
  const needsSeal = access.grants.some((grant) => isOfPatients(access, grant))
  let tokenKey: Buffer | undefined
  const sealOf = (reference: string): string => {
    tokenKey ??= keyOf(key, access)
    const digest = createHmac('sha256', tokenKey).update(reference).digest()
    return digest.subarray(0, sealBytes).toString('base64url')
  }
  return {
    needsSeal,
    seal(reference, asOf) {
      const text = plain(reference, asOf)
      return needsSeal ? `${text}~${sealOf(text)}` : text
    },
    parse(text) {
      const [, reference = '', type = '', id = '', contained, moment, patient, seal] =
        format.exec(text) ?? []
      if (!isResourceType(type)) throw new ApiError('INVALID_ARGUMENT')
      if (seal !== undefined && !isSame(seal, sealOf(reference)))
        throw new ApiError('INVALID_ARGUMENT')
      const index = contained === undefined ? undefined : Number(contained)
      const asOf = moment === undefined || patient === undefined ? undefined : { moment, patient }
      return { type, id, contained: index, asOf, sealed: seal !== undefined }
    },
  }
}
