/** Why a token was refused: the caller sees an error code only, the log gets the reason's name and no value. */
import { ApiError } from '../errors.ts'
import type { ErrorCode } from '../errors.ts'

const refusals = {
  'header-missing': ['UNAUTHENTICATED', 'there is no Authorization header'],
  'header-malformed': ['UNAUTHENTICATED', 'the Authorization header is not one bearer token'],
  'header-too-long': ['UNAUTHENTICATED', 'the Authorization header is too long'],
  'token-malformed': ['UNAUTHENTICATED', 'the token is not a signed JWT'],
  'token-names-its-key': ['UNAUTHENTICATED', 'the token brings or points to its own key'],
  'token-without-kid': ['UNAUTHENTICATED', 'the token does not say which key signed it'],
  'issuer-unknown': ['UNAUTHENTICATED', 'no configured issuer made this token'],
  'audience-multiple': ['UNAUTHENTICATED', 'the token is meant for several audiences'],
  'token-refused': ['UNAUTHENTICATED', 'signature, time or claims of the token do not verify'],
  'token-bound': ['UNAUTHENTICATED', 'the token is bound to a key whose proof is not supported'],
  'token-revoked': ['UNAUTHENTICATED', 'the token was taken back before its end'],
  'claim-malformed': ['UNAUTHENTICATED', 'a required claim is not a non-empty string'],
  'keys-unavailable': ['UNAUTHENTICATED', 'the keys of the issuer cannot be fetched'],
  'caller-unsigned': ['UNAUTHENTICATED', 'the request was not signed by the gateway'],
  'caller-replayed': ['UNAUTHENTICATED', 'the signed request is old, or has come before'],
  'scope-malformed': ['FORBIDDEN', 'a patient/, user/, system/ or socle/ scope is malformed'],
  'patient-missing': ['FORBIDDEN', 'a patient/ scope needs a launch patient'],
  'patient-malformed': ['FORBIDDEN', 'the launch patient is not a FHIR id'],
  'user-missing': ['FORBIDDEN', 'a patient/ scope names no user, which its issuer does not allow'],
  'user-malformed': ['FORBIDDEN', 'fhirUser is not a reference to a person'],
  'user-unbounded': ['FORBIDDEN', 'a user/ scope needs a user whose patients are known'],
  'not-granted': ['FORBIDDEN', 'no scope grants this action on this type'],
  'not-care': ['FORBIDDEN', 'only a known professional who cares for patients opens a record'],
  'access-unwritable': ['FORBIDDEN', 'what grants access is written under socle/access.write'],
  'access-widened': ['FORBIDDEN', 'the write would widen what its own author may see'],
} as const satisfies Record<string, readonly [ErrorCode, string]>

export type RefusalReason = keyof typeof refusals

/** The cause behind a refused request; its detail is a library's error code or a claim's name, never a value. */
export class Refusal extends Error {
  readonly reason: RefusalReason
  readonly detail: string | undefined

  constructor(reason: RefusalReason, detail?: string) {
    super(refusals[reason][1])
    this.name = 'Refusal'
    this.reason = reason
    this.detail = detail
  }
}

/** The error to throw for a reason. */
export const refuse = (reason: RefusalReason, detail?: string): ApiError =>
  new ApiError(refusals[reason][0], { cause: new Refusal(reason, detail) })

/** The refusal behind an error, for the log and for the command line. */
export const refusalOf = (error: unknown): Refusal | undefined =>
  error instanceof ApiError && error.originalError instanceof Refusal
    ? error.originalError
    : undefined
