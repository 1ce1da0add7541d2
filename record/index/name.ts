/** Names and other strings, normalised for search and order. */
import { normaliseText } from '../../fhir/text.ts'
import { isFhirObject, listOf, textOf } from '../resource.ts'

/** An unknown name sorts after every other: the last character there is. */
export const unknownName = '\u{10FFFF}'

/** Longer than any name, and short enough for an index entry of PostgreSQL. */
const longestString = 300

/** A string as it is indexed and searched. */
export const toIndexed = (text: string): string =>
  normaliseText(text.slice(0, 2 * longestString)).slice(0, longestString)

/** The parts of a HumanName or Address that a string parameter searches; a plain string is its own part. */
const parts = [
  'text',
  'family',
  'given',
  'prefix',
  'suffix',
  'line',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
]

/** The strings of a value of a string parameter. https://hl7.org/fhir/R4/search.html#string */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (!isFhirObject(value)) return []
  return parts.flatMap((part) => listOf(value, part)).filter((text) => typeof text === 'string')
}

/** The uses of a HumanName by which a person is listed, best first. */
const listedUses = ['official', 'usual']

/** The name by which a resource is listed: family then given names, or its plain name. */
export function sortName(resource: Readonly<Record<string, unknown>>): string {
  if (typeof resource['name'] === 'string') return toIndexed(resource['name']) || unknownName
  const names = listOf(resource, 'name').filter(isFhirObject)
  const listed =
    listedUses.map((use) => names.find((name) => name['use'] === use)).find(Boolean) ?? names[0]
  if (listed === undefined) return unknownName
  const given = listOf(listed, 'given').filter((part) => typeof part === 'string')
  const text = [textOf(listed, 'family') ?? '', ...given].join(' ').trim()
  return toIndexed(text === '' ? (textOf(listed, 'text') ?? '') : text) || unknownName
}
