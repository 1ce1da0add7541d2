/** Who opens records and who looks at it, over a ward of two patients. */
import { withStanding, type Access } from '../../access/access.ts'
import type { Role } from '../../access/standing.ts'
import type { Answer, Served } from './served.ts'
import { accessOf } from './tokens.ts'

/** A professional as the record would know them. */
export const professional = (
  id: string,
  {
    scope = 'user/*.rs',
    roles = ['care'],
    actors = [],
  }: { scope?: string; roles?: readonly Role[]; actors?: readonly string[] } = {},
): Access =>
  withStanding(accessOf(scope, { fhirUser: `Practitioner/${id}`, subject: id }), {
    roles,
    actors: [`Practitioner/${id}`, ...actors],
  })

/** What every break of these tests says. */
export const reason = 'arrêt cardiaque, équipe appelée'

export const breakGlass = `mutation ($patient: ID!, $explanation: String = "${reason}") {
  breakGlass(input: { patient: $patient, reason: EMERGENCY, explanation: $explanation, purpose: ETREAT }) {
    id basis patientId patient { id } practitioner reason explanation purpose start until ended
  }
}`

export const declareCare = `mutation ($patient: ID!, $reason: String = "consultation de suivi", $until: String) {
  declareCare(input: { patient: $patient, reason: $reason, until: $until }) { id basis reason explanation start until }
}`

export const codeOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions?.code

/** A member of an answer, by its path. */
export const at = ({ data, errors }: Answer, ...path: (string | number)[]): unknown => {
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined,
    data,
  )
}

/** Breaks the glass; the opening's id. */
export const broken = async (served: Served, caller: string, patient: string): Promise<string> =>
  String(at(await served.query(caller, breakGlass, { patient }), 'breakGlass', 'id'))
