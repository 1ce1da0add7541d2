/** Which context an app gets: what it was launched with, or what the user chooses. */
import type { Account } from '../accounts.ts'
import type { LaunchContext } from '../launch-context.ts'
import { accountOf, parameterOf, type Visit } from './visit.ts'

/** A patient and nobody else; undefined for those who may see others. */
const ownPatient = ({ fhirUser }: Account): string | undefined =>
  /^Patient\/([^/]+)$/.exec(fhirUser)?.[1]

/** `patient/` scopes mean nothing without a patient, so that `launch/patient` is inferred from them. */
export const needsPatient = ({ scopes }: Pick<Visit, 'scopes'>): boolean =>
  scopes.some((scope) => /^(?:patient\/|launch\/(?:patient|encounter)(?:\?|$))/.test(scope))

export const needsEncounter = ({ scopes }: Pick<Visit, 'scopes'>): boolean =>
  scopes.some((scope) => /^launch\/encounter(?:\?|$)/.test(scope))

/** The patient in context, as far as it is known. */
export const patientOf = (visit: Visit): string | undefined => {
  const { launch, patient } = visit.progress
  const own = needsPatient(visit) ? ownPatient(accountOf(visit)) : undefined
  return launch?.patient ?? patient ?? own
}

/** The encounter in context; undefined as long as it is not settled, empty where there is none. */
export const encounterOf = ({ progress }: Visit): string | undefined =>
  progress.launch?.encounter ?? progress.encounter

/** Everything that the app is told. */
export function contextOf(visit: Visit): LaunchContext {
  const patient = patientOf(visit)
  const encounter = encounterOf(visit)
  return {
    ...visit.progress.launch,
    ...(patient === undefined ? {} : { patient }),
    ...(encounter === undefined || encounter === '' ? {} : { encounter }),
  }
}

/** The launch that the app presents and that was not taken yet. */
export function pendingLaunch({ details, scopes, progress }: Visit): string | undefined {
  const isTaken = progress.launch !== undefined
  return scopes.includes('launch') && !isTaken ? parameterOf(details, 'launch') : undefined
}
