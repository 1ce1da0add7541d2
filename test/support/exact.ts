/** Asks the graph for every element that resources carry, and compares the answer with their JSON. */
import { isResourceType } from '../../fhir/types.ts'
import { isFhirObject, type FhirObject } from '../../record/resource.ts'

/** The elements that occur in some resources: nested where there are objects, by type where resources are contained. */
interface Shape {
  readonly fields: Map<string, Shape>
  readonly contained: Map<string, Shape>
}

const emptyShape = (): Shape => ({ fields: new Map(), contained: new Map() })

const shapeAt = (shapes: Map<string, Shape>, key: string): Shape => {
  const shape = shapes.get(key) ?? emptyShape()
  shapes.set(key, shape)
  return shape
}

function addTo(shape: Shape, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) addTo(shape, item)
  if (!isFhirObject(value)) return
  for (const [name, member] of Object.entries(value)) {
    const field = shapeAt(shape.fields, name)
    if (name !== 'contained' || !Array.isArray(member)) addTo(field, member)
    else for (const resource of member.filter(isFhirObject)) addContained(field, resource)
  }
}

function addContained(field: Shape, resource: FhirObject): void {
  const type = String(resource['resourceType'])
  if (isResourceType(type)) addTo(shapeAt(field.contained, type), resource)
  else shapeAt(field.contained, 'OtherResource')
}

/** Fields of two types of one name may differ, so that contained ones are asked for under the type's name. */
const containedName = (type: string, field: string) => `${type}__${field}`

function toText({ fields, contained }: Shape): string {
  if (contained.size > 0) {
    const members = [...contained].map(
      ([type, shape]) => `... on ${type} { ${toMember(type, shape)} }`,
    )
    return `{ ${members.join(' ')} }`
  }
  if (fields.size === 0) return ''
  return `{ ${[...fields].map(([name, shape]) => `${name} ${toText(shape)}`).join(' ')} }`
}

const toMember = (type: string, { fields }: Shape): string =>
  type === 'OtherResource'
    ? `${containedName(type, 'json')}: json`
    : [...fields]
        .map(([name, shape]) => `${containedName(type, name)}: ${name} ${toText(shape)}`)
        .join(' ')

/** A query that asks for all that resources of one type carry, by id. */
export function toExactQuery(type: string, resources: readonly FhirObject[]): string {
  const shape = emptyShape()
  for (const resource of resources) addTo(shape, resource)
  return `query ($ids: [String]) { list: ${type}List(_id: $ids, _count: 1000) ${toText(shape)} }`
}

/** What GraphQL answered as FHIR JSON: absent elements are null there, contained ones carry their type. */
export function toJson(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(toJson)
  if (!isFhirObject(answer)) return answer
  const entries = Object.entries(answer).filter(([, value]) => value !== null)
  const other = entries.find(([name]) => name === containedName('OtherResource', 'json'))
  if (other !== undefined) return JSON.parse(String(other[1]))
  return Object.fromEntries(
    entries.map(([name, value]) => [name.replace(/^[A-Z][A-Za-z]*__/, ''), toJson(value)]),
  )
}

/** References apart, which are rewritten, and the two elements that the record sets itself. */
export function toComparable(value: unknown, path: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => toComparable(item, path))
  if (!isFhirObject(value)) return value
  const entries = Object.entries(value)
    .filter(([name]) => !(path.at(-1) === 'meta' && ['versionId', 'lastUpdated'].includes(name)))
    .map(([name, member]): [string, unknown] => {
      const isRewritten = ['reference', 'url'].includes(name) && typeof member === 'string'
      return [name, isRewritten ? 'rewritten' : toComparable(member, [...path, name])]
    })
    .filter(([name, member]) => !(name === 'meta' && isEmpty(member)))
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isEmpty = (value: unknown) => isFhirObject(value) && Object.keys(value).length === 0

/** Where two JSON values differ first, as a path; undefined when they are equal. */
export function differenceOf(one: unknown, other: unknown, path = ''): string | undefined {
  if (JSON.stringify(one) === JSON.stringify(other)) return undefined
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return one.map((item, at) => differenceOf(item, other[at], `${path}[${at}]`)).find(Boolean)
  }
  if (!isFhirObject(one) || !isFhirObject(other)) return `${path} (${typeof one}, ${typeof other})`
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.map((name) => differenceOf(one[name], other[name], `${path}.${name}`)).find(Boolean)
}
