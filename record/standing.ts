/** Who the user of a request is in the hospital: asked of the record anew for every request, in one statement. */
import sql from 'sql-template-tag'
import { withStanding } from '../access/access.ts'
import type { Access } from '../access/access.ts'
import type { RoleTable } from '../access/roles.ts'
import { defaultCareDays } from '../access/standing.ts'
import type { Database } from './database.ts'
import { runPrepared } from './statement.ts'
import { tableOf } from './table.ts'

/** Gives an access the standing of its user; rejects when the record cannot say, so that nobody comes in unasked. */
export type Standings = (access: Access) => Promise<Access>

interface Acting {
  readonly actor: string
  /** As `system|code`. */
  readonly codes: readonly string[]
}

/** Of a practitioner of this record, or one of their roles, who comes with grants of their own or of one patient. */
function staffOf({ fhirUser, grants }: Access): string | undefined {
  const isUser = grants.some(({ context }) => context !== 'system')
  return isUser && /^Practitioner(?:Role)?\//.test(fhirUser ?? '') ? fhirUser : undefined
}

/** Makes the loader of standings. */
export const createStandings =
  (db: Database, roleTable: RoleTable, careDays: number = defaultCareDays): Standings =>
  async (access) => {
    const user = staffOf(access)
    if (user === undefined) return access
    const acting = await loadActing(db, user)
    // Who is not in use, or acts in a role that has ended, is nobody, whatever the token says.
    if (acting.length === 0) return withStanding(access, { roles: [], actors: [] })
    const recorded = acting.flatMap(({ codes }) =>
      codes.map((code) => roleTable.get(code)).filter((role) => role !== undefined),
    )
    return withStanding(access, {
      roles: [...access.standing.roles, ...recorded],
      actors: acting.map(({ actor }) => actor),
      ...(careDays === defaultCareDays ? {} : { careDays }),
    })
  }

/**
 * Under which names a practitioner acts now, or one of their roles alone: by the database's clock, unless the
 * Practitioner is said to be out of use, or was deleted. One who was never in the record is who the token says. https://hl7.org/fhir/R4/practitioner-definitions.html#Practitioner.active
 */
const practitioner = sql`${tableOf('Practitioner')} p WHERE p.id = substr(acting.member, 14)`

const loadActing = (db: Database, user: string): Promise<Acting[]> =>
  runPrepared(
    db.planned,
    sql`SELECT acting.actor, acting.codes
      FROM (
        SELECT ${user}::text AS member, ${user}::text AS actor, '{}'::text[] AS codes
        WHERE starts_with(${user}, 'Practitioner/')
        UNION ALL
        SELECT m.member, named.actor, m.roles FROM access.membership m, unnest(ARRAY[m.member, m.actor]) AS named(actor)
        WHERE (m.member = ${user} OR m.source = ${user}) AND m.start <= now() AND now() < m.until
      ) acting
      WHERE NOT starts_with(acting.member, 'Practitioner/')
        OR CASE WHEN EXISTS (SELECT FROM ${practitioner}) THEN NOT EXISTS (SELECT FROM ${practitioner} AND p.tokens @> ARRAY['active|false'])
          ELSE NOT EXISTS (SELECT FROM record.version v WHERE v.type = 'Practitioner' AND v.id = substr(acting.member, 14)) END`,
  )
