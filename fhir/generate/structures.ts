/** Turns StructureDefinitions into the flat tables of fhir/structures.ts. */
import type { Structure, StructureChoice, StructureElement } from '../structures.ts'
import type { ElementDefinition, StructureDefinition, TypeReference } from './definitions.ts'

const fhirType = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type'
const regex = 'http://hl7.org/fhir/StructureDefinition/regex'
const definitionBase = 'http://hl7.org/fhir/StructureDefinition/'
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `Patient.contact` becomes `PatientContact`. */
export const toTypeName = (path: string) => path.split('.').map(upperFirst).join('')

type Draft = {
  elements: Record<string, StructureElement>
  choices: Record<string, StructureChoice>
}

/** https://hl7.org/fhir/R4/extension-structuredefinition-fhir-type.html: `id` and `url` say only String. */
function typeNameOf(element: ElementDefinition, type: TypeReference, parents: Set<string>) {
  if (parents.has(element.path)) return toTypeName(element.path)
  return type.extension?.find(({ url }) => url === fhirType)?.valueUrl ?? type.code
}

/** `Resource` among the targets means any type. */
function targetsOf(type: TypeReference): string[] | undefined {
  const names = type.targetProfile?.map((url) => url.replace(definitionBase, ''))
  return names === undefined || names.includes('Resource') ? undefined : names.sort()
}

/** A canonical names a version that R4 fixes anyway: `|4.0.1` is cut. */
function bindingOf({ binding }: ElementDefinition): StructureElement['binding'] {
  if (binding?.strength !== 'required' || binding.valueSet === undefined) return undefined
  return { strength: 'required', valueSet: binding.valueSet.replace(/\|.*$/, '') }
}

function toElement(
  element: ElementDefinition,
  type: TypeReference,
  typeName: string,
): StructureElement {
  const targets = targetsOf(type)
  const binding = bindingOf(element)
  const inXmlOnly = element.representation?.includes('xmlAttr') || type.code === 'xhtml'
  return {
    type: typeName,
    min: element.min > 0 ? 1 : 0,
    max: element.max === '1' ? 1 : '*',
    short: (element.short ?? '').trim(),
    ...(binding === undefined ? {} : { binding }),
    ...(targets === undefined ? {} : { targets }),
    ...(element.isSummary === true ? { summary: true } : {}),
    ...(element.isModifier === true ? { modifier: true } : {}),
    ...(inXmlOnly || element.path.endsWith('.id') ? { extensible: false } : {}),
  }
}

/** https://hl7.org/fhir/R4/formats.html#choice: one property for each type, `value[x]` as `valueQuantity`. */
function addChoice(draft: Draft, element: ElementDefinition, name: string): void {
  const choice = name.slice(0, -'[x]'.length)
  const properties = (element.type ?? []).map((type) => {
    const property = choice + upperFirst(type.code)
    draft.elements[property] = { ...toElement({ ...element, min: 0 }, type, type.code), choice }
    return property
  })
  draft.choices[choice] = { min: element.min > 0 ? 1 : 0, properties }
}

function addElement(draft: Draft, element: ElementDefinition, parents: Set<string>): void {
  const name = element.path.slice(element.path.lastIndexOf('.') + 1)
  if (element.max === '0') return
  if (name.endsWith('[x]')) return addChoice(draft, element, name)
  if (element.contentReference !== undefined) {
    const typeName = toTypeName(element.contentReference.replace(/^.*#/, ''))
    draft.elements[name] = toElement(element, { code: typeName }, typeName)
    return
  }
  const [type] = element.type ?? []
  if (type === undefined) throw new Error(`${element.path} has no type`)
  draft.elements[name] = toElement(element, type, typeNameOf(element, type, parents))
}

const kinds = {
  resource: 'resource',
  'complex-type': 'datatype',
  'primitive-type': 'primitive',
} as const

function kindOf(definition: StructureDefinition): keyof typeof kinds {
  if (definition.kind === 'logical') throw new Error(`${definition.id} is a logical model`)
  return definition.kind
}

function toPrimitive({ id, snapshot }: StructureDefinition): Structure {
  const value = snapshot.element.find(({ path }) => path === `${id}.value`)
  const pattern = value?.type?.[0]?.extension?.find(({ url }) => url === regex)?.valueString
  return {
    kind: 'primitive',
    fhir: id,
    ...(pattern === undefined ? {} : { pattern }),
    elements: {},
  }
}

/** The type itself and its backbones: every path that other paths continue. */
function toStructures(definition: StructureDefinition): [string, Structure][] {
  if (definition.kind === 'primitive-type') return [[definition.id, toPrimitive(definition)]]
  const elements = definition.snapshot.element
  const parentOf = (path: string) => path.slice(0, path.lastIndexOf('.'))
  const parents = new Set(elements.slice(1).map(({ path }) => parentOf(path)))
  return [...parents].map((parent) => {
    const draft: Draft = { elements: {}, choices: {} }
    for (const element of elements.slice(1)) {
      if (parentOf(element.path) === parent) addElement(draft, element, parents)
    }
    const short = elements.find(({ path }) => path === parent)?.short
    const kind = parent === definition.type ? kinds[kindOf(definition)] : 'backbone'
    return [toTypeName(parent), toStructure(kind, parent, short, draft)]
  })
}

/** https://hl7.org/fhir/R4/resource.html#id: the definitions call a resource's id a string. */
function toStructure(
  kind: Structure['kind'],
  fhir: string,
  short: string | undefined,
  { elements, choices }: Draft,
): Structure {
  const { id } = elements
  if (kind === 'resource' && id !== undefined) elements['id'] = { ...id, type: 'id' }
  return {
    kind,
    fhir,
    ...(short === undefined ? {} : { short }),
    elements,
    ...(Object.keys(choices).length === 0 ? {} : { choices }),
  }
}

/** All types that data can have; `Element` is among them, for it stands beside primitives. */
export function createStructures(
  definitions: readonly StructureDefinition[],
): Record<string, Structure> {
  const structures: Record<string, Structure> = {}
  for (const definition of definitions) {
    if (definition.abstract && definition.id !== 'Element') continue
    for (const [name, structure] of toStructures(definition)) {
      if (name in structures) throw new Error(`two types are called ${name}`)
      structures[name] = structure
    }
  }
  return structures
}
