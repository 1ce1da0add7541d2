/** Who works in the hospital without caring for patients: one of each role, never changing with the seed. */
import type { Resource } from '../json.ts'
import { toConcept, toReference } from '../systems.ts'
import { hospital } from './units.ts'

/** Role of the hospital's policy, sex, name, and what it is called. */
const posts = [
  ['administration', 'female', 'Sylvie', 'Marchand', "Agente d'admission"],
  ['analyst', 'male', 'Karim', 'Benali', 'Analyste de données'],
  ['information', 'female', 'Odile', 'Perrin', "Médecin du département d'information médicale"],
  ['protection', 'male', 'Étienne', 'Lambert', 'Délégué à la protection des données'],
] as const

export type OfficeRole = (typeof posts)[number][0]

const idOf = (role: OfficeRole): string => `demo-practitioner-${role}`

/** Reference to the one who has a role. */
export const officeReference = (role: OfficeRole): string => `Practitioner/${idOf(role)}`

/** All of them, and the PractitionerRole that says what each is. */
export function* office(): Generator<Resource> {
  for (const [role, gender, given, family, title] of posts) {
    yield {
      resourceType: 'Practitioner',
      id: idOf(role),
      active: true,
      name: [{ use: 'usual', family, given: [given] }],
      gender,
    }
    yield {
      resourceType: 'PractitionerRole',
      id: idOf(role).replace('practitioner', 'practitionerrole'),
      active: true,
      practitioner: toReference(officeReference(role), `${given} ${family}`),
      organization: toReference(hospital),
      code: [toConcept('role', role, undefined, title)],
    }
  }
}
