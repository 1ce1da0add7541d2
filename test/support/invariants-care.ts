/** The invariants of the clinical types: an element that keeps each, and one that breaks it. */
import { keptAndBroken, type InvariantCase } from './invariants-case.ts'

const concept = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
})
const enteredInError = concept('allergyintolerance-verification', 'entered-in-error')
const active = concept('allergyintolerance-clinical', 'active')
const conditionError = concept('condition-ver-status', 'entered-in-error')
const resolved = concept('condition-clinical', 'resolved')
const text = { text: 'x' }
const ref = (reference: string) => ({ reference })
const codeA = { coding: [{ system: 'http://loinc.org', code: 'a' }] }
const codeB = { coding: [{ system: 'http://loinc.org', code: 'b' }] }
const [start, end] = ['2020-01-01T10:00:00Z', '2020-01-01T11:00:00Z']

export const care: Readonly<Record<string, InvariantCase>> = {
  'ait-1': keptAndBroken({ clinicalStatus: active }, {}),
  'ait-2': keptAndBroken(
    { verificationStatus: enteredInError },
    { verificationStatus: enteredInError, clinicalStatus: active },
  ),
  'app-1': keptAndBroken({ actor: ref('Patient/1') }, { status: 'accepted' }),
  'app-2': keptAndBroken({ start, end }, { start }),
  'app-3': keptAndBroken({ status: 'proposed' }, { status: 'booked' }),
  'app-4': keptAndBroken(
    { resourceType: 'Appointment', status: 'noshow' },
    { resourceType: 'Appointment', status: 'booked', cancelationReason: text },
  ),
  'apr-1': keptAndBroken({ actor: ref('Patient/1') }, {}),
  'cpl-3': keptAndBroken(
    { reference: ref('Task/1') },
    { reference: ref('Task/1'), detail: { status: 'scheduled' } },
  ),
  'ctm-1': keptAndBroken(
    { member: ref('Practitioner/1'), onBehalfOf: ref('Organization/1') },
    { member: ref('Patient/1'), onBehalfOf: ref('Organization/1') },
  ),
  'con-1': keptAndBroken({ summary: text }, { type: text }),
  'con-2': keptAndBroken({ code: [text] }, {}),
  'con-4': keptAndBroken(
    { abatementDateTime: '2020', clinicalStatus: resolved },
    { abatementDateTime: '2020', clinicalStatus: concept('condition-clinical', 'active') },
  ),
  'con-5': keptAndBroken(
    { verificationStatus: conditionError },
    { verificationStatus: conditionError, clinicalStatus: resolved },
  ),
  'fhs-1': keptAndBroken({ ageString: '3' }, { ageString: '3', bornString: '2000' }),
  'fhs-2': keptAndBroken({ estimatedAge: true, ageString: '3' }, { estimatedAge: true }),
  'gol-1': keptAndBroken({ detailString: 'x', measure: text }, { detailString: 'x' }),
  'imm-1': keptAndBroken({ documentType: 'x' }, { publicationDate: '2020' }),
  'mad-1': keptAndBroken({ dose: { value: 1 } }, { text: 'x' }),
  'mdd-1': keptAndBroken(
    { whenPrepared: start, whenHandedOver: end },
    { whenPrepared: end, whenHandedOver: start },
  ),
  'obs-3': keptAndBroken({ text: 'x' }, { type: text }),
  'obs-6': keptAndBroken({ valueString: 'x' }, { valueString: 'x', dataAbsentReason: text }),
  'obs-7': keptAndBroken(
    { code: codeA, valueString: 'x', component: [{ code: codeB }] },
    { code: codeA, valueString: 'x', component: [{ code: codeA }] },
  ),
  'org-1': keptAndBroken({ name: 'x' }, { active: true }),
  'org-2': keptAndBroken({ use: 'work' }, { use: 'home' }),
  'org-3': keptAndBroken({ use: 'work' }, { use: 'home' }),
  'pat-1': keptAndBroken({ name: text }, { gender: 'female' }),
  'prr-1': keptAndBroken({ code: text, orderDetail: [text] }, { orderDetail: [text] }),
  'inv-1': keptAndBroken(
    { authoredOn: start, lastModified: end },
    { authoredOn: end, lastModified: start },
  ),
}
