/** What is wrong with the answers to one question: how many they are, their types, lengths and options. */
import { isSameValue, type TypedValue } from './answer-value.ts'
import { choiceOf, type Item } from './questionnaire.ts'

/** The types that answer each type of question. https://hl7.org/fhir/R4/valueset-item-type.html */
const types: Readonly<Record<string, readonly string[]>> = {
  boolean: ['Boolean'],
  decimal: ['Decimal'],
  integer: ['Integer'],
  date: ['Date'],
  dateTime: ['DateTime'],
  time: ['Time'],
  string: ['String'],
  text: ['String'],
  url: ['Uri'],
  choice: ['Coding'],
  'open-choice': ['Coding', 'String'],
  attachment: ['Attachment'],
  reference: ['Reference'],
  quantity: ['Quantity'],
}

/** The first fault, in words that do not repeat an answer; null when there is none. */
export function faultOf(item: Item, answers: readonly TypedValue[]): string | null {
  if (answers.length === 0) return null
  const { type, isRepeated, maxLength } = item
  if (!Object.hasOwn(types, type)) return 'takes no answer'
  if (answers.length > 1 && !isRepeated) return 'takes one answer'
  for (const answer of answers) {
    if (!isOfType(item, answer)) return 'takes an answer of another type'
    if (maxLength !== undefined && String(answer[1]).length > maxLength && answer[0] === 'String') {
      return `takes an answer of ${maxLength} characters at most`
    }
    if (!isOption(item, answer)) return 'takes one of its options'
  }
  return null
}

/** The options of a choice may be of other types than Coding. */
function isOfType({ type, options }: Item, [given]: TypedValue): boolean {
  const own = types[type] ?? []
  const chosen = type === 'choice' || type === 'open-choice' ? options.map(toValue) : []
  return own.includes(given) || chosen.some(([option]) => option === given)
}

/** An open choice takes any text beside its options. */
function isOption({ type, options }: Item, answer: TypedValue): boolean {
  if (options.length === 0 || (type === 'open-choice' && answer[0] === 'String')) return true
  return options.some((option) => isSameValue(toValue(option), answer))
}

const toValue = (option: Parameters<typeof choiceOf>[0]) => choiceOf(option, 'value')
