/** `Patient.ins`: a matricule is answered with the five strict traits beside it, or not at all. */
import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'
import { insIdentityOf, type InsIdentity } from '../../fhir/identity/traits.ts'
import type { FhirObject } from '../../record/resource.ts'
import { invalid } from '../../record/write-outcome.ts'

const numbers = ['matricule', 'oid']
const traits = ['birthName', 'birthGivenNames', 'birthDate', 'sex', 'birthPlace']

const withTraits = `a number is given together with ${traits.join(', ')} only`

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>

/** The INS of a patient as this caller sees it. Throws INVALID_ARGUMENT when a number is selected without every trait. */
export function findIns(patient: FhirObject, info: Info): InsIdentity | null {
  const fields = info.fieldNodes.flatMap(({ selectionSet }) => fieldsIn(selectionSet, info, true))
  const asksNumber = fields.some(({ name }) => numbers.includes(name))
  const asks = (trait: string) => fields.some(({ name, isSure }) => name === trait && isSure)
  if (asksNumber && !traits.every(asks))
    throw invalid('INVALID_ARGUMENT', withTraits, 'Patient.ins')
  return insIdentityOf(patient)
}

/** A field of a selection; what `@skip` or `@include` may take away is not sure. */
interface Field {
  readonly name: string
  readonly isSure: boolean
}

function fieldsIn(set: SelectionSetNode | undefined, info: Info, isSure: boolean): Field[] {
  return (set?.selections ?? []).flatMap((selection) => {
    const sure = isSure && (selection.directives ?? []).length === 0
    if (selection.kind === Kind.FIELD) return [{ name: selection.name.value, isSure: sure }]
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection
    return fieldsIn(fragment?.selectionSet, info, sure)
  })
}
