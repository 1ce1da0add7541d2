/** Turns references that hold within a file only into references of the record: `Type/id`. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../fhir/json.ts'
import { parseReference } from '../../fhir/reference.ts'

/** Where the addresses of a Bundle lead: `Type/id`, or null when to more than one resource. */
export type Targets = ReadonlyMap<string, string | null>

/** A reference by search, to be replaced in the element that holds it. */
export type Conditional = {
  readonly holder: JsonObject
  readonly type: string
  readonly query: string
}

export type SettledReferences = {
  readonly conditionals: readonly Conditional[]
  /** The first reference that leads nowhere, and why. */
  readonly fault?: { readonly holder: JsonObject; readonly reason: string }
}

/**
 * Rewrites, in place, every reference of a resource that equals an address of its Bundle
 * (https://hl7.org/fhir/R4/http.html#trules) and collects the conditional ones.
 */
export function settleReferences(resource: JsonObject, targets: Targets): SettledReferences {
  const conditionals: Conditional[] = []
  let fault: SettledReferences['fault']
  const visit = (value: JsonValue): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isJsonObject(value)) return
    const reason = settleReference(value, targets, conditionals)
    if (reason !== undefined) fault ??= { holder: value, reason }
    settleUrl(value, targets)
    for (const name in value) visit(value[name] ?? null)
  }
  visit(resource)
  return { conditionals, ...(fault === undefined ? {} : { fault }) }
}

function settleReference(
  holder: JsonObject,
  targets: Targets,
  conditionals: Conditional[],
): string | undefined {
  const text = holder['reference']
  if (typeof text !== 'string') return undefined
  const target = targets.get(text)
  if (target === null) return 'leads to more than one entry of its Bundle'
  if (target !== undefined) {
    holder['reference'] = target
    return undefined
  }
  const parsed = parseReference(text)
  if (parsed.kind === 'uuid') return 'leads to no entry of its Bundle'
  if (parsed.kind === 'conditional') {
    conditionals.push({ holder, type: parsed.type, query: parsed.query })
  }
  return undefined
}

/** A `url` may name an entry too, an attachment's Binary for one; web addresses are left as they are. */
function settleUrl(holder: JsonObject, targets: Targets): void {
  const url = holder['url']
  const target = typeof url === 'string' && url.startsWith('urn:') ? targets.get(url) : undefined
  if (typeof target === 'string') holder['url'] = target
}

/** The FHIRPath of an element of a resource. */
export function pathOf(resource: JsonObject, element: JsonObject): string {
  const find = (value: JsonValue, path: string): string | undefined => {
    if (value === element) return path
    if (Array.isArray(value)) return findFirst(value.entries(), (index) => `${path}[${index}]`)
    if (!isJsonObject(value)) return undefined
    return findFirst(Object.entries(value), (name) => `${path}.${name}`)
  }
  const findFirst = <Key>(children: Iterable<[Key, JsonValue]>, toPath: (key: Key) => string) => {
    for (const [key, child] of children) {
      const found = find(child, toPath(key))
      if (found !== undefined) return found
    }
    return undefined
  }
  const root = String(resource['resourceType'])
  return find(resource, root) ?? root
}
