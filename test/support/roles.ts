/** Who plays which part in the record of one patient of a test's world. */

/** A reference. */
export const to = (reference: string) => ({ reference })

/** The patient, the other one in every role that is not the subject's, and what they share. */
export const rolesOf = (me: string, other: string) => ({
  me,
  other,
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
