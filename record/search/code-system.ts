/** The hierarchy of a CodeSystem. https://hl7.org/fhir/R4/codesystem.html#hierarchy */
import { isFhirObject, listOf, textOf, type FhirObject } from '../resource.ts'

/** Parent → child, by nested concepts and by the properties `parent` and `child`. */
type Links = readonly (readonly [parent: string, child: string])[]

const conceptsOf = (element: FhirObject): FhirObject[] =>
  listOf(element, 'concept').filter(isFhirObject)

/** Every code of the system. */
export const allCodes = (codeSystem: FhirObject): string[] =>
  conceptsOf(codeSystem).flatMap((concept) => [
    ...[textOf(concept, 'code')].filter((code) => code !== undefined),
    ...allCodes(concept),
  ])

/** Does the record hold every code of the system? https://hl7.org/fhir/R4/valueset-codesystem-content-mode.html */
export const isComplete = (codeSystem: FhirObject): boolean => codeSystem['content'] === 'complete'

function linksOf(element: FhirObject): Links {
  return conceptsOf(element).flatMap((concept) => {
    const code = textOf(concept, 'code') ?? ''
    const nested = conceptsOf(concept).map((child) => [code, textOf(child, 'code') ?? ''] as const)
    const stated = listOf(concept, 'property')
      .filter(isFhirObject)
      .flatMap((property) => {
        const other = textOf(property, 'valueCode') ?? ''
        if (property['code'] === 'parent') return [[other, code] as const]
        return property['code'] === 'child' ? [[code, other] as const] : []
      })
    return [...nested, ...stated, ...linksOf(concept)]
  })
}

/** The code and everything under it. */
export const codesBelow = (codeSystem: FhirObject, code: string): string[] =>
  reach(linksOf(codeSystem), code)

/** The code and everything it is under. */
export const codesAbove = (codeSystem: FhirObject, code: string): string[] =>
  reach(
    linksOf(codeSystem).map(([parent, child]) => [child, parent] as const),
    code,
  )

/** A code reached twice, as in a circle, is followed once. */
function reach(links: Links, start: string): string[] {
  const next = new Map<string, string[]>()
  for (const [from, to] of links) next.set(from, [...(next.get(from) ?? []), to])
  const found = new Set([start])
  for (const code of found) for (const other of next.get(code) ?? []) found.add(other)
  return [...found]
}
