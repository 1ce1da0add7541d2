/** FHIR's own queries write `Patient(id: example)` and `PatientList(active: true)` where GraphQL wants strings. */
import {
  GraphQLID,
  GraphQLString,
  Kind,
  getNamedType,
  getNullableType,
  isListType,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql'

/** A literal as the argument's type has it: a bare name, a number or a Boolean is the string of its text. */
export function toLiteral(value: ValueNode, type: GraphQLInputType): ValueNode {
  if (value.kind === Kind.LIST) {
    const list = getNullableType(type)
    return isListType(list)
      ? { ...value, values: value.values.map((item) => toLiteral(item, list.ofType)) }
      : value
  }
  const named = getNamedType(type)
  if (named.name !== GraphQLString.name && named.name !== GraphQLID.name) return value
  if (value.kind === Kind.BOOLEAN) return { kind: Kind.STRING, value: String(value.value) }
  const isBare = value.kind === Kind.ENUM || value.kind === Kind.INT || value.kind === Kind.FLOAT
  return isBare ? { kind: Kind.STRING, value: value.value } : value
}
