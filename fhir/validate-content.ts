/** Checks what structure does not say: required codes and invariants, of every element of a resource. */
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
import { isBound } from './validate-binding.ts'
import { toScope, type Scope } from './validate-fhirpath.ts'
import { invariantsOf } from './validate-invariant.ts'
import type { ValidationReport } from './validate-report.ts'
import { ruleOf, type Member, type TypeRule } from './validate-rule.ts'

/** The most evaluations of FHIRPath for one resource: together they must end within a second or two. */
const maxEvaluations = 30_000

/** One walk over a resource whose structure has been checked. */
export class ContentCheck {
  readonly #report: ValidationReport
  #evaluations = 0

  constructor(report: ValidationReport) {
    this.#report = report
  }

  /** Checks a resource; `container` is the scope of the one that contains it, absent when none does. */
  checkResource(resource: JsonObject, container?: Scope): void {
    const type = resource['resourceType']
    const rule = typeof type === 'string' ? ruleOf(type) : undefined
    if (rule === undefined) return
    const scope = container === undefined ? toScope(resource) : { ...container, resource }
    // Binary, Bundle and Parameters are resources, but no domain resources.
    if (rule.members.has('contained')) this.#judge('DomainResource', resource, scope)
    this.#checkObject(resource, rule, scope)
  }

  #checkObject(object: JsonObject, rule: TypeRule, scope: Scope): void {
    if (!rule.isResource) this.#judge('Element', object, scope)
    if (rule.fhir !== 'Element') this.#judge(rule.fhir, object, scope)
    for (const [name, value] of Object.entries(object)) {
      const member = rule.members.get(name)
      if (member === undefined || this.#report.isFull) continue
      if (!Array.isArray(value)) this.#checkItem(value, member.step, { member, rule, scope })
      else {
        value.forEach((item, index) =>
          this.#checkItem(item, `${member.step}[${index}]`, { member, rule, scope }),
        )
      }
    }
  }

  #checkItem(
    value: JsonValue,
    step: string,
    { member, rule, scope }: { member: Member; rule: TypeRule; scope: Scope },
  ): void {
    const { content, binding } = member
    const isCode = content.kind === 'primitive' || content.kind === 'object'
    if (binding !== undefined && isCode && value !== null && !isBound(value, binding)) {
      this.#report.addAt(step, `must be a code of ${binding}`, 'code-invalid')
    }
    if (!isJsonObject(value)) return
    this.#report.enter(step)
    if (content.kind === 'resource') {
      this.checkResource(value, member.property === 'contained' ? scope : undefined)
    } else {
      const inner = ruleOf(content.kind === 'object' ? content.type : 'Element')
      const path = `${rule.fhir}.${member.property}`
      // A backbone's own path is where it stands; a datatype has rules of its own beside the place's.
      if (path !== inner?.fhir) this.#judge(path, value, scope)
      if (inner !== undefined) this.#checkInner(value, inner, member, scope)
    }
    this.#report.leave()
  }

  /** A primitive's companion may hold an id alone: its value stands beside it. */
  #checkInner(value: JsonObject, inner: TypeRule, { content }: Member, scope: Scope): void {
    if (content.kind === 'companion' && !('extension' in value)) return
    this.#checkObject(value, inner, scope)
  }

  #judge(path: string, element: JsonObject, scope: Scope): void {
    for (const { severity, message, isCostly, evaluate } of invariantsOf(path)) {
      if (isCostly && ++this.#evaluations > maxEvaluations) return this.#giveUp()
      const verdict = evaluate(element, scope)
      if (verdict === 'broken') this.#report.add(message, 'invariant', severity)
      if (verdict === 'undecided') this.#report.add(message, 'not-supported', 'information')
    }
  }

  #giveUp(): void {
    if (this.#evaluations === maxEvaluations + 1) {
      this.#report.add('has more elements than can be checked', 'too-costly')
    }
  }
}
