/** Rows with security labels, and what was otherwise once: of a mother and of her child, who is a minor. */
import type { FhirObject } from '../../record/resource.ts'
import { plant, plantPast, type Planted } from './canaries.ts'
import { labelled, rowLabels, type Label } from './labels.ts'
import { to } from './roles.ts'

const loinc = { coding: [{ system: 'http://loinc.org', code: '2345-7' }] }

const result = (patient: string, id: string, more: object = {}): FhirObject => ({
  ...{ resourceType: 'Observation', id, status: 'final', code: loinc },
  ...{ subject: to(`Patient/${patient}`), encounter: to(`Encounter/${patient}-Encounter`) },
  // Newer than all that may be seen: whoever shows the latest without looking shows these.
  effectiveDateTime: '2024-06-01',
  ...{ valueQuantity: { value: 9.5, unit: 'mmol/L' }, performer: [to('Practitioner/gp')] },
  ...more,
})

const laboratory = {
  category: [
    {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/observation-category',
          code: 'laboratory',
        },
      ],
    },
  ],
}

/** A paper whose file is labelled, or what says whose it is. */
const document = (patient: string, label: Label, on: 'file' | 'entry'): readonly Planted[] => {
  const id = `${patient}-${on}-${nameOf(label)}`
  return [
    plant('nobody', {
      ...{ resourceType: 'Binary', id, contentType: `text/CANARY(Binary/${id})` },
      ...(on === 'file' && labelled(label)),
    }),
    plant([patient], {
      ...{ resourceType: 'DocumentReference', id, status: 'current' },
      ...{ subject: to(`Patient/${patient}`), content: [{ attachment: { url: `Binary/${id}` } }] },
      ...(on === 'entry' && labelled(label)),
    }),
  ]
}

const coverage = (patient: string, label: Label): Planted =>
  plant([patient], {
    ...{ resourceType: 'Coverage', id: `${patient}-cover-${nameOf(label)}`, status: 'active' },
    ...{ beneficiary: to(`Patient/${patient}`), payor: [to('Organization/hospital')] },
    ...labelled(label),
  })

/** Ids have no underscores. */
const nameOf = (label: Label) => label.replaceAll('_', '-')

const documentLabels = ['R', 'V', 'PSY', 'MASQUE_PS', 'INVISIBLE_PATIENT'] as const

const labelledRowsOf = (patient: string): readonly Planted[] => [
  ...rowLabels.map((label) =>
    plant(
      [patient],
      result(patient, `${patient}-${nameOf(label)}`, {
        ...{ ...laboratory, ...labelled(label) },
        code: { coding: [...loinc.coding, { system: 'urn:test:label', code: label }] },
      }),
    ),
  ),
  ...documentLabels.flatMap((label) => document(patient, label, 'entry')),
  ...documentLabels.flatMap((label) => document(patient, label, 'file')),
  ...documentLabels.map((label) => coverage(patient, label)),
  // Any label that hides, hides.
  plant([patient], result(patient, `${patient}-twice`, labelled('R', 'INVISIBLE_PATIENT'))),
  plant(
    [patient],
    result(patient, `${patient}-within`, {
      contained: [{ resourceType: 'Observation', id: 'inner', ...labelled('V') }],
      hasMember: [to('#inner')],
    }),
  ),
]

/** Ids of what is no longer there. */
export const deletedIds = ['mother-deleted', 'child-deleted'] as const

/** What stands in the record now. */
export const labelledRows: readonly Planted[] = [
  ...['mother', 'child'].flatMap(labelledRowsOf),
  plant(['mother'], result('mother', 'mother-unveiled', laboratory)),
  plant(['mother'], result('mother', 'mother-veiled', labelled('V'))),
  plant(['mother'], result('mother', 'mother-given')),
  plant(['child'], result('child', 'child-given')),
]

/** What stood there before, in the order it was written. */
export const pastRows: readonly Planted[] = [
  plantPast(['mother'], result('mother', 'mother-unveiled', labelled('V'))),
  plantPast(['mother'], result('mother', 'mother-veiled')),
  plantPast(['child'], result('child', 'mother-given')),
  plantPast(['mother'], result('mother', 'child-given')),
  plantPast(['mother'], result('mother', 'mother-deleted')),
  plantPast(['child'], result('child', 'child-deleted', labelled('V'))),
]
