/** From a JSON text to drafts: units whose ids and references are settled as far as the text allows. */
import { JsonError, isJsonObject, parseJson } from '../../fhir/json.ts'
import type { ExactNumbers, JsonDocument, JsonObject } from '../../fhir/json.ts'
import { resourceTypeOf, validateEnvelope, type Issue } from '../../fhir/validate.ts'
import { findIssues } from '../validity.ts'
import { refusedWithUnit } from '../write.ts'
import { hasBundleType, isOpened, membersOf, toGroups, type Group, type Member } from './bundle.ts'
import { toUuidV5 } from './uuid.ts'
import { createLocalSearch, type LocalSearch } from './local-search.ts'
import { pathOf, settleReferences, type Conditional, type Targets } from './references.ts'
import { unknownType, type Refusal } from './report.ts'

export type Fault = Pick<Refusal, 'path' | 'reason'>

/** One member of a draft; a refused one makes its draft refused whole. */
export type Prepared = {
  readonly entry?: string
  /** Absent when there is no resource to count. */
  readonly type?: string
  readonly resource?: JsonObject
  readonly conditionals: readonly Conditional[]
  readonly fault?: Fault
}

/** A unit on its way into the record; its key finds it again in its text. */
export type Draft = {
  readonly key: string
  readonly members: readonly Prepared[]
  readonly exact: ExactNumbers
}

/** The text as a whole holds no resource; the message says why. */
export class UnreadableError extends Error {}

/** What makes an id for a resource without one: its source's namespace and the place of its text. */
export type Naming = { readonly namespace: string; readonly name: string }

/** The drafts of one JSON text; throws an UnreadableError when it holds no resource at all. */
export function toDrafts(text: string, naming: Naming): readonly Draft[] {
  const { value, exact } = parse(text)
  if (!isJsonObject(value) || typeof value['resourceType'] !== 'string') {
    throw new UnreadableError('no FHIR resource: resourceType is missing')
  }
  const fault = isOpened(value) ? envelopeFault(value) : undefined
  if (fault !== undefined) return [toRefusedDraft(value, fault, exact)]
  const groups = toGroups(value)
  const members = groups.flatMap((group) => group.members)
  for (const member of members) settleMemberId(member, naming)
  const bundle = { targets: toTargets(members), search: createLocalSearch(members) }
  return groups.map((group) => toDraft(group, bundle, exact))
}

function parse(text: string): JsonDocument {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) throw new UnreadableError(error.message, { cause: error })
    throw error
  }
}

function envelopeFault(bundle: JsonObject): Fault | undefined {
  const [issue] = validateEnvelope(bundle)
  if (issue !== undefined) return toFault(issue)
  return hasBundleType(bundle) ? undefined : { path: 'Bundle.type', reason: 'is no Bundle type' }
}

/** What is no resource has no path. */
const toFault = ({ expression, message }: Issue): Fault =>
  expression === '' ? { reason: message } : { path: expression, reason: message }

/** A Bundle that is itself malformed: none of its resources is stored, each is counted. */
function toRefusedDraft(bundle: JsonObject, fault: Fault, exact: ExactNumbers): Draft {
  const members = membersOf(bundle).map(({ entry, resource }) => ({
    ...toCounted(entry, resource),
    conditionals: [],
    fault: { reason: refusedWithUnit },
  }))
  return { key: '', members: [{ conditionals: [], fault }, ...members], exact }
}

/** A member's place and type; what names no R4 type is still a resource that was met. */
function toCounted(entry: string | undefined, resource: JsonObject | undefined) {
  const isMet = typeof resource?.['resourceType'] === 'string'
  return {
    ...(entry === undefined ? {} : { entry }),
    ...(isMet ? { type: resourceTypeOf(resource) ?? unknownType } : {}),
  }
}

function settleMemberId({ entry, resource, urlId }: Member, { namespace, name }: Naming): void {
  if (resource === undefined || resource['id'] !== undefined) return
  resource['id'] = urlId ?? toUuidV5(namespace, entry === undefined ? name : `${name}#${entry}`)
}

/** The addresses of a Bundle's entries; one that two resources share leads nowhere. */
function toTargets(members: readonly Member[]): Targets {
  const targets = new Map<string, string | null>()
  for (const { fullUrl, resource } of members) {
    if (fullUrl === undefined || resource === undefined) continue
    const target = keyOf(resource)
    const known = targets.get(fullUrl)
    targets.set(fullUrl, known === undefined || known === target ? target : null)
  }
  return targets
}

const keyOf = (resource: JsonObject) =>
  `${String(resource['resourceType'])}/${String(resource['id'])}`

type Bundle = { readonly targets: Targets; readonly search: LocalSearch }

function toDraft({ isAtomic, members }: Group, bundle: Bundle, exact: ExactNumbers): Draft {
  const taken = new Set<string>()
  return {
    key: isAtomic ? '' : (members[0]?.entry ?? ''),
    members: members.map((member) => prepare(member, bundle, taken)),
    exact,
  }
}

function prepare({ entry, resource, fault }: Member, bundle: Bundle, taken: Set<string>): Prepared {
  const counted = toCounted(entry, resource)
  const refuse = (refused: Fault) => ({ ...counted, conditionals: [], fault: refused })
  if (resource === undefined || fault !== undefined) return refuse({ reason: fault ?? 'is empty' })
  const [issue] = findIssues(resource, { level: 'structure' })
  if (issue !== undefined) return refuse(toFault(issue))
  if (taken.has(keyOf(resource))) return refuse({ reason: 'is twice in its transaction' })
  taken.add(keyOf(resource))
  return { ...counted, resource, ...settle(resource, bundle) }
}

/** A Bundle that is stored whole stays as it is: its references lead to its own entries. */
function settle(resource: JsonObject, { targets, search }: Bundle) {
  if (resource['resourceType'] === 'Bundle') return { conditionals: [] }
  const { conditionals, fault } = settleReferences(resource, targets)
  if (fault !== undefined) {
    return { conditionals, fault: { path: pathOf(resource, fault.holder), reason: fault.reason } }
  }
  return { conditionals: conditionals.filter((conditional) => !search(conditional)) }
}
