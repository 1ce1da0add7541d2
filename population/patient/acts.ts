/** Acts of a visit: procedures of the CCAM, imaging with its report, devices put in place. */
import { toDateTime, type Minutes } from '../calendar.ts'
import { procedureTypes } from '../codes/procedures.ts'
import { physicianOf } from '../directory/staff.ts'
import { hospital } from '../directory/units.ts'
import type { Imaging } from '../pathways/pathway.ts'
import { systems, toConcept, toReference } from '../systems.ts'
import type { RecordedVisit } from './measures.ts'
import type { PatientRecord } from './record.ts'

/** Digital X-ray, ultrasound, mammography, computed tomography: DICOM's names and storage classes. */
const modalities = {
  DX: ['Digital Radiography', '1.2.840.10008.5.1.4.1.1.1.1'],
  US: ['Ultrasound', '1.2.840.10008.5.1.4.1.1.6.1'],
  MG: ['Mammography', '1.2.840.10008.5.1.4.1.1.1.2'],
  CT: ['Computed Tomography', '1.2.840.10008.5.1.4.1.1.2'],
} as const

/** A DICOM UID derived from the patient and the place in the record (2.25 is the arc for UUIDs). */
const toUid = (record: PatientRecord, part: number): string =>
  `2.25.${900_000_000 + record.n}${record.resources.length}${part}`

function addProcedures(record: PatientRecord, { planned, encounter }: RecordedVisit): void {
  const { visit, start } = planned
  const unit = visit.units.at(-1) ?? record.pathway.unit
  const physician = physicianOf(unit, record.n)
  for (const key of visit.procedures ?? []) {
    const [code, display] = procedureTypes[key]
    record.add('Procedure', {
      status: record.random.chance(0.02) ? 'entered-in-error' : 'completed',
      code: toConcept('ccam', code, display, display),
      subject: toReference(record.subject),
      encounter: toReference(encounter),
      performedDateTime: toDateTime(
        start + Math.min(90, Math.floor(((planned.end ?? record.now) - start) / 2)),
      ),
      performer: [
        {
          actor: toReference(physician.reference, physician.display),
          onBehalfOf: toReference(hospital),
        },
      ],
      reasonCode: [{ text: visit.reason }],
    })
  }
}

function addStudy(
  record: PatientRecord,
  imaging: Imaging,
  parts: { order: string; encounter: string; at: Minutes },
): string {
  const [code, display] = procedureTypes[imaging.procedure]
  const [name, storage] = modalities[imaging.modality]
  const modality = { system: systems.dicom, code: imaging.modality, display: name }
  return record.add('ImagingStudy', {
    identifier: [{ system: 'urn:dicom:uid', value: `urn:oid:${toUid(record, 0)}` }],
    status: 'available',
    modality: [modality],
    subject: toReference(record.subject),
    encounter: toReference(parts.encounter),
    started: toDateTime(parts.at),
    basedOn: [toReference(parts.order)],
    numberOfSeries: 1,
    numberOfInstances: 1,
    procedureCode: [toConcept('ccam', code, display)],
    series: [
      {
        uid: toUid(record, 1),
        number: 1,
        modality,
        numberOfInstances: 1,
        instance: [
          {
            uid: toUid(record, 2),
            sopClass: { system: 'urn:ietf:rfc:3986', code: `urn:oid:${storage}` },
            number: 1,
          },
        ],
      },
    ],
  })
}

function addImaging(
  record: PatientRecord,
  { planned, encounter }: RecordedVisit,
  imaging: Imaging,
): void {
  const [code, display] = procedureTypes[imaging.procedure]
  const radiologist = physicianOf('radiology', record.n)
  const at = planned.start + 15
  const common = {
    subject: toReference(record.subject),
    encounter: toReference(encounter),
    code: toConcept('ccam', code, display, display),
  }
  const order = record.add('ServiceRequest', {
    status: 'completed',
    intent: 'order',
    ...common,
    authoredOn: toDateTime(planned.start),
    requester: toReference(physicianOf(record.pathway.unit, record.n).reference),
  })
  const study = addStudy(record, imaging, { order, encounter, at })
  record.add('DiagnosticReport', {
    basedOn: [toReference(order)],
    status: 'final',
    category: [toConcept('diagnosticService', 'RAD', 'Radiology')],
    ...common,
    effectiveDateTime: toDateTime(at),
    issued: toDateTime(at + 60),
    performer: [toReference(radiologist.reference, radiologist.display)],
    imagingStudy: [toReference(study)],
    conclusion: imaging.conclusion,
  })
}

/** Record the acts of a visit. */
export function addActs(record: PatientRecord, recorded: RecordedVisit): void {
  addProcedures(record, recorded)
  const { imaging } = recorded.planned.visit
  if (imaging !== undefined) addImaging(record, recorded, imaging)
}

/** Record the device that the pathway's operation left in place. */
export function addDevice(record: PatientRecord, visits: readonly RecordedVisit[]): void {
  const { device } = record.pathway
  const operation = visits.find(({ planned }) => planned.visit.kind === 'inpatient')
  if (device === undefined || operation === undefined) return
  record.add('Device', {
    status: 'active',
    lotNumber: `LOT-${record.random.between(1000, 9999)}`,
    serialNumber: `SN-${record.random.between(100_000, 999_999)}`,
    deviceName: [{ name: device, type: 'user-friendly-name' }],
    type: { text: device },
    patient: toReference(record.subject),
    note: [{ text: `Mis en place le ${toDateTime(operation.planned.start).slice(0, 10)}` }],
  })
}
