/** Plants a resource's own name in every free text it has, so that one word of it in an answer gives it away. */
import { structures } from '../../fhir/structures.ts'
import { isFhirObject, type FhirObject } from '../../record/resource.ts'

/** A row of the world, with whose it is: said here by hand, not worked out from the references in it. */
export interface Planted {
  readonly key: string
  readonly type: string
  readonly id: string
  /** The patients it is about; for the rest, what kind of row it is. */
  readonly owners: readonly string[] | 'directory' | 'searchable' | 'nobody'
  readonly resource: FhirObject
  /** Ids that mean something inside this row alone. */
  readonly containedIds: readonly string[]
}

/** Does a row name the other? */
export const refersTo = (from: Planted, { key }: Planted): boolean =>
  JSON.stringify(from.resource).includes(`"${key}"`)

const canaryOf = (key: string) => `CANARY(${key})`

/** The rows whose canaries are in a text. */
export const canariesIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/CANARY\(([A-Za-z]+\/[A-Za-z0-9.-]+)\)/g)].map(([, key = '']) => key))

const freeText: ReadonlySet<string> = new Set(['string', 'markdown'])

/** Strings that are no free text: what they name would change. */
const names: ReadonlySet<string> = new Set(['id', 'reference'])

function fill(typeName: string, value: FhirObject, canary: string): FhirObject {
  const type = typeName === 'Resource' ? String(value['resourceType']) : typeName
  const elements = Object.entries(structures[type]?.elements ?? {})
  const planted = elements
    .filter(([name, { type: kind, choice }]) => freeText.has(kind) && !names.has(name) && !choice)
    .map(([name, { max }]) => [name, max === 1 ? canary : [canary]])
  const filled = elements.flatMap(([name, { type: kind }]) => {
    const member = value[name]
    const deeper = (one: unknown) => (isFhirObject(one) ? fill(kind, one, canary) : one)
    if (member === undefined) return []
    return [[name, Array.isArray(member) ? member.map(deeper) : deeper(member)]]
  })
  const narrative =
    structures[type]?.elements['text']?.type === 'Narrative'
      ? {
          text: {
            status: 'generated',
            div: `<div xmlns="http://www.w3.org/1999/xhtml">${canary}</div>`,
          },
        }
      : {}
  return { ...narrative, ...Object.fromEntries(planted), ...value, ...Object.fromEntries(filled) }
}

/** Plants the canary of a row: in every string that it leaves open, at every depth, in what it contains as well. */
export function plant(owners: Planted['owners'], resource: FhirObject, version = ''): Planted {
  const [type, id] = [String(resource['resourceType']), String(resource['id'])]
  const key = `${type}/${id}${version}`
  const contained = Array.isArray(resource['contained']) ? resource['contained'] : []
  return {
    ...{ key, type, id, owners },
    resource: fill('Resource', resource, canaryOf(key)),
    containedIds: contained.filter(isFhirObject).map((one) => String(one['id'])),
  }
}

/** Plants what a row was before it became what it is: with a canary of its own. */
export const plantPast = (owners: Planted['owners'], resource: FhirObject): Planted =>
  plant(owners, resource, '.past')
