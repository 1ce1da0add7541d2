/** Finding patients: one by id or identifier, many by name, birth date, ward, practitioner. */
import { ApiError } from '../../errors.ts'
import { isLinked } from '../../fhir/identity/merge.ts'
import { loadPage } from '../../record/page.ts'
import type { Repository } from '../../record/repository.ts'
import type { Resource } from '../../record/resource.ts'
import { referenceToken } from '../../record/index/token.ts'
import type { Criterion } from '../../record/search/criteria.ts'
import { orders, type Order } from '../../record/search/order.ts'
import { toCriterion } from '../../record/search/parameters.ts'
import { createSearch } from '../../record/search/search.ts'
import { presentStatuses, unitTokens } from '../clinical.ts'
import { loadConnection, toRelayPage, type Connection, type RelayArguments } from '../connection.ts'
import { momentOf, type Context } from '../context.ts'

export interface PatientArguments {
  readonly id?: string | null
  readonly identifier?: string | null
  readonly asOf?: string | null
}

/**
 * One patient by id, or by an identifier that only one patient carries now, what was merged into others apart, as they
 * stood at a moment. Throws when both or none is given.
 */
export async function findPatient(
  { id, identifier, asOf }: PatientArguments,
  { repository }: Context,
): Promise<Resource | null> {
  if ((id == null) === (identifier == null)) throw new ApiError('INVALID_ARGUMENT')
  if (id != null) return (await momentOf(repository, id, asOf)).read('Patient', id)
  const found = await findIdentified(repository, identifier ?? '')
  if (found === null || asOf == null) return found
  return (await repository.at(found.id, asOf)).read('Patient', found.id)
}

async function findIdentified(repository: Repository, identifier: string) {
  const search = createSearch({
    type: 'Patient',
    where: [toCriterion('Patient', 'identifier', [identifier])],
    order: orders.byId,
    anchor: undefined,
  })
  const { matches, hasNext } = await loadPage(repository, { search, limit: mostMerged })
  const resources = matches.map(({ resource }) => resource)
  const kept = resources.filter((resource) => !isLinked(resource, 'replaced-by'))
  const found = kept.length > 0 ? kept : resources
  if (hasNext || found.length > 1) throw new ApiError('TOO_MANY_MATCHES')
  return found[0] ?? null
}

/** So many records of one patient may share an identifier: what was merged keeps its own. */
const mostMerged = 10

const patientOrders = {
  NAME_ASC: orders.byName,
  NAME_DESC: orders.byNameDescending,
  BIRTH_DATE_ASC: orders.oldestFirst,
  BIRTH_DATE_DESC: orders.latestFirst,
} as const satisfies Record<string, Order>

export interface PatientsArguments extends RelayArguments {
  readonly name?: string | null
  readonly birthDate?: string | null
  readonly identifier?: string | null
  readonly unit?: string | null
  readonly practitioner?: string | null
  readonly present?: boolean | null
  readonly orderBy?: keyof typeof patientOrders | null
}

/** Patients page by page: a ward list and "my patients" are this one query. */
export function listPatients(args: PatientsArguments, context: Context): Promise<Connection> {
  const search = createSearch({
    type: 'Patient',
    where: [...parameterCriteria(args), ...stayCriteria(args)],
    order: patientOrders[args.orderBy ?? 'NAME_ASC'],
    anchor: undefined,
  })
  const page = toRelayPage(args, (cursor) => context.repository.cursors.decode(search, '', cursor))
  return loadConnection({ search, ...page }, context.repository)
}

/** Each word of `name` is the beginning of a part of the name, so that "jean dup" finds Jean Dupont. */
function parameterCriteria({ name, birthDate, identifier }: PatientsArguments): Criterion[] {
  const words = name == null ? [] : name.trim().split(/\s+/)
  const values: [code: string, value: string | null | undefined][] = [
    ...words.map((word): [string, string] => ['name', word]),
    ['birthdate', birthDate],
    ['identifier', identifier],
  ]
  return values.flatMap(([code, value]) =>
    value == null ? [] : [toCriterion('Patient', code, [value])],
  )
}

/** Ward, practitioner and presence are asked of one and the same encounter. */
function stayCriteria({ unit, practitioner, present }: PatientsArguments): Criterion[] {
  if (unit == null && practitioner == null && present !== true) return []
  const tokens = [
    unit == null ? [] : unitTokens([unit]),
    practitioner == null ? [] : [referenceToken('practitioner', practitioner)],
  ].filter(({ length }) => length > 0)
  return [{ kind: 'stay', tokens, statuses: present === true ? presentStatuses : undefined }]
}
