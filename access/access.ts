/** Who asks, and with which grants: made once from the claims of a verified token, then frozen. */
import { isId } from '../fhir/reference.ts'
import { refuse } from './refusal.ts'
import { letterFor, parseRights, parseScopes } from './scopes.ts'
import type { Grant, Right, Use } from './scopes.ts'
import { parseRoles, toStanding } from './standing.ts'
import type { Standing } from './standing.ts'

/** What the token verifier hands over: only claims whose signature, issuer, audience and times are verified. */
export interface VerifiedClaims {
  readonly issuer: string
  readonly audience: string
  readonly subject: string
  readonly clientId: string
  readonly tokenId: string
  readonly scope: string
  /** Seconds since 1970: the end of the token. */
  readonly expires: number
  /** As the token has it, unchecked: absent, or meant to be a FHIR id. */
  readonly patient?: unknown
  /** As the token has it, unchecked: absent, or meant to be a reference to a person. */
  readonly fhirUser?: unknown
  /** As the token has it, unchecked: absent, or meant to be names of roles. */
  readonly roles?: unknown
  /** Does the issuer give tokens for one patient that name no user to that patient alone? */
  readonly patientWithoutUser?: boolean
}

/** A grant with the one patient it is bound to; `patient` is undefined when it is bound to none. */
export interface BoundGrant extends Grant {
  readonly patient: string | undefined
}

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#scopes-for-requesting-identity-data */
const fhirUserReference =
  /^(?:https?:\/\/[^\s?#]+\/)?(?:Patient|Practitioner|PractitionerRole|RelatedPerson|Person)\/[A-Za-z0-9\-.]{1,64}$/

const isAbsent = (claim: unknown): claim is undefined | null =>
  claim === undefined || claim === null

function parsePatient(claim: unknown): string | undefined {
  if (isAbsent(claim)) return undefined
  if (typeof claim !== 'string' || !isId(claim)) throw refuse('patient-malformed')
  return claim
}

function parseFhirUser(claim: unknown, base: string): string | undefined {
  if (isAbsent(claim)) return undefined
  if (typeof claim !== 'string' || !fhirUserReference.test(claim)) throw refuse('user-malformed')
  return claim.startsWith(`${base}/`) ? claim.slice(base.length + 1) : claim
}

/** Is the user a RelatedPerson of this record? */
export const isRelative = (fhirUser: string | undefined): boolean =>
  fhirUser?.startsWith('RelatedPerson/') === true

/** Is the user a professional, of this record or recorded elsewhere? */
export const isProfessional = (fhirUser: string | undefined): boolean =>
  fhirUser !== undefined && /(?:^|\/)Practitioner(?:Role)?\/[^/]+$/.test(fhirUser)

/**
 * The patient a `user/` grant is bound to. A user who is a patient reaches their own record and no more, whatever
 * the scope. Professionals and relatives are bound to no one patient: the policy says whom they reach. Who else is
 * recorded elsewhere is known to be nobody's, so only `patient/` scopes serve them.
 * https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#user-level-scopes
 */
function boundOfUser(fhirUser: string | undefined): string | undefined {
  if (fhirUser === undefined || isProfessional(fhirUser) || isRelative(fhirUser)) return undefined
  if (!fhirUser.startsWith('Patient/')) throw refuse('user-unbounded')
  return fhirUser.slice('Patient/'.length)
}

/** Of whom is recorded elsewhere it is not known whom they stand for. */
const isRelativeElsewhere = (fhirUser: string | undefined): boolean =>
  fhirUser !== undefined && /\/(?:RelatedPerson|Person)\/[^/]+$/.test(fhirUser)

/** The patient of a `patient/` grant. What names nobody is the patient's where their issuer says so. */
function boundOfLaunch(
  { patient, fhirUser }: Pick<VerifiedAccess, 'patient' | 'fhirUser'>,
  { roles, patientWithoutUser = false }: VerifiedClaims,
): string {
  if (patient === undefined) throw refuse('patient-missing')
  if (isRelativeElsewhere(fhirUser)) throw refuse('user-unbounded')
  const isNobody = fhirUser === undefined && parseRoles(roles).length === 0
  if (isNobody && !patientWithoutUser) throw refuse('user-missing')
  return patient
}

function patientOf(
  { context }: Grant,
  access: Pick<VerifiedAccess, 'patient' | 'fhirUser'>,
  claims: VerifiedClaims,
): string | undefined {
  if (context === 'system') return undefined
  return context === 'user' ? boundOfUser(access.fhirUser) : boundOfLaunch(access, claims)
}

class VerifiedAccess {
  readonly issuer: string
  readonly subject: string
  readonly clientId: string
  readonly tokenId: string
  readonly expires: number
  /** The launch patient's id. */
  readonly patient: string | undefined
  /** `Type/id`, or an absolute URL when the user is recorded elsewhere. */
  readonly fhirUser: string | undefined
  /** What it may do beside what its grants say. */
  readonly rights: readonly Right[]
  /** Who the user is in the hospital: the roles of the token alone, until the record has been asked. */
  readonly standing: Standing
  readonly #grants: readonly BoundGrant[]
  readonly #claims: VerifiedClaims
  /** The last access made of this one, with its standing as text. */
  #known: { readonly key: string; readonly access: VerifiedAccess } | undefined

  constructor(claims: VerifiedClaims, standing: Standing) {
    this.#claims = claims
    this.standing = toStanding(standing)
    this.issuer = claims.issuer
    this.subject = claims.subject
    this.clientId = claims.clientId
    this.tokenId = claims.tokenId
    this.expires = claims.expires
    this.patient = parsePatient(claims.patient)
    this.fhirUser = parseFhirUser(claims.fhirUser, claims.audience)
    this.#grants = Object.freeze(
      parseScopes(claims.scope).map((grant) =>
        Object.freeze({ ...grant, patient: patientOf(grant, this, claims) }),
      ),
    )
    this.rights = parseRights(claims.scope)
    Object.freeze(this)
  }

  get grants(): readonly BoundGrant[] {
    return this.#grants
  }

  /** The same access of a user who is this in the hospital; while that stays the same, it is the same object. */
  static withStanding(access: VerifiedAccess, given: Standing): VerifiedAccess {
    const standing = toStanding(given)
    const key = JSON.stringify(standing)
    if (access.#known?.key !== key)
      access.#known = { key, access: new VerifiedAccess(access.#claims, standing) }
    return access.#known.access
  }

  /** The grants that name this type and letter. */
  grantsFor(type: string, use: Use): readonly BoundGrant[] {
    return this.#grants.filter(
      (grant) =>
        (grant.type === '*' || grant.type === type) && grant.actions.includes(letterFor(use)),
    )
  }
}

/** Does a grant reach what belongs to patients, and the directory only as far as their records lead there? */
export const isOfPatients = ({ fhirUser }: Access, { context, patient }: BoundGrant): boolean =>
  patient !== undefined || (context === 'user' && isRelative(fhirUser))

/** The private field makes it a brand: no object literal, spread or cast-free copy passes for one. */
export type Access = VerifiedAccess

/** The only maker of `Access`; outside tests only the token verifier calls it. */
export const createAccess = (claims: VerifiedClaims): Access =>
  new VerifiedAccess(claims, { roles: parseRoles(claims.roles), actors: [] })

/** The same access with the standing that the record gives its user; conditions made for it are found again. */
export const withStanding = (access: Access, standing: Standing): Access =>
  VerifiedAccess.withStanding(access, standing)
