/** Who plays which part in the record of one patient of a test's world. */

/** A reference. */
export const to = (reference: string) => ({ reference })

/** What a related person is to the patient: a code of HL7's RoleCode. */
export const relation = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code }],
})

/** Who looks after a patient: nobody else has anything to do with their care, whatever they wrote or signed. */
export interface Carers {
  readonly practitioner: string
  readonly unit: string
  readonly room: string
}

/** The patient, the other one in every role that is not the subject's, their carers, and what all share. */
export const rolesOf = (me: string, other: string, { practitioner, unit, room }: Carers) => ({
  me,
  other,
  carer: to(`Practitioner/${practitioner}`),
  unit: to(`Organization/${unit}`),
  room: to(`Location/${room}`),
  self: to(`Patient/${me}`),
  them: to(`Patient/${other}`),
  stay: to(`Encounter/${me}-Encounter`),
  gp: to('Practitioner/gp'),
  loinc: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] },
  date: '2024-03-01',
})

export type Roles = ReturnType<typeof rolesOf>

/** Resources by type, without what says which one it is. */
export type Rows = Readonly<Record<string, object>>
