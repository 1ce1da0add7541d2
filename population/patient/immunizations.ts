/** Vaccinations that go with the pathway. */
import { day, toDate, type Minutes } from '../calendar.ts'
import { vaccineTypes, type VaccineKey } from '../codes/medications.ts'
import { organizationOfUnit } from '../directory/units.ts'
import { toConcept, toReference } from '../systems.ts'
import type { PatientRecord } from './record.ts'

function addImmunization(record: PatientRecord, key: VaccineKey, at: Minutes): void {
  const [atc, name, disease] = vaccineTypes[key]
  record.add('Immunization', {
    status: 'completed',
    vaccineCode: toConcept('atc', atc, name, name),
    patient: toReference(record.subject),
    occurrenceDateTime: toDate(at),
    primarySource: true,
    lotNumber: `L${record.random.between(10_000, 99_999)}`,
    performer: [{ actor: toReference(organizationOfUnit(record.pathway.unit)) }],
    protocolApplied: [{ targetDisease: [{ text: disease }], doseNumberPositiveInt: 1 }],
  })
}

/** Record some of the vaccinations that go with the pathway. */
export function addImmunizations(record: PatientRecord): void {
  for (const key of record.pathway.vaccines) {
    if (!record.random.chance(0.4)) continue
    const at = Math.max(
      record.person.birth + 60 * day,
      record.now - record.random.between(20, 1400) * day,
    )
    if (at < record.now) addImmunization(record, key, at)
  }
}
