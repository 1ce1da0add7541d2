/** Turns FHIR's XML into its JSON, by the same tables that validate it: https://hl7.org/fhir/R4/json.html */
import { SaxesParser } from 'saxes'
import { structures } from '../../fhir/structures.ts'
import { isResource, type FhirObject, type Resource } from '../../record/resource.ts'

interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** Elements and texts, without comments and instructions. */
function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (part) => open.at(-1)?.children.push(part))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text.replace(/^\uFEFF/, '')).close()
  const [element] = elementsOf(root)
  if (element === undefined) throw new Error('no element')
  return element
}

const elementsOf = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child) => typeof child !== 'string')

/** The resource that an XML document holds. */
export function parseFhirXml(text: string): Resource {
  const resource = toResource(parseXml(text))
  if (!isResource(resource)) throw new Error('no resource with an id')
  return resource
}

const toResource = (element: XmlElement): FhirObject => ({
  resourceType: element.name,
  ...toObject(element, element.name),
})

/** The properties of a complex element; `id` and `url` are attributes in XML where they are no elements. */
function toObject(element: XmlElement, type: string): FhirObject {
  const { id, url } = element.attributes
  const object: Record<string, unknown> = { ...(id && { id }), ...(url && { url }) }
  const names = new Set(elementsOf(element).map(({ name }) => name))
  for (const name of names) {
    const same = elementsOf(element).filter((child) => child.name === name)
    Object.assign(object, toProperties(name, same, type))
  }
  return object
}

function toProperties(name: string, same: readonly XmlElement[], owner: string): FhirObject {
  const element = structures[owner]?.elements[name]
  if (element === undefined) throw new Error(`${owner} has no element ${name}`)
  const { type, max } = element
  if (max !== '*' && same.length > 1) throw new Error(`${owner}.${name} stands once`)
  const whole = (values: readonly unknown[]) => (max === '*' ? values : values[0])
  if (type === 'Resource')
    return { [name]: whole(same.flatMap(elementsOf).map((each) => toResource(each))) }
  if (type === 'xhtml') return { [name]: whole(same.map((each) => toXhtml(each))) }
  if (structures[type]?.kind !== 'primitive')
    return { [name]: whole(same.map((each) => toObject(each, type))) }
  const values = same.map(({ attributes: { value } }) =>
    value === undefined ? null : toPrimitive(value, type),
  )
  const beside = same.map((each) => {
    const extended = toObject(each, 'Element')
    return Object.keys(extended).length === 0 ? null : extended
  })
  const isThere = (list: readonly unknown[]) => list.some((value) => value !== null)
  return {
    ...(isThere(values) && { [name]: whole(values) }),
    ...(isThere(beside) && { [`_${name}`]: whole(beside) }),
  }
}

const numbers: ReadonlySet<string> = new Set(['integer', 'positiveInt', 'unsignedInt', 'decimal'])

function toPrimitive(value: string, type: string): string | number | boolean {
  if (type === 'boolean') return value === 'true'
  return numbers.has(type) ? Number(value) : value
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')

/** XHTML stays as it is: one text. */
function toXhtml({ name, attributes, children }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`)
  const inner = children.map((child) =>
    typeof child === 'string' ? escape(child) : toXhtml(child),
  )
  return `<${name}${written.join('')}>${inner.join('')}</${name}>`
}
