/** Checks a resource against the profiles it claims in `meta.profile`: https://hl7.org/fhir/R4/profiling.html */
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
import type { ElementFact, Profile, Slice } from './profiles/fact.ts'
import { profilesByUrl } from './profiles/profiles.ts'
import { hasConcept, isAllowedCoding, isInSlice, sliceStep } from './validate-slice.ts'
import { compileFhirPath, toScope } from './validate-fhirpath.ts'
import type { ValidationReport } from './validate-report.ts'
import { ruleOf, type TypeRule } from './validate-rule.ts'

/** The profiles that a resource claims and whose rules are known here, with what they refine. */
function claimedBy(resource: JsonObject): ReadonlySet<Profile> {
  const meta = resource['meta']
  const claims = isJsonObject(meta) && Array.isArray(meta['profile']) ? meta['profile'] : []
  const claimed = new Set<Profile>()
  for (const claim of claims) {
    const url = typeof claim === 'string' ? claim.replace(/\|.*$/, '') : ''
    for (let profile = profilesByUrl.get(url); profile !== undefined; profile = profile.base) {
      claimed.add(profile)
    }
  }
  return claimed
}

/** Reports what breaks a claimed profile; profiles that are not known here are left alone. */
export function checkProfiles(resource: JsonObject, report: ValidationReport): void {
  const type = resource['resourceType']
  const rule = typeof type === 'string' ? ruleOf(type) : undefined
  for (const profile of claimedBy(resource)) {
    if (profile.type !== type || rule === undefined) {
      report.addAt('meta.profile', `must not claim ${profile.url}: it is for another type`, 'value')
      continue
    }
    new ProfileCheck(profile, report).checkElements(resource, rule, profile.elements, profile.type)
    checkInvariants(resource, profile, report)
  }
}

const compiled = new Map<string, ReturnType<typeof compileFhirPath>>()

function checkInvariants(resource: JsonObject, profile: Profile, report: ValidationReport): void {
  for (const { key, severity, expression, human } of profile.invariants ?? []) {
    const evaluate = compiled.get(key) ?? compileFhirPath(profile.type, expression)
    compiled.set(key, evaluate)
    if (evaluate(resource, toScope(resource)) !== 'false') continue
    report.add(`${key}: ${human} (${profile.url})`, 'invariant', severity)
  }
}

type Item = { readonly value: JsonValue; readonly step: string }

/** Walks the facts of one profile beside the elements they are about. */
class ProfileCheck {
  readonly #profile: Profile
  readonly #report: ValidationReport

  constructor(profile: Profile, report: ValidationReport) {
    this.#profile = profile
    this.#report = report
  }

  checkElements(
    object: JsonObject,
    rule: TypeRule,
    facts: readonly ElementFact[],
    id: string,
  ): void {
    for (const fact of facts) this.#checkFact(object, rule, fact, toElementId(id, fact))
  }

  #checkFact(object: JsonObject, rule: TypeRule, fact: ElementFact, id: string): void {
    const items = itemsOf(object, rule, fact)
    const step = sliceStep(rule.members.get(fact.element)?.step ?? fact.element, fact.slice)
    if (fact.min === 1 && items.length === 0) {
      this.#report.addAt(step, `is required by ${this.#place(id)}`, 'required')
    }
    if (fact.max !== undefined && items.length > fact.max) {
      this.#report.addAt(step, `is there more often than ${this.#place(id)} allows`, 'structure')
    }
    for (const item of items) this.#checkItem(item, rule, fact, id)
  }

  #checkItem({ value, step }: Item, rule: TypeRule, fact: ElementFact, id: string): void {
    const { values, concept, codings, elements } = fact
    const isWrong =
      (values !== undefined && typeof value === 'string' && !values.includes(value)) ||
      (concept !== undefined && !hasConcept(value, concept)) ||
      (codings !== undefined && !isAllowedCoding(value, codings, fact.isExtensible === true))
    if (isWrong) {
      this.#report.addAt(step, `has a value that ${this.#place(id)} does not allow`, 'value')
    }
    const content = rule.members.get(fact.element)?.content
    const inner = content?.kind === 'object' ? ruleOf(content.type) : undefined
    if (elements === undefined || inner === undefined || !isJsonObject(value)) return
    this.#report.enter(step)
    this.checkElements(value, inner, elements, id)
    this.#report.leave()
  }

  #place(id: string): string {
    return `${this.#profile.url}#${id}`
  }
}

/** https://hl7.org/fhir/R4/elementdefinition.html#id: `Patient.name:officialName.family` */
const toElementId = (id: string, { element, slice }: ElementFact) =>
  `${id}.${element}${slice === undefined ? '' : `:${slice.name}`}`

/** The values of an element, or of its slice; a primitive with an extension alone counts as there. */
function itemsOf(object: JsonObject, rule: TypeRule, { element, slice }: ElementFact): Item[] {
  const step = rule.members.get(element)?.step ?? element
  const value = object[element] ?? object[`_${element}`]
  if (value === undefined) return []
  if (!Array.isArray(value)) return [{ value, step }]
  return value
    .map((item, index) => ({ value: item, step: `${step}[${index}]` }))
    .filter((item) => slice === undefined || isIn(item.value, slice))
}

const isIn = (value: JsonValue, slice: Slice) => isJsonObject(value) && isInSlice(value, slice)
