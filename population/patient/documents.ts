/** Papers of a visit: letters as DocumentReference (inline or in a Binary), their origin, interviews, messages. */
import { hour, toDateTime } from '../calendar.ts'
import { admissionQuestionnaire, admissionQuestions } from '../directory/catalogue.ts'
import { nurseOf, physicianOf } from '../directory/staff.ts'
import { hospital, hospitalName } from '../directory/units.ts'
import type { Elements, Json } from '../json.ts'
import type { Visit } from '../pathways/pathway.ts'
import { systems, toCoding, toConcept, toReference } from '../systems.ts'
import type { RecordedVisit } from './measures.ts'
import { displayOf } from './patient.ts'
import type { PatientRecord } from './record.ts'

/** LOINC type and French title of the letter of each kind of visit. */
const letters: Record<Visit['kind'], readonly [code: string, display: string, title: string]> = {
  ambulatory: ['11488-4', 'Consult note', 'Compte rendu de consultation'],
  emergency: ['34111-5', 'Emergency department Note', 'Compte rendu de passage aux urgences'],
  inpatient: ['18842-5', 'Discharge summary', "Compte rendu d'hospitalisation"],
  session: ['11506-3', 'Progress note', 'Compte rendu de séance'],
}

const contentType = 'text/plain; charset=utf-8'

/** The letter in a Binary of its own, or in the attachment itself. */
function toContent(record: PatientRecord, data: string): Elements {
  if (!record.random.chance(0.35)) return { data }
  const binary = record.add('Binary', {
    contentType,
    securityContext: toReference(record.subject),
    data,
  })
  return { url: binary }
}

/** Record the letter that closes a visit. */
function addLetter(
  record: PatientRecord,
  { planned, encounter }: RecordedVisit,
  letter: string,
): void {
  const { visit, end } = planned
  if (end === undefined) return
  const [code, display, title] = letters[visit.kind]
  const author = physicianOf(visit.units.at(-1) ?? record.pathway.unit, record.n)
  const text = `${hospitalName}\n${title}\nPatient : ${displayOf(record.person)}\nMotif : ${visit.reason}\n\n${letter}\n\n${author.display}\n`
  const content = toContent(record, Buffer.from(text, 'utf8').toString('base64'))
  const document = record.add('DocumentReference', {
    status: 'current',
    docStatus: 'final',
    type: toConcept('loinc', code, display, title),
    subject: toReference(record.subject),
    date: toDateTime(end + hour),
    author: [toReference(author.reference, author.display)],
    custodian: toReference(hospital),
    content: [{ attachment: { contentType, language: 'fr-FR', ...content, title } }],
    context: {
      encounter: [toReference(encounter)],
      period: { start: toDateTime(planned.start), end: toDateTime(end) },
    },
  })
  if (!record.random.chance(0.15)) return
  record.add('Provenance', {
    target: [toReference(document)],
    recorded: toDateTime(end + hour),
    agent: [
      {
        type: toConcept('provenanceAgent', 'author', 'Author'),
        who: toReference(author.reference),
        onBehalfOf: toReference(hospital),
      },
    ],
  })
}

const answersOf = (
  record: PatientRecord,
): Record<(typeof admissionQuestions)[number][0], Json> => ({
  alone: { valueBoolean: record.random.chance(0.4) },
  help: {
    valueString: record.random.pick([
      'Aucune',
      'Aide-ménagère deux fois par semaine',
      'Infirmier à domicile',
    ]),
  },
  smoking: { valueInteger: record.random.pick([0, 0, 0, 5, 10, 20]) },
  trust: { valueString: record.random.pick(['Conjoint', 'Fille', 'Fils', 'Sœur']) },
})

/** Record the admission interview of a stay. */
function addInterview(record: PatientRecord, { planned, encounter }: RecordedVisit): void {
  const unit = planned.visit.units.at(-1) ?? record.pathway.unit
  const answers = answersOf(record)
  record.add('QuestionnaireResponse', {
    questionnaire: admissionQuestionnaire,
    status: 'completed',
    subject: toReference(record.subject),
    encounter: toReference(encounter),
    authored: toDateTime(planned.start + 50),
    author: toReference(nurseOf(unit).reference),
    item: admissionQuestions.map(([linkId, text]) => ({ linkId, text, answer: [answers[linkId]] })),
  })
}

/** Record the account of a stay. */
function addAccount(record: PatientRecord, { planned }: RecordedVisit): void {
  const { start, end } = planned
  record.add('Account', {
    status: end === undefined ? 'active' : 'inactive',
    name: `Séjour : ${planned.visit.reason}`,
    subject: [toReference(record.subject)],
    servicePeriod: {
      start: toDateTime(start),
      end: end === undefined ? undefined : toDateTime(end),
    },
    owner: toReference(hospital),
  })
}

function addMessage(record: PatientRecord, { planned, encounter }: RecordedVisit): void {
  record.add('Communication', {
    status: 'completed',
    category: [{ text: 'Information du patient' }],
    subject: toReference(record.subject),
    encounter: toReference(encounter),
    sent: toDateTime(planned.start + 30 * hour),
    recipient: [toReference(record.subject)],
    sender: toReference(physicianOf(record.pathway.unit, record.n).reference),
    payload: [
      {
        contentString:
          'Vos résultats sont disponibles. Prenez contact avec votre médecin traitant pour en parler.',
      },
    ],
  })
}

/** Record the papers of a visit. */
export function addDocuments(record: PatientRecord, recorded: RecordedVisit): void {
  const { visit, end } = recorded.planned
  const isStay = visit.kind === 'inpatient'
  if (visit.letter !== undefined) addLetter(record, recorded, visit.letter)
  if (isStay && visit.diagnosis !== 'bornInHospital' && record.random.chance(0.6))
    addInterview(record, recorded)
  if (isStay && record.random.chance(0.4)) addAccount(record, recorded)
  const isClosed = end !== undefined && recorded.planned.start + 30 * hour < record.now
  if (visit.kind === 'ambulatory' && isClosed && record.random.chance(0.06))
    addMessage(record, recorded)
}

/** Consent for research on already collected data, given or refused. https://hl7.org/fhir/R4/consent.html */
export function addConsent(record: PatientRecord): void {
  if (!record.random.chance(0.25)) return
  record.add('Consent', {
    status: 'active',
    scope: toConcept('consentScope', 'research', 'Research'),
    category: [toConcept('loinc', '59284-0', 'Consent Document')],
    patient: toReference(record.subject),
    dateTime: toDateTime(record.now - record.random.between(10, 500) * 24 * hour),
    organization: [toReference(hospital)],
    policy: [{ authority: 'https://www.cnil.fr', uri: `${systems.questionnaire}non-opposition` }],
    provision: {
      type: record.random.chance(0.9) ? 'permit' : 'deny',
      purpose: [toCoding('actReason', 'HRESCH', 'healthcare research')],
    },
  })
}
