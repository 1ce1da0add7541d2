/** History: of one resource, of a type, or of the whole record. https://hl7.org/fhir/R4/http.html#history */
import { ApiError } from '../errors.ts'
import { toRange } from '../fhir/date.ts'
import { toETag } from '../fhir/etag.ts'
import { noParent } from '../record/question.ts'
import type { HistoryEntry, HistoryScope } from '../record/history.ts'
import type { Repository } from '../record/repository.ts'
import { searchFault } from '../record/search/fault.ts'
import type { Text } from '../record/texts.ts'
import { toResourceAnswer } from './answer.ts'
import { toBundle, toFullUrl, type BundleEntry } from './bundle-text.ts'
import type { Exchange, Interaction, Parameter, RestAnswer } from './exchange.ts'
import { createLinks } from './links.ts'
import { onlyValue, parseCount } from './parameters.ts'
import { assertType } from './operation.ts'

export const historyOfInstance: Interaction = async (exchange, { type = '', id = '' }) => {
  assertType(type)
  return answer(exchange, { type, id })
}

export const historyOfType: Interaction = async (exchange, { type = '' }) => {
  assertType(type)
  return answer(exchange, { type })
}

export const historyOfSystem: Interaction = (exchange) => answer(exchange, {})

const known: ReadonlySet<string> = new Set(['_count', '_since', '_cursor', '_format', '_pretty'])

async function answer(exchange: Exchange, place: HistoryScope): Promise<RestAnswer> {
  const { repository, parameters, base } = exchange
  const unknown = parameters.find(([name]) => !known.has(name))
  if (unknown !== undefined) throw searchFault('parameter', unknown[0])
  const scope = { ...place, ...sinceOf(parameters) }
  const count = Math.max(1, parseCount(parameters))
  const cursor = onlyValue(parameters, '_cursor')
  const before = cursor === undefined ? undefined : decode(repository, scope, cursor)
  const { entries, next } = await repository.history(scope, { limit: count, before })
  // https://hl7.org/fhir/R4/http.html#history: of a resource that was never there, for this caller, there is none.
  if (place.id !== undefined && entries.length === 0 && cursor === undefined) {
    throw new ApiError('NOT_FOUND')
  }
  const texts = await repository.textsOfEntries(entries)
  const understood = parameters.filter(([name]) => name !== '_cursor')
  const links = createLinks(exchange, { understood, count, cursor })
  const more = next === null ? [] : [links.to('next', encode(repository, scope, next))]
  const link = [links.self(), links.first(), ...more]
  return toResourceAnswer(
    200,
    toBundle(
      { type: 'history', link },
      entries.map((entry, at) => toEntry(base, entry, texts[at])),
    ),
  )
}

/** https://hl7.org/fhir/R4/http.html#history: "created at or after the given instant". */
function sinceOf(parameters: readonly Parameter[]): Pick<HistoryScope, 'since'> {
  const value = onlyValue(parameters, '_since')
  if (value === undefined) return {}
  const range = toRange(value)
  if (range === null) throw searchFault('value', '_since')
  return { since: range.start }
}

/** What a cursor of a history belongs to. */
const listOf = ({ type, id, since }: HistoryScope) => ({
  key: JSON.stringify(['history', type, id, since]),
})

const encode = ({ cursors }: Repository, scope: HistoryScope, next: number): string =>
  cursors.encode(listOf(scope), noParent, { direction: 'after', key: [String(next)] })

const decode = ({ cursors }: Repository, scope: HistoryScope, cursor: string): number =>
  Number(cursors.decode(listOf(scope), noParent, cursor).key?.[0])

/** What was done, in HTTP's words, and the status that it had. */
const requests = {
  create: ['POST', '201'],
  update: ['PUT', '200'],
  delete: ['DELETE', '204'],
} as const satisfies Record<HistoryEntry['action'], readonly [string, string]>

/** https://hl7.org/fhir/R4/bundle.html#history: a deletion has no resource. */
function toEntry(base: string, entry: HistoryEntry, text: Text | null | undefined): BundleEntry {
  const { type, id, action, time, version } = entry
  const [method, status] = requests[action]
  return {
    about: {
      fullUrl: toFullUrl(base, entry),
      request: { method, url: action === 'create' ? type : `${type}/${id}` },
      response: { status, etag: toETag(version), lastModified: time },
    },
    json: text?.json,
  }
}
