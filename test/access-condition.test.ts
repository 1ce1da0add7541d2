/** Who may touch which rows: every type × context × letter. */
import { describe, expect, it } from 'vitest'
import { assertAllowed, conditionFor } from '../access/condition.ts'
import { actions } from '../access/scopes.ts'
import type { Access } from '../access/access.ts'
import { resourceTypes } from '../fhir/types.ts'
import { show } from './support/conditions.ts'
import { accessOf, outcomeOf } from './support/tokens.ts'

const directory = ['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'Medication']
directory.push('Substance', 'Questionnaire', 'ValueSet', 'CodeSystem')
const searchable = ['HealthcareService', 'Schedule', 'Slot']
const elsewhere = ['Group']
const parked = ['Basic', 'Bundle', 'Person', 'Library', 'Parameters']

const of = (access: Access, type: string): string =>
  actions.map((action) => `${action}: ${show(conditionFor(access, type, action))}`).join(', ')

const same = (text: string): string => actions.map((action) => `${action}: ${text}`).join(', ')

/** A patient deletes nothing of their record. */
const withoutDelete = (text: string): string => same(text).replace(`d: ${text}`, 'd: none')

const kindOf = (type: string): string => {
  if (type === 'Binary') return 'binary'
  if (directory.includes(type)) return 'directory'
  if (searchable.includes(type)) return 'searchable'
  return elsewhere.includes(type) ? 'elsewhere' : 'clinical'
}

const expectations: Record<string, { patient: string; user: string }> = {
  clinical: { patient: withoutDelete('compartment of p1'), user: same('rowsWithPatient') },
  directory: { patient: 'c: none, r: referenced, u: none, d: none, s: none', user: same('all') },
  searchable: { patient: 'c: none, r: all, u: none, d: none, s: all', user: same('all') },
  elsewhere: { patient: same('none'), user: same('rowsWithPatient') },
  binary: {
    patient: actions
      .map((letter) =>
        'rs'.includes(letter)
          ? `${letter}: compartment of p1 or documents (compartment of p1)`
          : `${letter}: ${letter === 'd' ? 'none' : 'compartment of p1'}`,
      )
      .join(', '),
    user: actions
      .map((letter) =>
        'rs'.includes(letter)
          ? `${letter}: documents (rowsWithPatient) or rowsWithPatient`
          : `${letter}: rowsWithPatient`,
      )
      .join(', '),
  },
}

describe('every letter on every type', () => {
  const patient = accessOf('patient/*.cruds', { patient: 'p1' })
  const user = accessOf('user/*.cruds', { fhirUser: 'Practitioner/x', roles: ['information'] })
  const system = accessOf('system/*.cruds')

  it('there are 58 types', () => expect(resourceTypes).toHaveLength(58))

  it.each(resourceTypes)('%s', (type) => {
    const expected = expectations[kindOf(type)]
    expect(of(patient, type)).toBe(expected?.patient)
    expect(of(user, type)).toBe(expected?.user)
    expect(of(system, type)).toBe(same('all'))
  })

  it.each(parked)('%s is parked: for system/ alone', (type) => {
    expect(of(patient, type)).toBe(same('none'))
    expect(of(user, type)).toBe(same('none'))
    expect(of(system, type)).toBe(same('all'))
  })
})

describe('each letter on its own', () => {
  const contexts = [
    ['patient', 'compartment of p1'],
    ['user', 'rowsWithPatient'],
    ['system', 'all'],
  ] as const
  const grid = contexts.flatMap(([context, rows]) =>
    actions.map((letter) => [`${context}/Observation.${letter}`, letter, rows] as const),
  )

  it.each(grid)('%s allows %s and nothing else', async (scope, letter, rows) => {
    const access = accessOf(scope, { patient: 'p1' })
    for (const action of actions) {
      const allowed = action === letter && scope !== 'patient/Observation.d'
      expect(show(conditionFor(access, 'Observation', action))).toBe(allowed ? rows : 'none')
      const outcome = await outcomeOf(() => assertAllowed(access, 'Observation', action))
      expect(outcome).toBe(allowed ? 'accepted' : 'not-granted')
      expect(show(conditionFor(access, 'Condition', action))).toBe('none')
    }
  })
})
