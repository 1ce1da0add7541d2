/** The clinical face's connections: the records that hang on a patient or an encounter, latest first. */
import { assertAllowed } from '../access/condition.ts'
import { letterOf } from '../access/letters.ts'
import { ApiError } from '../errors.ts'
import type { ResourceType } from '../fhir/types.ts'
import { foreseePage } from '../record/page.ts'
import type { Readable } from '../record/repository.ts'
import { referenceToken } from '../record/index/token.ts'
import { anchorOf, parentOf } from '../record/search/anchor.ts'
import type { Criterion } from '../record/search/criteria.ts'
import { orders, type Order } from '../record/search/order.ts'
import { parseDate, toCriterion } from '../record/search/parameters.ts'
import { createSearch, type Anchor, type Search } from '../record/search/search.ts'
import { loadConnection, toRelayPage, type Connection, type RelayArguments } from './connection.ts'
import type { Context } from './context.ts'
import type { FhirObject } from '../record/resource.ts'

/** The typed filters of the clinical face; each name but the dates is a search parameter in camel case. */
export type ClinicalFilter = Readonly<Record<string, string | readonly string[] | null | undefined>>

export interface ClinicalArguments extends RelayArguments {
  readonly filter?: ClinicalFilter | null
  readonly orderBy?: 'LATEST_FIRST' | 'OLDEST_FIRST' | null
  readonly includeEnteredInError?: boolean | null
}

export interface ClinicalField {
  (parent: FhirObject, args: ClinicalArguments, context: Context): Promise<Connection | null>
  /** Has the list under a parent of this id looked for before the parent is read, and its length where that is asked. */
  foresee(id: string, args: ClinicalArguments, isCounted: boolean, context: Context): void
}

/** Is this the resolver of a list that can be foreseen? */
export const isClinicalField = (resolve: unknown): resolve is ClinicalField =>
  typeof resolve === 'function' && 'foresee' in resolve

const dateOrders: Readonly<Record<NonNullable<ClinicalArguments['orderBy']>, Order>> = {
  LATEST_FIRST: orders.latestFirst,
  OLDEST_FIRST: orders.oldestFirst,
}

/** What was entered in error is no part of the record, unless somebody asks for it. */
export const notEnteredInError: Criterion = { kind: 'statusNot', status: 'entered-in-error' }

/** The statuses of a stay that goes on. https://hl7.org/fhir/R4/valueset-encounter-status.html */
export const presentStatuses = ['arrived', 'triaged', 'in-progress', 'onleave'] as const

/** A field that lists the resources of a type which refer to its parent by a search parameter. */
export function clinicalField(
  type: ResourceType,
  code: string,
  target: 'Patient' | 'Encounter',
): ClinicalField {
  const anchor = anchorOf(type, code, target)
  const searchOf = rememberSearches(type, anchor)
  const toRequest = (id: string, args: ClinicalArguments, { cursors }: Readable) => {
    const search = searchOf(args)
    const parent = parentOf(anchor, code, target, id)
    return {
      search,
      parent,
      ...toRelayPage(args, (cursor) => cursors.decode(search, parent, cursor)),
    }
  }
  const load = async (parent: FhirObject, args: ClinicalArguments, context: Context) => {
    const repository = context.repository.of(parent)
    assertAllowed(repository.access, type, letterOf.connection)
    const id = repository.idOf(parent)
    return id === null ? null : loadConnection(toRequest(id, args, repository), repository)
  }
  const foresee: ClinicalField['foresee'] = (id, args, isCounted, { repository }) => {
    const request = toRequest(id, args, repository)
    foreseePage(repository, request)
    if (isCounted) repository.foresee(request.search, 'count', request.parent)
  }
  return Object.assign(load, { foresee })
}

/** Those that a list keeps at hand: its users ask for few different things. */
const keptSearches = 100

/** Makes the searches of a field, equal ones once. */
function rememberSearches(type: ResourceType, anchor: Anchor): (args: ClinicalArguments) => Search {
  const known = new Map<string, Search>()
  return ({ filter, includeEnteredInError, orderBy }) => {
    const key = JSON.stringify([filter, includeEnteredInError, orderBy])
    const found = known.get(key)
    if (found !== undefined) return found
    const search = createSearch({
      type,
      where: [
        ...toCriteria(type, filter ?? {}),
        ...(includeEnteredInError === true ? [] : [notEnteredInError]),
      ],
      order: dateOrders[orderBy ?? 'LATEST_FIRST'],
      anchor,
    })
    if (known.size >= keptSearches) known.clear()
    known.set(key, search)
    return search
  }
}

function toCriteria(type: ResourceType, filter: ClinicalFilter): Criterion[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (value === null || value === undefined) return []
    const [first, ...others] = typeof value === 'string' ? [value] : value
    if (first === undefined) throw new ApiError('INVALID_ARGUMENT')
    return name === 'from' || name === 'to'
      ? [toBound(name, first)]
      : [toCriterion(type, toCode(name), [first, ...others])]
  })
}

const prefixes = { from: 'ge', to: 'le' } as const

/** `from` and `to` bound the clinical date, both inclusive. */
export const toBound = (bound: keyof typeof prefixes, date: string): Criterion => ({
  kind: 'clinicalDate',
  anyOf: [parseDate(`${prefixes[bound]}${date}`)],
})

/** `clinicalStatus` is the search parameter `clinical-status`. */
const toCode = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The tokens of an encounter in one of these units, be it its location or its service provider. */
export const unitTokens = (units: readonly string[]): string[] =>
  ['location', 'service-provider'].flatMap((code) =>
    units.map((unit) => referenceToken(code, unit)),
  )
