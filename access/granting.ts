/** What of a resource grants access, or hides from it: written under the right `socle/access.write` alone. */
import { isDeepStrictEqual } from 'node:util'
import { mergeLinkTypes } from '../fhir/identity/merge.ts'
import type { Access } from './access.ts'
import { isProtected, labelElementOf, labelsOf } from './labels.ts'

type Elements = Readonly<Record<string, unknown>>

/** The elements of a type that say who, and those that say of whom and when as long as anybody is said. */
const granting: Readonly<Record<string, { who: readonly string[]; how: readonly string[] }>> = {
  CareTeam: { who: ['participant'], how: ['status', 'subject', 'period'] },
  Consent: { who: ['provision', 'policyRule'], how: ['status', 'scope', 'patient'] },
  Encounter: { who: ['participant', 'serviceProvider', 'location'], how: ['subject'] },
  Patient: { who: ['generalPractitioner', 'link'], how: [] },
  Practitioner: { who: ['active'], how: [] },
  PractitionerRole: {
    // No care relation names a HealthcareService: it makes its holder nobody's.
    who: ['practitioner', 'organization', 'location', 'code'],
    how: ['active', 'period'],
  },
  RelatedPerson: { who: ['patient'], how: ['active', 'period', 'relationship'] },
}

/** May this access write what grants access? A backend needs the right as a user does. */
export const mayGrant = ({ rights }: Access): boolean => rights.includes('access.write')

/** The first element that grants access, or hides from it, and is another one after a write; undefined if there is none. */
export function grantingChange(
  type: string,
  before: Elements,
  after: Elements,
): string | undefined {
  const names = [...(granting[type]?.who ?? []), ...(granting[type]?.how ?? [])]
  const [was, is] = [grantsOf(type, before), grantsOf(type, after)]
  const changed = names.find((name) => !isSame(was[name], is[name]))
  if (changed !== undefined) return `${type}.${changed}`
  if (isSame(hidingOf(before), hidingOf(after))) return undefined
  const element = labelElementOf(type)
  const isElement = element !== undefined && !isSame(before[element], after[element])
  return `${type}.${isElement ? element : 'meta.security'}`
}

function grantsOf(type: string, resource: Elements): Elements {
  const { who, how } = granting[type] ?? { who: [], how: [] }
  // A practitioner of whom nothing is said is in use.
  const isSaid = type !== 'Practitioner' || isOutOfUse(resource)
  const whom = isSaid ? pick(who, resource) : {}
  return Object.keys(whom).length === 0 ? {} : { ...whom, ...pick(how, resource) }
}

const pick = (names: readonly string[], resource: Elements): Elements =>
  Object.fromEntries(
    names
      .map((name) => [name, name === 'link' ? ownLinks(resource[name]) : resource[name]])
      .filter(([, value]) => value !== undefined),
  )

/** Is a practitioner said to be in use no more? https://hl7.org/fhir/R4/practitioner-definitions.html#Practitioner.active */
export const isOutOfUse = (practitioner: Elements | undefined): boolean =>
  practitioner?.['active'] === false

const mergeTypes: ReadonlySet<unknown> = new Set(mergeLinkTypes)

/** The links of a merge are written under a right of their own. */
function ownLinks(links: unknown): unknown {
  if (!Array.isArray(links)) return undefined
  const own = links.filter((link: Elements) => !mergeTypes.has(link['type']))
  return own.length === 0 ? undefined : own
}

const hidingOf = (resource: Elements) => [labelsOf(resource), isProtected(resource)]

/** Compared as JSON, whatever reader made the objects. */
const isSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(toPlain(one), toPlain(other))

const toPlain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))
