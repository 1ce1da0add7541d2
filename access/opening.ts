/** Who may open a patient's record beyond their care relations, and who sees that it was opened. */
import type { Access } from './access.ts'
import { isProfessional } from './access.ts'
import { mayAsUser, mayReadOwn, readsTraces, reviewsOpenings } from './oversight.ts'
import { refuse } from './refusal.ts'

/** Both count as a relation of the unit: access/policy.ts says what they open. */
export type OpeningBasis = 'break-glass' | 'declared'

/** What a review may find. */
export type ReviewOutcome = 'JUSTIFIED' | 'UNJUSTIFIED' | 'UNDETERMINED'

/** How long openings last. */
export interface OpeningTerms {
  readonly glassHours: number
  /** The longest that a professional may declare themself for. */
  readonly declaredDays: number
}

export const openingTerms: OpeningTerms = { glassHours: 4, declaredDays: 30 }

/** So many may be open, or have begun lately, for one professional: whoever tries ids one after the other gets no further. */
export const mostOpen: Readonly<Record<OpeningBasis, number>> = { 'break-glass': 20, declared: 200 }

/** The professional of this record whom the token names, if there is one. */
const professionalOf = ({ fhirUser }: Access): string | undefined =>
  fhirUser?.startsWith('Practitioner') === true && isProfessional(fhirUser) ? fhirUser : undefined

/** The professional whose own openings are meant. Throws FORBIDDEN for whoever is none, or reads no patient as themself. */
export function assertProfessional(access: Access): string {
  const professional = professionalOf(access)
  if (professional === undefined) throw refuse('not-care')
  if (!mayAsUser(access, 'Patient', 'r')) throw refuse('not-granted')
  return professional
}

/**
 * The professional in whose name this access may open a record. Throws FORBIDDEN for whoever does not care for
 * patients, is not known here, or may read no patient as themself: an opening widens no scope.
 */
export function assertOpener(access: Access): string {
  const opener = assertProfessional(access)
  if (!access.standing.roles.includes('care')) throw refuse('not-care')
  return opener
}

/** Whose openings an access sees: all, those of one professional, or those of one patient's record. */
export type OpeningsSeen =
  | { readonly kind: 'all' }
  | { readonly kind: 'professional'; readonly professional: string }
  | { readonly kind: 'patient'; readonly patient: string }

/** The data-protection officer sees all, the others their own. Throws FORBIDDEN for whoever has none. */
export function openingsSeenBy(access: Access): OpeningsSeen {
  if (readsTraces(access)) return { kind: 'all' }
  if (professionalOf(access) !== undefined)
    return { kind: 'professional', professional: assertProfessional(access) }
  const patient = patientOf(access)
  if (patient === undefined || !mayReadOwn(access)) throw refuse('not-granted')
  return { kind: 'patient', patient }
}

/** The patient who asks for themself. */
function patientOf({ fhirUser, patient }: Access): string | undefined {
  return fhirUser === undefined ? patient : /^Patient\/([^/]+)$/.exec(fhirUser)?.[1]
}

/** Throws FORBIDDEN for all but the data-protection officer. */
export function assertReviewer(access: Access): void {
  if (!reviewsOpenings(access)) throw refuse('not-granted')
}
