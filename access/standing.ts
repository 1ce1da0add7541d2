/** Who the user is in the hospital: their roles, and under which names care relations know them. */

/** What a user may be; access/policy.ts says what each may see. */
export const roles = ['care', 'administration', 'analyst', 'information', 'protection'] as const
export type Role = (typeof roles)[number]

/** What is known of the user beside the token's scopes; loaded anew for every request. */
export interface Standing {
  readonly roles: readonly Role[]
  /** Whom care relations may name: `Practitioner/x`, its `PractitionerRole/r`, its units `Organization/u`, `Location/l`. */
  readonly actors: readonly string[]
  /** How many days an encounter that has ended still counts as care; 90 where nothing is said. */
  readonly careDays?: number
}

/** Unless the settings say otherwise. */
export const defaultCareDays = 90

/** The roles among these names, in one order; what is no role counts for nothing. */
export const rolesIn = (names: readonly unknown[]): readonly Role[] =>
  roles.filter((role) => names.includes(role))

/** The roles of a token's claim: a list of texts, or a text separated by spaces. */
export function parseRoles(claim: unknown): readonly Role[] {
  if (typeof claim === 'string') return rolesIn(claim.split(' '))
  return Array.isArray(claim) ? rolesIn(claim) : []
}

/** The same standing in one order, each name once: equal standings have equal texts. */
export const toStanding = (given: Standing): Standing =>
  Object.freeze({
    roles: Object.freeze(rolesIn(given.roles)),
    actors: Object.freeze([...new Set(given.actors)].sort()),
    ...(given.careDays === undefined ? {} : { careDays: given.careDays }),
  })
