/** What a questionnaire asks: its items as a tree, each with the rules that its answers must meet. */
import { isFhirObject, listOf, textOf, type FhirObject } from '../../record/resource.ts'

/** One item. https://hl7.org/fhir/R4/questionnaire.html */
export interface Item {
  readonly linkId: string
  readonly text: string | undefined
  readonly type: string
  readonly isRequired: boolean
  readonly isRepeated: boolean
  readonly maxLength: number | undefined
  /** The values to choose from; any value where there is none. */
  readonly options: readonly FhirObject[]
  readonly enableWhen: readonly FhirObject[]
  readonly enableBehavior: string | undefined
  readonly items: readonly Item[]
  /** Where it stands, as FHIRPath. */
  readonly expression: string
}

/** The items of a questionnaire, or of an item. */
export const itemsOf = (parent: FhirObject, expression = 'Questionnaire'): readonly Item[] =>
  listOf(parent, 'item')
    .filter(isFhirObject)
    .map((item, index) => toItem(item, `${expression}.item[${index}]`))

function toItem(item: FhirObject, expression: string): Item {
  const { maxLength } = item
  return {
    linkId: textOf(item, 'linkId') ?? '',
    text: textOf(item, 'text'),
    type: textOf(item, 'type') ?? '',
    isRequired: item['required'] === true,
    isRepeated: item['repeats'] === true,
    maxLength: typeof maxLength === 'number' ? maxLength : undefined,
    options: listOf(item, 'answerOption').filter(isFhirObject),
    enableWhen: listOf(item, 'enableWhen').filter(isFhirObject),
    enableBehavior: textOf(item, 'enableBehavior'),
    items: itemsOf(item, expression),
    expression,
  }
}

/** The value of an element that has one of several types, under whatever name: `valueCoding`, `answerCoding`. */
export const choiceOf = (element: FhirObject, name: 'value' | 'answer'): [string, unknown] => {
  const [found] = Object.entries(element).filter(([property]) => property.startsWith(name))
  return found === undefined ? ['', undefined] : [found[0].slice(name.length), found[1]]
}
