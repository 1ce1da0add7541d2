/** Whom a demo may log in as: people of the hospital with the first seed, each with what they may be in it. */
import { officeReference } from './directory/office.ts'
import { nurseOf, physicianOf } from './directory/staff.ts'
import { patientReference, toNumber } from './patient/record.ts'

/** Someone to log in as. */
export interface DemoUser {
  readonly name: string
  /** `Type/id`, as a token's `fhirUser` has it. */
  readonly fhirUser: string
  readonly role:
    'care' | 'administration' | 'analyst' | 'information' | 'protection' | 'patient' | 'relative'
}

const physician = physicianOf('diabetology', 0)
const nurse = nurseOf('diabetology')

/** The first patient, in whose care team the physician and the nurse are; the parent is the second's, a newborn. */
export const demoUsers = {
  physician: { name: physician.display, fhirUser: physician.reference, role: 'care' },
  nurse: { name: nurse.display, fhirUser: nurse.reference, role: 'care' },
  administrator: {
    name: 'Sylvie Marchand',
    fhirUser: officeReference('administration'),
    role: 'administration',
  },
  analyst: { name: 'Karim Benali', fhirUser: officeReference('analyst'), role: 'analyst' },
  information: {
    name: 'Odile Perrin',
    fhirUser: officeReference('information'),
    role: 'information',
  },
  protection: {
    name: 'Étienne Lambert',
    fhirUser: officeReference('protection'),
    role: 'protection',
  },
  patient: { name: 'Clara Leclercq', fhirUser: patientReference(1), role: 'patient' },
  parent: {
    name: 'Clara Leclercq',
    fhirUser: `RelatedPerson/demo-relatedperson-${toNumber(2)}-01`,
    role: 'relative',
  },
} as const satisfies Readonly<Record<string, DemoUser>>
