/**
 * What a patient denies, by a Consent. https://hl7.org/fhir/R4/consent.html
 * What cannot be evaluated is left out of a denial, so that it denies more: an exception to it, a code of content,
 * a time of the data, an action, an instance, or an actor, type or label that the record does not know.
 */
import { labelNamed } from '../../access/labels.ts'
import { isResourceType } from '../../fhir/types.ts'
import { codingsOf } from '../index/token.ts'
import { listOf, type FhirObject } from '../resource.ts'
import {
  elementsOf,
  nameOf,
  professionals,
  type AccessRows,
  type Restriction,
  type Source,
} from './rows.ts'
import { always, spanOf } from './span.ts'

/** Against research alone. https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html, https://terminology.hl7.org/CodeSystem-consentscope.html */
const research = { purpose: 'HRESCH', scope: 'research' }

/** Policies that deny without a provision. https://hl7.org/fhir/R4/valueset-consent-policy.html */
const optOuts: readonly string[] = ['OPTOUT', 'OPTOUTE']

/** Whom a denial may name; members of a Group or a CareTeam are not looked up. */
const actorTypes = [...professionals, 'Organization', 'Patient', 'RelatedPerson']

/**
 * Labels of these systems are subsumed: `R` means `R` and everything lower, what bears no label included.
 * https://hl7.org/fhir/R4/consent-definitions.html#Consent.provision.securityLabel
 */
const subsuming: readonly unknown[] = ['http://terminology.hl7.org/CodeSystem/v3-Confidentiality']

const resourceTypeSystem = 'http://hl7.org/fhir/resource-types'

/** The restrictions of a Consent in force. https://hl7.org/fhir/R4/valueset-consent-state-codes.html */
export function fromConsent({ name, resource, patients }: Source): AccessRows {
  if (resource['status'] !== 'active') return {}
  const isOfResearch = codesOf([resource['scope']]).includes(research.scope)
  const rows = denialsOf(resource).flatMap((provision) =>
    kindsOf(provision, isOfResearch).flatMap((kind) =>
      actorsOf(provision).flatMap((actor) =>
        patients.map((patient) => ({ patient, kind, actor, ...reachOf(provision) })),
      ),
    ),
  )
  return { restriction: rows.map((row, position) => ({ ...row, source: name, position })) }
}

/** Every provision that denies, at whatever depth, and the policy that does. */
function denialsOf(consent: FhirObject): FhirObject[] {
  const isOptOut = codesOf(listOf(consent, 'policyRule')).some((code) => optOuts.includes(code))
  const denials = allProvisions(consent).filter(({ type }) => type === 'deny')
  return isOptOut && denials.length === 0 ? [{}] : denials
}

const allProvisions = (element: FhirObject): FhirObject[] =>
  elementsOf(element, 'provision').flatMap((one) => [one, ...allProvisions(one)])

/** A denial to everybody, for whatever purpose, is one for research too. */
function kindsOf(provision: FhirObject, isOfResearch: boolean): Restriction['kind'][] {
  const purposes = elementsOf(provision, 'purpose').map(({ code }) => code)
  const isForResearch = purposes.includes(research.purpose)
  if (isOfResearch || (isForResearch && new Set(purposes).size === 1)) return ['research']
  const isForAll = purposes.length === 0 && listOf(provision, 'actor').length === 0
  return isForResearch || isForAll ? ['deny', 'research'] : ['deny']
}

/** Whom it is denied to; everybody when one of them is not known by name. */
function actorsOf(provision: FhirObject): string[] {
  const names = elementsOf(provision, 'actor').map(({ reference }) => nameOf(reference, actorTypes))
  const known = names.filter((name) => name !== undefined)
  return known.length === 0 || known.length < names.length ? [''] : [...new Set(known)]
}

/** When, and which types and labels. */
const reachOf = (provision: FhirObject) => ({
  types: allKnown(elementsOf(provision, 'class'), typeOf),
  labels: allKnown(elementsOf(provision, 'securityLabel'), labelOf),
  ...(spanOf(provision['period']) ?? always),
})

function typeOf({ system, code }: FhirObject): string | undefined {
  return system === resourceTypeSystem && typeof code === 'string' && isResourceType(code)
    ? code
    : undefined
}

function labelOf({ system, code }: FhirObject): string | undefined {
  if (typeof system !== 'string' || typeof code !== 'string') return undefined
  return subsuming.includes(system) ? undefined : labelNamed(system, code)
}

/** The known names of all elements; none, which means all, when one is not known. */
function allKnown(
  elements: readonly FhirObject[],
  nameOfOne: (element: FhirObject) => string | undefined,
): string[] {
  const names = elements.map(nameOfOne)
  const known = names.filter((name) => name !== undefined)
  return known.length < names.length ? [] : [...new Set(known)]
}

const codesOf = (concepts: readonly unknown[]): string[] =>
  concepts.flatMap((concept) => codingsOf(concept, 'CodeableConcept').map(({ code }) => code))
