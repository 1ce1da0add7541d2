/** The answers to a questionnaire, checked against it and put in its order. https://hl7.org/fhir/R4/questionnaireresponse.html */
import type { Issue } from '../../fhir/validate-resource.ts'
import { groupBy } from '../../record/group.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { TypedValue } from './answer-value.ts'
import { faultOf } from './answer-fault.ts'
import { isEnabled, type ValuesOf } from './enable-when.ts'
import type { Item } from './questionnaire.ts'

/** One answer: how it is written, and how it compares. */
export interface GivenAnswer {
  readonly linkId: string
  readonly element: FhirObject
  readonly value: TypedValue
}

export interface Response {
  readonly items: readonly FhirObject[]
  readonly issues: readonly Issue[]
}

/** Makes the items of a response; `isComplete` when nothing required may be missing. */
export function toResponse(
  items: readonly Item[],
  answers: readonly GivenAnswer[],
  isComplete: boolean,
): Response {
  const response = new ResponseBuilder(answers, isComplete)
  const made = response.build(items)
  response.refuseUnasked()
  return { items: made, issues: response.issues }
}

class ResponseBuilder {
  readonly issues: Issue[] = []
  readonly #answers: readonly GivenAnswer[]
  readonly #byQuestion: ReadonlyMap<string, readonly GivenAnswer[]>
  readonly #isComplete: boolean
  readonly #asked = new Set<string>()

  constructor(answers: readonly GivenAnswer[], isComplete: boolean) {
    this.#answers = answers
    this.#byQuestion = groupBy(answers, ({ linkId }) => linkId)
    this.#isComplete = isComplete
  }

  build(items: readonly Item[]): FhirObject[] {
    return items.flatMap((item) => {
      this.#asked.add(item.linkId)
      if (!isEnabled(item, this.#valuesOf))
        return this.#skip(item, 'is not asked, given the other answers')
      return item.type === 'group' ? this.#buildGroup(item) : this.#buildQuestion(item)
    })
  }

  /** Answers to what no questionnaire asks; the caller's text is not repeated. */
  refuseUnasked(): void {
    this.#answers.forEach(({ linkId }, index) => {
      if (!this.#asked.has(linkId))
        this.#refuse(`answers[${index}].linkId`, 'is no question of the questionnaire')
    })
  }

  readonly #valuesOf: ValuesOf = (linkId) => this.#to(linkId).map(({ value }) => value)

  /** A group whose questions are all left out cannot be answered, required or not. */
  readonly #isAsked = (item: Item) => item.type !== 'display' && isEnabled(item, this.#valuesOf)

  #to(linkId: string): readonly GivenAnswer[] {
    return this.#byQuestion.get(linkId) ?? []
  }

  #buildGroup(item: Item): FhirObject[] {
    const { linkId, text, items, isRequired, expression } = item
    if (this.#to(linkId).length > 0) this.#refuse(expression, 'is a group and takes no answer')
    const inside = this.build(items)
    if (inside.length > 0) return [{ linkId, text, item: inside }]
    if (isRequired && this.#isComplete && items.some(this.#isAsked))
      this.#refuse(expression, 'must be answered', 'required')
    return []
  }

  #buildQuestion(item: Item): FhirObject[] {
    const { linkId, text, items, isRequired, expression } = item
    const answers = this.#to(linkId)
    const fault = faultOf(
      item,
      answers.map(({ value }) => value),
    )
    if (fault !== null) this.#refuse(expression, fault)
    const [first, ...others] = answers
    if (first === undefined) {
      if (isRequired && this.#isComplete && item.type !== 'display')
        this.#refuse(expression, 'must be answered', 'required')
      return items.flatMap((inner) => this.#skip(inner, 'follows an answer that is not given'))
    }
    const inside = this.build(items)
    if (inside.length > 0 && others.length > 0)
      this.#refuse(
        expression,
        'has several answers: which one the further answers follow is not said',
      )
    const under = inside.length > 0 ? { item: inside } : {}
    const elements = [{ ...first.element, ...under }, ...others.map(({ element }) => element)]
    return [{ linkId, text, answer: elements }]
  }

  /** Nothing in here is asked, so nothing may be answered. */
  #skip(item: Item, reason: string): [] {
    this.#asked.add(item.linkId)
    if (this.#to(item.linkId).length > 0) this.#refuse(item.expression, reason)
    for (const inner of item.items) this.#skip(inner, reason)
    return []
  }

  #refuse(expression: string, message: string, code: Issue['code'] = 'value'): void {
    this.issues.push({ severity: 'error', code, expression, message })
  }
}
