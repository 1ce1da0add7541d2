/** Which items of a questionnaire are asked, given the answers. https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen */
import { textOf, type FhirObject } from '../../record/resource.ts'
import { compareValues, isSameValue, type TypedValue } from './answer-value.ts'
import { choiceOf, type Item } from './questionnaire.ts'

export type ValuesOf = (linkId: string) => readonly TypedValue[]

type Operator = (values: readonly TypedValue[], expected: TypedValue) => boolean

const compares =
  (test: (order: number) => boolean): Operator =>
  (values, expected) =>
    values.some((value) => test(compareValues(value, expected)))

/** https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html */
const operators: Readonly<Record<string, Operator>> = {
  exists: (values, [, expected]) => values.length > 0 === expected,
  '=': (values, expected) => values.some((value) => isSameValue(value, expected)),
  '!=': (values, expected) => !values.some((value) => isSameValue(value, expected)),
  '>': compares((order) => order > 0),
  '<': compares((order) => order < 0),
  '>=': compares((order) => order >= 0),
  '<=': compares((order) => order <= 0),
}

/** Do the conditions of this item hold? Those of the items around it are their own matter. */
export function isEnabled({ enableWhen, enableBehavior }: Item, valuesOf: ValuesOf): boolean {
  if (enableWhen.length === 0) return true
  const holds = (condition: FhirObject) => isMet(condition, valuesOf)
  return enableBehavior === 'any' ? enableWhen.some(holds) : enableWhen.every(holds)
}

function isMet(condition: FhirObject, valuesOf: ValuesOf): boolean {
  const operator = textOf(condition, 'operator') ?? ''
  const test = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  return (
    test?.(valuesOf(textOf(condition, 'question') ?? ''), choiceOf(condition, 'answer')) === true
  )
}
