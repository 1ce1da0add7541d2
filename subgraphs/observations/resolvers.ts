/** The observations domain's part of the clinical face: results, reports, documents, questionnaires. */
import type {
  MutationAnswerQuestionnaireArgs,
  MutationRecordObservationArgs,
  Resolvers,
} from './generated.ts'
import { ApiError } from '../../errors.ts'
import type { Code } from '../../record/question.ts'
import type { FhirObject } from '../../record/resource.ts'
import { clinicalField } from '../clinical.ts'
import { filterOf } from '../cohort-event.ts'
import type { Context } from '../context.ts'
import { decimalScalar } from '../document.ts'
import { answerQuestionnaire } from './answer.ts'
import { recordObservation } from './record.ts'
import { loadStatistics, type StatisticsArguments } from '../statistics.ts'

export const resolvers = {
  Decimal: decimalScalar,
  Query: {
    observationStats: (_: unknown, args: ObservationArguments, context: Context) =>
      countObservations(args, context),
  },
  Mutation: {
    recordObservation: (_: unknown, args: MutationRecordObservationArgs, context: Context) =>
      recordObservation(args, context),
    answerQuestionnaire: (_: unknown, args: MutationAnswerQuestionnaireArgs, context: Context) =>
      answerQuestionnaire(args, context),
  },
  Patient: {
    observations: clinicalField('Observation', 'patient', 'Patient'),
    diagnosticReports: clinicalField('DiagnosticReport', 'patient', 'Patient'),
    documents: clinicalField('DocumentReference', 'patient', 'Patient'),
    questionnaireResponses: clinicalField('QuestionnaireResponse', 'patient', 'Patient'),
    latest: (patient: FhirObject, { codes }: { codes: readonly string[] }, context: Context) =>
      loadLatest(patient, codes, context),
  },
  Encounter: {
    observations: clinicalField('Observation', 'encounter', 'Encounter'),
  },
} satisfies Resolvers

type ObservationArguments = StatisticsArguments & {
  readonly code?: readonly string[] | null
  readonly filter?: string | null
}

const countObservations = ({ code, filter, ...args }: ObservationArguments, context: Context) =>
  loadStatistics(
    {
      type: 'Observation',
      codes: code ?? [],
      values: [],
      where: filterOf('Observation', filter),
    },
    args,
    context,
  )

const mostCodes = 100

/** For each code in turn, the patient's latest observation or component with it, or null. */
async function loadLatest(patient: FhirObject, codes: readonly string[], context: Context) {
  if (codes.length > mostCodes) throw new ApiError('LIMIT_EXCEEDED')
  const repository = context.repository.of(patient)
  const id = repository.idOf(patient)
  if (id === null) return null
  const observations = await repository.latest(id, codes.map(parseCode))
  return codes.map((code, position) => ({ code, observation: observations[position] ?? null }))
}

/** `system|code`, or a code alone in any system. */
function parseCode(text: string): Code {
  const bar = text.lastIndexOf('|')
  const code = text.slice(bar + 1)
  if (code === '') throw new ApiError('INVALID_ARGUMENT')
  return { system: bar === -1 ? null : text.slice(0, bar), code }
}
