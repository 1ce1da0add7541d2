/** What hides parts of some records: labels on rows, protected patients, and what patients deny. */
import { hour, toDateTime } from '../calendar.ts'
import { physicianOf } from '../directory/staff.ts'
import type { Elements } from '../json.ts'
import { systems, toCoding, toConcept, toReference } from '../systems.ts'
import type { PatientRecord } from './record.ts'

/** Which patients, `n % every === at`: never the first ones, who are in every small hospital. */
interface Share {
  readonly every: number
  readonly at: number
}

const holds = ({ every, at }: Share, { n }: PatientRecord): boolean => n % every === at

/** What the last resource of a type is labelled with. https://hl7.org/fhir/R4/security-labels.html */
const labelled = [
  { every: 12, at: 10, type: 'DocumentReference', label: toCoding('confidentiality', 'R') },
  { every: 25, at: 16, type: 'DocumentReference', label: toCoding('actCode', 'PSY') },
  // An announcement is still to be made: the result is not shown to the patient before.
  {
    every: 15,
    at: 11,
    type: 'DiagnosticReport',
    label: toCoding('visibility', 'INVISIBLE_PATIENT'),
  },
  { every: 40, at: 23, type: 'DocumentReference', label: toCoding('visibility', 'MASQUE_PS') },
] as const

/** Patients whose whole record only those see who are named in it. */
const celebrities: Share = { every: 100, at: 77 }

/** Patients who keep their record from one physician of the unit, and from everybody who is not named. */
const fromPhysician: Share = { every: 50, at: 31 }
const fromAll: Share = { every: 100, at: 82 }

function label(record: PatientRecord, type: string, security: Elements): void {
  const at = record.resources.findLastIndex(({ resourceType }) => resourceType === type)
  const resource = record.resources[at]
  if (resource !== undefined) record.resources[at] = { ...resource, meta: { security: [security] } }
}

/** Record a denial. https://hl7.org/fhir/R4/consent.html */
function deny(record: PatientRecord, provision: Elements): void {
  record.add('Consent', {
    status: 'active',
    scope: toConcept('consentScope', 'patient-privacy', 'Privacy Consent'),
    category: [toConcept('loinc', '59284-0', 'Consent Document')],
    patient: toReference(record.subject),
    dateTime: toDateTime(record.now - 30 * 24 * hour),
    policy: [{ authority: 'https://www.cnil.fr', uri: `${systems.questionnaire}opposition` }],
    provision: { type: 'deny', ...provision },
  })
}

/** Record what hides parts of a record that is otherwise complete; nothing is drawn for it. */
export function addProtection(record: PatientRecord): void {
  for (const { type, label: security, ...share } of labelled)
    if (holds(share, record)) label(record, type, security)
  if (holds(celebrities, record)) label(record, 'Patient', toCoding('actCode', 'VIP'))
  if (holds(fromAll, record)) deny(record, {})
  if (!holds(fromPhysician, record)) return
  const { reference, display } = physicianOf(record.pathway.unit, record.n + 1)
  const role = toConcept('participation', 'PRCP', 'primary information recipient')
  deny(record, { actor: [{ role, reference: toReference(reference, display) }] })
}
