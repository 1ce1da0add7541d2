/** Searches a type, or what one patient's compartment holds of it. https://hl7.org/fhir/R4/http.html#search */
import { ApiError } from '../errors.ts'
import type { ResourceType } from '../fhir/types.ts'
import { readsTraces } from '../access/oversight.ts'
import { loadPage, loadTextPage, type Page, type PageRequest } from '../record/page.ts'
import type { Repository } from '../record/repository.ts'
import { createSearch, type Search } from '../record/search/search.ts'
import type { TextMatch, TotalMode } from '../record/searching.ts'
import type { Text } from '../record/texts.ts'
import { restFault, toResourceAnswer } from './answer.ts'
import { toBundle, toFullUrl, type BundleEntry } from './bundle-text.ts'
import { compartmentOf, everywhere, type Within } from './compartment.ts'
import type { Exchange, Interaction, Parameter, RestAnswer } from './exchange.ts'
import { createLinks } from './links.ts'
import { isLenient, parseSearch, parseSearchedType, type SearchRequest } from './parameters.ts'
import { toAnswered, type Subset } from './subset.ts'
import { searchTrail } from './trail.ts'

export const search: Interaction = (exchange, { type = '' }) =>
  answer(exchange, { type: parseSearchedType(type), parameters: exchange.parameters })

/** The parameters stand in the body, in the address, or in both. https://hl7.org/fhir/R4/search.html#Introduction */
export const searchByForm: Interaction = async (exchange, { type = '' }) =>
  answer(exchange, { type: parseSearchedType(type), parameters: await readForm(exchange) })

/** https://hl7.org/fhir/R4/compartmentdefinition.html#2.41.2 */
export const searchCompartment: Interaction = (exchange, names) =>
  answer(exchange, { parameters: exchange.parameters, ...toCompartment(names) })

export const searchCompartmentByForm: Interaction = async (exchange, names) =>
  answer(exchange, { parameters: await readForm(exchange), ...toCompartment(names) })

/** Resources of all types at once are not searched: each type has its own parameters and its own order. */
export const searchSystem: Interaction = () => Promise.reject(new ApiError('NOT_SUPPORTED'))

interface Asked {
  readonly type: ResourceType
  readonly parameters: readonly Parameter[]
  readonly within?: Within
}

function toCompartment({ patient = '', type = '' }: Readonly<Record<string, string>>) {
  const searched = parseSearchedType(type)
  return { type: searched, within: compartmentOf(searched, patient) }
}

/** Each of its parameters becomes two strings: a form is bounded before it is taken apart. */
const largestForm = 64 * 1024

const form = /^application\/x-www-form-urlencoded\s*(;|$)/i

async function readForm({ header, readBody, parameters }: Exchange): Promise<Parameter[]> {
  if (!form.test(header('content-type') ?? ''))
    throw restFault(
      'UNSUPPORTED_MEDIA_TYPE',
      'A search is sent as application/x-www-form-urlencoded.',
    )
  return [...parameters, ...new URLSearchParams(await readBody(largestForm))]
}

async function answer(exchange: Exchange, asked: Asked): Promise<RestAnswer> {
  const { repository } = exchange
  const { type, within = everywhere } = asked
  // Whoever may read the trail searches it; what applications have posted, they find in the graph.
  if (type === 'AuditEvent' && within === everywhere && readsTraces(repository.access))
    return searchTrail(exchange, asked.parameters)
  const request = parseSearch(type, asked.parameters, isLenient(exchange.header('prefer')))
  const wanted = createSearch({
    type,
    where: [...within.where, ...request.where],
    order: request.order,
    anchor: within.anchor,
  })
  const links = createLinks(exchange, request)
  if (request.count === 0) {
    const total = await repository.count(wanted, within.parent)
    return toBundleAnswer({ type: 'searchset', total, link: [links.self()] }, [])
  }
  const found = await load(repository, request, { search: wanted, parent: within.parent })
  const { matches, hasNext, hasPrevious } = found.page
  const cursorAt = (match: TextMatch | undefined, direction: 'after' | 'before') =>
    repository.cursors.encode(wanted, within.parent, { direction, key: match?.row.key ?? null })
  const head = {
    type: 'searchset' as const,
    ...(found.total === undefined ? {} : { total: found.total }),
    link: [
      links.self(),
      links.first(),
      ...(hasPrevious ? [links.to('previous', cursorAt(matches[0], 'before'))] : []),
      ...(hasNext ? [links.to('next', cursorAt(matches.at(-1), 'after'))] : []),
    ],
  }
  return toBundleAnswer(head, [
    ...matches.map(({ text }) => toEntry(exchange, text, 'match', request.subset)),
    ...found.included.map((text) => toEntry(exchange, text, 'include', summaryOf(request.subset))),
  ])
}

const toBundleAnswer = (...bundle: Parameters<typeof toBundle>): RestAnswer =>
  toResourceAnswer(200, toBundle(...bundle))

/** `_elements` names elements of the matches; a summary is one of all that comes. */
const summaryOf = (subset: Subset | undefined): Subset | undefined =>
  subset?.elements === undefined ? subset : undefined

const toEntry = (
  { base, repository }: Exchange,
  text: Text,
  mode: 'match' | 'include',
  subset: Subset | undefined,
): BundleEntry => ({
  about: { fullUrl: toFullUrl(base, text), search: { mode } },
  json: toAnswered(text.json, subset, repository.access),
})

interface Found {
  readonly page: Page<TextMatch>
  readonly total: number | undefined
  readonly included: readonly Text[]
}

/** The page and the total are one statement; what comes along is looked up from the page. */
async function load(
  repository: Repository,
  { count, cursor, total, includes }: SearchRequest,
  { search: wanted, parent }: { readonly search: Search; readonly parent: string },
): Promise<Found> {
  const position =
    cursor === undefined ? undefined : repository.cursors.decode(wanted, parent, cursor)
  const request: PageRequest = { search: wanted, parent, limit: count, position }
  const [page, counted, included] = await Promise.all([
    loadTextPage(repository, request),
    countOf(repository, request, total),
    includes.length === 0 ? [] : loadIncluded(repository, request, includes),
  ])
  const isWhole = total !== 'none' && !page.hasNext && !page.hasPrevious
  return { page, total: counted ?? (isWhole ? page.matches.length : undefined), included }
}

async function countOf(
  repository: Repository,
  { search: wanted, parent }: PageRequest,
  mode: TotalMode | undefined,
): Promise<number | undefined> {
  return (await repository.total(wanted, mode ?? 'none', parent))?.count
}

/** References are read from parsed documents; the rows are those of the page, asked for once. */
async function loadIncluded(
  repository: Repository,
  request: PageRequest,
  includes: SearchRequest['includes'],
): Promise<readonly Text[]> {
  const { matches } = await loadPage(repository, request)
  return repository.includedTexts(
    matches.map(({ resource }) => resource),
    includes,
  )
}
