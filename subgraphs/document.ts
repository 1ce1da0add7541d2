/** FHIR JSON made of what a mutation was given: what is absent is left out, and decimals keep their digits. */
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { ApiError } from '../errors.ts'
import { toDecimalText } from '../fhir/json-number.ts'
import type { JsonDocument, JsonObject, JsonValue } from '../fhir/json.ts'
import { isFhirObject } from '../record/resource.ts'

/** A decimal as it was written. https://hl7.org/fhir/R4/datatypes.html#decimal */
class Decimal {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** The document of a plain value; members that are null or undefined are not there. */
export function documentOf(value: object): JsonDocument {
  const exact = new Map<object, Map<string, string>>()
  const visit = (child: unknown): JsonValue => {
    if (child instanceof Decimal) return Number(child.text)
    if (Array.isArray(child)) {
      const list: unknown[] = child
      return list.map(visit)
    }
    if (isFhirObject(child)) return visitMembers(child)
    if (typeof child === 'string' || typeof child === 'number' || typeof child === 'boolean')
      return child
    throw new Error('what is no JSON cannot be written')
  }
  const visitMembers = (element: object): JsonObject => {
    const members = Object.entries(element).filter(([, member]) => member != null)
    const made = Object.fromEntries(members.map(([name, member]) => [name, visit(member)]))
    const decimals = members.flatMap(([name, member]): [string, string][] =>
      member instanceof Decimal && String(Number(member.text)) !== member.text
        ? [[name, member.text]]
        : [],
    )
    if (decimals.length > 0) exact.set(made, new Map(decimals))
    return made
  }
  return { value: visit(value), exact }
}

/** The scalar of decimals: a number, or its text. */
export const decimalScalar = new GraphQLScalarType({
  name: 'Decimal',
  serialize: (value) => value,
  parseValue: toDecimal,
  parseLiteral: (node: ValueNode) =>
    toDecimal(
      node.kind === Kind.INT || node.kind === Kind.FLOAT || node.kind === Kind.STRING
        ? node.value
        : null,
    ),
})

function toDecimal(value: unknown): Decimal {
  const text =
    typeof value === 'string' || typeof value === 'number' ? toDecimalText(String(value)) : null
  if (text === null) throw new ApiError('INVALID_ARGUMENT')
  return new Decimal(text)
}
