/** Looks for the target of a conditional reference among the entries of its own Bundle. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../fhir/json.ts'
import type { Member } from './bundle.ts'
import type { Conditional } from './references.ts'

/** Replaces a conditional reference that one entry of the Bundle matches; false when none or several do. */
export type LocalSearch = (conditional: Conditional) => boolean

/** Only a search by one identifier is answered here; any other is a question to the record. */
export function createLocalSearch(members: readonly Member[]): LocalSearch {
  let index: Map<string, Set<string>> | undefined
  return ({ holder, type, query }) => {
    const identifier = identifierOf(query)
    if (identifier === undefined) return false
    index ??= toIndex(members)
    const [id, ...others] = index.get(`${type} ${identifier}`) ?? []
    if (id === undefined || others.length > 0) return false
    holder['reference'] = `${type}/${id}`
    return true
  }
}

function identifierOf(query: string): string | undefined {
  const parameters = [...new URLSearchParams(query)]
  const [parameter] = parameters
  return parameters.length === 1 && parameter?.[0] === 'identifier' ? parameter[1] : undefined
}

/** Every identifier in each form a token may take: https://hl7.org/fhir/R4/search.html#token */
function toIndex(members: readonly Member[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const { resource } of members) {
    const id = resource?.['id']
    if (resource === undefined || typeof id !== 'string') continue
    for (const token of tokensOf(resource)) {
      const key = `${String(resource['resourceType'])} ${token}`
      index.set(key, (index.get(key) ?? new Set()).add(id))
    }
  }
  return index
}

function tokensOf(resource: JsonObject): string[] {
  const identifiers = resource['identifier']
  return [identifiers].flat().flatMap((identifier) => toTokens(identifier))
}

function toTokens(identifier: JsonValue | undefined): string[] {
  if (!isJsonObject(identifier)) return []
  const { system, value } = identifier
  if (typeof value !== 'string') return []
  return typeof system === 'string' ? [`${system}|${value}`, value] : [`|${value}`, value]
}
