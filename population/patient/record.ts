/** A patient's record while it is being built: who, on which pathway, and the resources so far. */
import { hour, type Minutes } from '../calendar.ts'
import type { Elements, Resource } from '../json.ts'
import { pathwayOf } from '../pathways/table.ts'
import type { Pathway } from '../pathways/pathway.ts'
import { createRandom, type Random } from '../random.ts'
import { createPerson, type PatientOfDay, type Person } from './person.ts'

/** What every part of the record is built from. */
export interface PatientRecord {
  readonly n: number
  readonly patient: PatientOfDay
  /** Reference to the Patient. */
  readonly subject: string
  readonly person: Person
  readonly pathway: Pathway
  readonly random: Random
  /** The moment at which the hospital is seen. */
  readonly now: Minutes
  readonly resources: Resource[]
  /** Add a resource under the next id of its type and give its reference. */
  add(type: string, elements: Elements): string
}

/** The number of a patient as it stands in ids. */
export const toNumber = (n: number): string => String(n).padStart(6, '0')

/** Reference to the Patient with a number. */
export const patientReference = (n: number): string => `Patient/demo-patient-${toNumber(n)}`

/** An empty record. */
export function createRecord(patient: PatientOfDay): PatientRecord {
  const { n } = patient
  const resources: Resource[] = []
  const counts = new Map<string, number>()
  return {
    n,
    patient,
    subject: patientReference(n),
    person: createPerson(patient),
    pathway: pathwayOf(patient),
    random: createRandom(patient.seed, 'record', n),
    now: patient.today + 8 * hour,
    resources,
    add(type, elements) {
      const count = (counts.get(type) ?? 0) + 1
      counts.set(type, count)
      const id = `demo-${type.toLowerCase()}-${toNumber(n)}-${String(count).padStart(2, '0')}`
      resources.push({ resourceType: type, id, ...elements })
      return `${type}/${id}`
    },
  }
}
