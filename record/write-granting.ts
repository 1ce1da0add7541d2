/** Writes of what grants access: under a right of their own, and never to the good of their author. */
import type { PoolClient } from 'pg'
import sql, { raw, type Sql } from 'sql-template-tag'
import { withStanding, type Access } from '../access/access.ts'
import { grantingChange, mayGrant } from '../access/granting.ts'
import { actorsOf, narrowingOf, type Sight } from '../access/policy.ts'
import { Refusal, type RefusalReason } from '../access/refusal.ts'
import { ApiError } from '../errors.ts'
import type { FhirObject } from './resource.ts'
import { isResourceType } from '../fhir/types.ts'
import { grantsMore, wideningsOf, type Change, type Widening } from './relations/widening.ts'
import { seen } from './search/seen.ts'
import { runPrepared } from './statement.ts'
import { tableOf } from './table.ts'
import type { Decided } from './write-decide.ts'
import { atOperation } from './write-outcome.ts'
import type { Resolved } from './write-target.ts'

/** Refuses operations as `assertOne` does, at the place of the first that is refused. */
export async function assertGranting(
  client: PoolClient,
  access: Access,
  resolved: readonly Resolved[],
  decided: ReadonlyMap<Resolved, Decided>,
): Promise<void> {
  for (const [one, made] of decided)
    await assertOne(client, access, made).catch((error: unknown) => {
      throw atOperation(resolved.indexOf(one), error)
    })
}

/**
 * Refuses a write that changes what grants access without the right to, and one that would show its author more than
 * they see: what they are named for without caring for the patient, their own roles, what is denied to them.
 */
async function assertOne(
  client: PoolClient,
  access: Access,
  { type, id, before, content, version }: Decided,
): Promise<void> {
  if (version === undefined) return
  const stood = before?.isDeleted === true ? gone(type) : before?.resource
  const stands = content === undefined ? gone(type) : content.value
  const path = grantingChange(type, stood ?? {}, stands ?? {})
  const change = isResourceType(type) ? { type, id, before: stood, after: stands } : null
  const longer = change !== null && grantsMore(change) ? `${type}.period` : undefined
  const changed = path ?? longer
  if (changed !== undefined && !mayGrant(access)) throw refuseAt('access-unwritable', changed)
  if (change !== null) await assertNarrow(client, access, change, changed ?? type)
}

/** A practitioner who was deleted is out of use, as record/standing.ts has it. */
const gone = (type: string): FhirObject | undefined =>
  type === 'Practitioner' ? { resourceType: type, active: false } : undefined

/** A write of a backend has no author whose sight could be widened. */
async function assertNarrow(client: PoolClient, access: Access, change: Change, path: string) {
  if (access.fhirUser === undefined) return
  const author = { cares: access.standing.roles.includes('care'), names: actorsOf(access) }
  const widenings = wideningsOf(author, change)
  for (const widening of widenings)
    if (!(await isHad(client, access, widening))) throw refuseAt('access-widened', path)
}

/** Has the author what would make a write none that widens? */
async function isHad(client: PoolClient, access: Access, { needs, patient }: Widening) {
  if (needs === 'nothing suffices') return false
  const sights = sightsOfCare(access)
  const had = needs === 'name' ? sights.filter(isByName) : sights
  if (had.length === 0) return false
  const row = { type: 'Patient', alias: raw('t') } as const
  const rows = await runPrepared(
    client,
    sql`SELECT FROM ${tableOf('Patient')} t WHERE t.id = ${patient} AND ${seen(had, row)}
      AND (${seen(had.filter(isByRelation), row)} OR ${hasDeclared(access)})`,
  )
  return rows.length > 0
}

/** The ways to a patient's record that care alone opens, whatever other roles the author has. */
function sightsOfCare(access: Access): readonly Sight[] {
  const caring = withStanding(access, { ...access.standing, roles: ['care'] })
  const [grant] = caring.grants.filter(({ context }) => context !== 'system')
  return (grant && narrowingOf(caring, grant, 'Patient', 'r')?.sights) ?? []
}

const isByRelation = ({ through }: Sight) => through === 'relation'

/** Protection is no hindrance to those alone who are named. */
const isByName = (sight: Sight) => isByRelation(sight) && !sight.heeds.includes('protection')

/** Breaking the glass makes nobody a member of the team: it never shows what is restricted, and being named does. */
const hasDeclared = (access: Access): Sql =>
  sql`EXISTS (SELECT FROM access.opening o WHERE o.patient = t.id AND o.basis = 'declared'
    AND o.practitioner = ANY(${actorsOf(access)}::text[])
    AND o.start <= now() AND o.until > now() AND o.ended IS NULL)`

const messages = {
  'access-unwritable': 'is written under the scope socle/access.write alone',
  'access-widened': 'would widen what its author may see',
} as const satisfies Partial<Record<RefusalReason, string>>

/** Names the element, and nothing that it holds. */
function refuseAt(reason: keyof typeof messages, expression: string): ApiError {
  const told = { code: 'forbidden', diagnostics: messages[reason], expression: [expression] }
  return new ApiError('FORBIDDEN', {
    cause: new Refusal(reason),
    detail: {
      resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', ...told }] },
    },
  })
}
