/** Answering a questionnaire of the record: a response that fits it. */
import { assertAllowed } from '../../access/condition.ts'
import { letterOf } from '../../access/letters.ts'
import { ApiError } from '../../errors.ts'
import { parseReference } from '../../fhir/reference.ts'
import type { Repository } from '../../record/repository.ts'
import {
  isFhirObject,
  listOf,
  textOf,
  type FhirObject,
  type Resource,
} from '../../record/resource.ts'
import { invalid, invalidResource } from '../../record/write-outcome.ts'
import { onceOf } from '../change.ts'
import type { Context } from '../context.ts'
import { documentOf } from '../document.ts'
import { toChoice, userOf } from '../input.ts'
import { encounterOf } from './encounter.ts'
import type { MutationAnswerQuestionnaireArgs, QuestionnaireAnswerInput } from './generated.ts'
import { choiceOf, itemsOf } from './questionnaire.ts'
import { toResponse, type GivenAnswer } from './response.ts'

/** https://hl7.org/fhir/R4/questionnaireresponse-definitions.html#QuestionnaireResponse.author */
const authors = ['Practitioner', 'PractitionerRole', 'Patient', 'RelatedPerson']

/** "completed" and what came of it: nothing required may be missing. */
const complete: ReadonlySet<unknown> = new Set(['completed', 'amended'])

/** Answers a questionnaire. Throws INVALID_RESOURCE with every answer that does not fit it. */
export async function answerQuestionnaire(
  args: MutationAnswerQuestionnaireArgs,
  { repository }: Context,
): Promise<Resource | null> {
  const { patient, status, answers } = args
  const questionnaire = await openQuestionnaire(args, repository)
  assertAnswerable(questionnaire)
  const given = answers.map(toGiven)
  const { items, issues } = toResponse(itemsOf(questionnaire), given, complete.has(status))
  if (issues.length > 0) throw invalidResource(issues)
  const document = documentOf({
    resourceType: 'QuestionnaireResponse',
    questionnaire: canonicalOf(questionnaire),
    status,
    subject: { reference: `Patient/${patient}` },
    encounter: await encounterOf(repository, args, 'QuestionnaireResponse'),
    authored: new Date().toISOString(),
    author: userOf(repository.access, authors),
    item: items.length > 0 ? items : undefined,
  })
  const once = onceOf('answerQuestionnaire', args)
  return (await repository.create('QuestionnaireResponse', document, once)).resource
}

/** By its id, or through a task that names it. Throws NOT_FOUND: absent and forbidden alike. */
async function openQuestionnaire(
  { questionnaire: id, task }: MutationAnswerQuestionnaireArgs,
  repository: Repository,
): Promise<FhirObject> {
  assertAllowed(repository.access, 'Questionnaire', letterOf.byId)
  const found =
    task == null
      ? await repository.read('Questionnaire', id)
      : await openThrough(await repository.read('Task', task), id, repository)
  if (found === null) throw new ApiError('NOT_FOUND')
  return found
}

/** A catalogue entry opens to a patient's token by a reference from a record that it sees, and not otherwise. */
async function openThrough(task: FhirObject | null, id: string, { follow }: Repository) {
  const inputs = listOf(task ?? {}, 'input').filter(isFhirObject)
  const references = [task?.['focus'], ...inputs.map((input) => input['valueReference'])]
  const reference = references.filter(isFhirObject).find((one) => {
    const parsed = parseReference(textOf(one, 'reference') ?? '')
    return parsed.kind === 'relative' && parsed.type === 'Questionnaire' && parsed.id === id
  })
  return reference === undefined ? null : ((await follow(reference))?.load() ?? null)
}

/** https://hl7.org/fhir/R4/valueset-publication-status.html: drafts and what is retired ask nobody. */
function assertAnswerable(questionnaire: FhirObject): void {
  if (questionnaire['status'] !== 'active') {
    throw invalid('CONFLICT', 'must be active', 'Questionnaire.status')
  }
  const subjects = listOf(questionnaire, 'subjectType')
  if (subjects.length > 0 && !subjects.includes('Patient')) {
    throw invalid('INVALID_ARGUMENT', 'must be about patients', 'Questionnaire.subjectType')
  }
}

/** https://hl7.org/fhir/R4/references.html#canonical */
function canonicalOf(questionnaire: FhirObject): string {
  const url = textOf(questionnaire, 'url')
  const version = textOf(questionnaire, 'version')
  if (url === undefined) return `Questionnaire/${textOf(questionnaire, 'id')}`
  return version === undefined ? url : `${url}|${version}`
}

function toGiven({ linkId, value }: QuestionnaireAnswerInput, index: number): GivenAnswer {
  const element = toChoice('value', { ...value }, `answers[${index}].value`)
  const plain = documentOf(element).value
  return { linkId, element, value: choiceOf(isFhirObject(plain) ? plain : {}, 'value') }
}
