/** Recording an observation: a valid FHIR resource made of what an app knows. */
import type { FhirObject, Resource } from '../../record/resource.ts'
import { onceOf } from '../change.ts'
import type { Context } from '../context.ts'
import { documentOf } from '../document.ts'
import { toChoice, toNote, userOf } from '../input.ts'
import { encounterOf } from './encounter.ts'
import type { MutationRecordObservationArgs, ObservationComponentInput } from './generated.ts'

/** https://hl7.org/fhir/R4/observation-definitions.html#Observation.performer */
const performers = ['Practitioner', 'PractitionerRole']

/** Records an observation. Throws INVALID_RESOURCE with an outcome for what no observation may be. */
export async function recordObservation(
  args: MutationRecordObservationArgs,
  { repository }: Context,
): Promise<Resource | null> {
  const { patient, encounter: _, effective, note, component, ...input } = args.input
  const performer = userOf(repository.access, performers)
  const document = documentOf({
    ...input,
    ...toResult(input, 'Observation'),
    resourceType: 'Observation',
    subject: { reference: `Patient/${patient}` },
    encounter: await encounterOf(repository, args.input, 'Observation'),
    effectiveDateTime: effective,
    performer: performer && [performer],
    component: component?.map((part, index) => toResult(part, `Observation.component[${index}]`)),
    note: note == null ? undefined : [toNote(repository.access, note)],
  })
  const once = onceOf('recordObservation', args)
  return (await repository.create('Observation', document, once)).resource
}

/** What carries a result, with its value under the name of its type. */
const toResult = (
  { value, ...rest }: Pick<ObservationComponentInput, 'value'>,
  expression: string,
): FhirObject => ({
  ...rest,
  value: undefined,
  ...(value == null ? {} : toChoice('value', { ...value }, `${expression}.value`)),
})
