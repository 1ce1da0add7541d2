/** Reading FHIR JSON whose shape nobody has checked: what is not there, or not of its type, is absent. */
import { isObject, type UnknownObject } from '../object.ts'

/** Any element. */
export type Element = UnknownObject

export const isElement = (value: unknown): value is Element => isObject(value)

/** The elements of a property, whether it repeats or not. */
export function elementsAt(element: Element, property: string): readonly Element[] {
  const value = element[property]
  return (Array.isArray(value) ? value : [value]).filter(isElement)
}

/** The text of a property; blank is absent. */
export function textAt(element: Element, property: string): string | undefined {
  const value = element[property]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** The extensions with this URL. */
export const extensionsAt = (element: Element, url: string): readonly Element[] =>
  elementsAt(element, 'extension').filter((extension) => extension['url'] === url)

/** The only one of a list; undefined when there is none, or when several leave it open which is meant. */
export const onlyOne = <T>(list: readonly T[]): T | undefined =>
  list.length === 1 ? list[0] : undefined
