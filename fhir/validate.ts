/**
 * Checks a resource's structure against HL7's definitions: names, JSON types, cardinality, primitives.
 * https://hl7.org/fhir/R4/json.html, https://hl7.org/fhir/R4/validation.html (structure, cardinality, value domains)
 */
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
import { ValidationReport, type Issue } from './validate-report.ts'
import { ruleOf, type Member, type TypeRule } from './validate-rule.ts'

export type { Issue } from './validate-report.ts'

/** The faults of a resource, at most 20; its contained resources and a Bundle's entries are part of it. */
export function validateStructure(resource: JsonValue): readonly Issue[] {
  return run(resource, true)
}

/** The faults of a Bundle itself, its entries' resources apart: they are checked one by one. */
export function validateEnvelope(bundle: JsonValue): readonly Issue[] {
  return run(bundle, false)
}

function run(resource: JsonValue, withResources: boolean): readonly Issue[] {
  const report = new ValidationReport(withResources)
  const type = resourceTypeOf(resource)
  if (type !== undefined) report.enter(type)
  checkResource(resource, report)
  return report.issues
}

/** The R4 resource type a value says it is; undefined when it names none. */
export function resourceTypeOf(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value)) return undefined
  const type = value['resourceType']
  return typeof type === 'string' && ruleOf(type)?.isResource === true ? type : undefined
}

function checkResource(value: JsonValue, report: ValidationReport): void {
  const type = resourceTypeOf(value)
  const rule = type === undefined ? undefined : ruleOf(type)
  if (!isJsonObject(value)) report.add('must be an object')
  else if (rule === undefined) report.add('resourceType is missing or names no R4 resource type')
  else checkObject(value, rule, report)
}

function checkObject(object: JsonObject, rule: TypeRule, report: ValidationReport): void {
  let isEmpty = true
  let choices: Member[] | undefined
  for (const name in object) {
    const value = object[name]
    if (value === undefined || (rule.isResource && name === 'resourceType')) continue
    isEmpty = false
    const member = rule.members.get(name)
    if (member === undefined) report.addAt(name, 'unknown element')
    else {
      checkMember(object, value, member, report)
      if (member.choice !== undefined) choices = checkChoice(choices, member, report)
    }
    if (report.isFull) return
  }
  if (isEmpty && !rule.isResource) report.add('must not be empty')
  for (const { step, names } of rule.required) {
    if (!names.some((name) => Object.hasOwn(object, name)))
      report.addAt(step, 'is required', 'required')
  }
}

/** https://hl7.org/fhir/R4/formats.html#choice: one type of a choice at a time. */
function checkChoice(taken: Member[] = [], member: Member, report: ValidationReport): Member[] {
  const isTwice = taken.some(
    ({ choice, property }) => choice === member.choice && property !== member.property,
  )
  if (isTwice) report.addAt(member.choice ?? member.step, 'has more than one type')
  taken.push(member)
  return taken
}

function checkMember(
  object: JsonObject,
  value: JsonValue,
  member: Member,
  report: ValidationReport,
): void {
  if (!member.isList) {
    if (Array.isArray(value)) report.addAt(member.step, 'must not be a list')
    else checkItem(value, member, report, member.step)
    return
  }
  if (!Array.isArray(value)) report.addAt(member.step, 'must be a list')
  else if (value.length === 0) report.addAt(member.step, 'must not be an empty list')
  else checkList(object, value, member, report)
}

function checkList(
  object: JsonObject,
  list: readonly JsonValue[],
  member: Member,
  report: ValidationReport,
): void {
  const { kind } = member.content
  const partner = partnerOf(object, member)
  if (kind === 'companion' && partner !== undefined && partner.length !== list.length) {
    report.addAt(member.step, 'must have as many values as extensions')
  }
  list.forEach((item, index) => {
    const step = `${member.step}[${index}]`
    if (item !== null) checkItem(item, member, report, step)
    else if ((partner?.[index] ?? null) === null) report.addAt(step, 'must not be null')
  })
}

/** The other of the two lists that hold a repeating primitive's values and their extensions. */
function partnerOf(object: JsonObject, { content, property }: Member) {
  if (content.kind !== 'primitive' && content.kind !== 'companion') return undefined
  const partner = object[content.kind === 'primitive' ? `_${property}` : property]
  return Array.isArray(partner) ? partner : undefined
}

function checkItem(value: JsonValue, member: Member, report: ValidationReport, step: string): void {
  const { content } = member
  if (content.kind === 'primitive') {
    const fault = value === null ? 'must not be null' : content.check(value)
    if (fault !== null) report.addAt(step, fault, 'value')
    return
  }
  if (content.kind === 'resource' && !report.withResources) return
  report.enter(step)
  if (content.kind === 'resource') checkInner(value, member, report)
  else {
    const rule = ruleOf(content.kind === 'object' ? content.type : 'Element')
    if (!isJsonObject(value)) report.add('must be an object')
    else if (rule !== undefined) checkObject(value, rule, report)
  }
  report.leave()
}

/** "Contained resources SHALL NOT contain additional contained resources": https://hl7.org/fhir/R4/references.html#contained */
function checkInner(value: JsonValue, member: Member, report: ValidationReport): void {
  if (member.property === 'contained' && isJsonObject(value) && Object.hasOwn(value, 'contained')) {
    report.addAt('contained', 'is not allowed in a contained resource')
  }
  checkResource(value, report)
}
