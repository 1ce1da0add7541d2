/** The structure tables compiled, once for each type, into what validation looks up name by name. */
import { structures, type Structure, type StructureElement } from './structures.ts'
import { primitiveCheckOf, type PrimitiveCheck } from './validate-primitive.ts'

/** What may stand under one name of an object. */
export type Member = {
  /** The element's name; for the `_x` beside a primitive, the primitive's. */
  readonly property: string
  /** The element as a FHIRPath step: `value.ofType(Quantity)` for `valueQuantity`. */
  readonly step: string
  readonly isList: boolean
  readonly choice: string | undefined
  /** The value set that its codes must come from. */
  readonly binding: string | undefined
  readonly content:
    | { readonly kind: 'primitive'; readonly type: string; readonly check: PrimitiveCheck }
    | { readonly kind: 'companion' }
    | { readonly kind: 'object'; readonly type: string }
    | { readonly kind: 'resource' }
}

/** An element or choice that must be there, under one of these names. */
export type Requirement = { readonly step: string; readonly names: readonly string[] }

export type TypeRule = {
  /** The type as the definitions name it: `Patient.contact`. */
  readonly fhir: string
  readonly isResource: boolean
  readonly members: ReadonlyMap<string, Member>
  readonly required: readonly Requirement[]
}

const rules = new Map<string, TypeRule>()

/** The rule of a type; undefined when R4 has no such type. */
export function ruleOf(type: string): TypeRule | undefined {
  const known = rules.get(type)
  if (known !== undefined || !Object.hasOwn(structures, type)) return known
  const structure = structures[type]
  if (structure === undefined || structure.kind === 'primitive') return undefined
  const rule = compile(structure)
  rules.set(type, rule)
  return rule
}

function compile(structure: Structure): TypeRule {
  const elements = Object.entries(structure.elements)
  return {
    fhir: structure.fhir,
    isResource: structure.kind === 'resource',
    members: new Map(elements.flatMap(([property, element]) => toMembers(property, element))),
    required: [
      ...elements
        .filter(([, element]) => element.min === 1 && element.choice === undefined)
        .map(([property, element]) => ({ step: property, names: namesOf(property, element) })),
      ...toRequiredChoices(structure),
    ],
  }
}

const toRequiredChoices = ({ choices = {}, elements }: Structure): Requirement[] =>
  Object.entries(choices)
    .filter(([, { min }]) => min === 1)
    .map(([step, { properties }]) => ({
      step,
      names: properties.flatMap((property) => namesOf(property, elements[property])),
    }))

/** A primitive may have an extension instead of a value: https://hl7.org/fhir/R4/json.html#primitive */
const isExtensible = (element: StructureElement | undefined) =>
  element !== undefined && element.extensible !== false && isPrimitive(element)

const namesOf = (property: string, element: StructureElement | undefined) =>
  isExtensible(element) ? [property, `_${property}`] : [property]

const isPrimitive = ({ type }: StructureElement) => structures[type]?.kind === 'primitive'

function toMembers(property: string, element: StructureElement): (readonly [string, Member])[] {
  const { choice, type, binding } = element
  const step = choice === undefined ? property : `${choice}.ofType(${type})`
  const common = {
    property,
    step,
    choice,
    binding: binding?.valueSet,
    isList: element.max === '*',
  }
  if (type === 'Resource') return [[property, { ...common, content: { kind: 'resource' } }]]
  if (!isPrimitive(element)) {
    return [[property, { ...common, content: { kind: 'object', type } }]]
  }
  const check = primitiveCheckOf(type)
  const primitive: Member = { ...common, content: { kind: 'primitive', type, check } }
  const companion: Member = { ...common, content: { kind: 'companion' } }
  return namesOf(property, element).map((name, index) => [
    name,
    index === 0 ? primitive : companion,
  ])
}
