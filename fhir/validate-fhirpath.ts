/** The FHIRPath engine as invariants need it: https://hl7.org/fhirpath/N1/ with R4's types. */
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { isJsonObject, type JsonObject } from './json.ts'

/** The resource an element stands in, and the outermost one that contains it. */
export type Scope = {
  readonly resource: JsonObject
  readonly root: JsonObject
  /** The ids of what the outermost one contains. */
  readonly containedIds: ReadonlySet<string>
}

/** The scope of a resource that nothing contains. */
export function toScope(resource: JsonObject): Scope {
  const contained = Array.isArray(resource['contained']) ? resource['contained'] : []
  const ids = contained.flatMap((each) => (isJsonObject(each) ? [each['id']] : []))
  const containedIds = new Set(ids.filter((id) => typeof id === 'string'))
  return { resource, root: resource, containedIds }
}

/** What an expression says of an element: nothing when it is empty, undecided when it cannot be evaluated. */
export type Answer = 'true' | 'false' | 'nothing' | 'undecided'

/** Compiles an expression about the elements of a path (`Period`, `Patient.contact`). */
export function compileFhirPath(
  base: string,
  expression: string,
): (element: JsonObject, scope: Scope) => Answer {
  // `trace()` writes to the console otherwise.
  const run = fhirpath.compile({ base, expression }, r4, { traceFn: () => undefined })
  return (element, { resource, root }) => {
    try {
      const result: unknown = run(element, { resource, rootResource: root })
      return toAnswer(Array.isArray(result) ? result : [])
    } catch {
      // The engine throws where an operator is given several items for one.
      return 'undecided'
    }
  }
}

function toAnswer([first]: readonly unknown[]): Answer {
  if (first === undefined) return 'nothing'
  return first === true ? 'true' : 'false'
}
