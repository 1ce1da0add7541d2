/** Which codes of a PractitionerRole make its holder what in the hospital: a table, the site's own or this one. */
import { isObject } from '../fhir/object.ts'
import { roles } from './standing.ts'
import type { Role } from './standing.ts'

/** `system|code` → role; any other code makes nobody anything. */
export type RoleTable = ReadonlyMap<string, Role>

const professions =
  'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante'

/** The system of codes that are the names of our roles. */
export const roleSystem = 'urn:socle:role'

/**
 * Who cares for patients by profession: physicians, pharmacists, dentists, midwives, nurses, physiotherapists,
 * podiatrists, laboratory technicians, speech therapists, orthoptists, occupational therapists, dietitians,
 * psychomotor therapists, radiographers. https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante
 */
const caring = [10, 21, 40, 50, 60, 69, 70, 80, 86, 91, 92, 94, 95, 96, 98]

/** Unless the settings say otherwise. */
export const defaultRoles: RoleTable = new Map([
  ...roles.map((role): [string, Role] => [`${roleSystem}|${role}`, role]),
  ...caring.map((code): [string, Role] => [`${professions}|${code}`, 'care']),
])

/** Reads the settings' own table, `{ "system|code": "care" }`; it stands in place of the default one. */
export function toRoleTable(value: unknown): {
  readonly table: RoleTable
  readonly faults: readonly string[]
} {
  if (!isObject(value))
    return { table: new Map(), faults: ['must be an object of roles by system|code'] }
  const table = new Map<string, Role>()
  const faults = new Set<string>()
  for (const [code, name] of Object.entries(value)) {
    const role = roles.find((one) => one === name)
    if (role === undefined) faults.add(`must name one of ${roles.join(', ')} for every code`)
    else if (!/^[^|]*\|[^|]+$/.test(code)) faults.add('must write every code as system|code')
    else table.set(code, role)
  }
  return { table, faults: [...faults] }
}
