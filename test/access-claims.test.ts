/** What the claims of a token make of its access: the launch patient, the user, and a shape nobody can forge. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Access } from '../access/access.ts'
import { accessOf, outcomeOf } from './support/tokens.ts'

describe('a launch patient and nobody named', () => {
  it.each([
    ['where the issuer says that it is the patient', {}, 'accepted'],
    ['where it does not', { patientWithoutUser: false }, 'user-missing'],
    [
      'where it does not, but a role is',
      { patientWithoutUser: false, roles: ['care'] },
      'accepted',
    ],
    [
      'where it does not, but a user is',
      { patientWithoutUser: false, fhirUser: 'Patient/p' },
      'accepted',
    ],
  ])('%s', async (_name, who, outcome) => {
    expect(await outcomeOf(() => accessOf('patient/*.rs', { patient: 'p', ...who }))).toBe(outcome)
  })
})

describe('the launch patient', () => {
  it.each([
    ['an id', 'p-1.A', 'patient/*.rs', 'accepted'],
    ['the longest id', 'a'.repeat(64), 'patient/*.rs', 'accepted'],
    ['missing', undefined, 'patient/*.rs', 'patient-missing'],
    ['null', null, 'patient/*.rs', 'patient-missing'],
    ['missing and not needed', undefined, 'user/*.rs', 'accepted'],
    [
      'missing beside a user/ scope',
      undefined,
      'user/*.rs patient/Observation.r',
      'patient-missing',
    ],
    ['empty', '', 'patient/*.rs', 'patient-malformed'],
    ['a list', ['p1'], 'patient/*.rs', 'patient-malformed'],
    ['an object', { id: 'p1' }, 'patient/*.rs', 'patient-malformed'],
    ['a number', 1, 'patient/*.rs', 'patient-malformed'],
    ['a reference', 'Patient/1', 'patient/*.rs', 'patient-malformed'],
    ['two ids', 'p1 p2', 'patient/*.rs', 'patient-malformed'],
    ['an id and a line feed', 'p1\n', 'patient/*.rs', 'patient-malformed'],
    ['a wildcard', '*', 'patient/*.rs', 'patient-malformed'],
    ['too long', 'a'.repeat(65), 'patient/*.rs', 'patient-malformed'],
    ['malformed though not needed', 'Patient/1', 'user/*.rs', 'patient-malformed'],
  ])('%s', async (_name, patient, scope, outcome) => {
    expect(await outcomeOf(() => accessOf(scope, { patient }))).toBe(outcome)
  })
})

describe('the user', () => {
  it.each([
    ['absent', undefined, 'user/*.rs', 'accepted'],
    ['a practitioner', 'Practitioner/x', 'user/*.rs', 'accepted'],
    ['a role', 'PractitionerRole/x', 'user/*.rs', 'accepted'],
    [
      'a practitioner recorded elsewhere',
      'https://other.example/fhir/Practitioner/x',
      'user/*.rs',
      'accepted',
    ],
    ['a patient', 'Patient/p1', 'user/*.rs', 'accepted'],
    [
      'a patient recorded elsewhere',
      'https://other.example/fhir/Patient/p1',
      'user/*.rs',
      'user-unbounded',
    ],
    ['a relative', 'RelatedPerson/x', 'user/*.rs', 'accepted'],
    [
      'a relative recorded elsewhere',
      'https://other.example/fhir/RelatedPerson/x',
      'user/*.rs',
      'user-unbounded',
    ],
    ['a person', 'Person/x', 'user/*.rs', 'user-unbounded'],
    ['a relative with a launch patient', 'RelatedPerson/x', 'patient/*.rs', 'accepted'],
    [
      'a relative recorded elsewhere with a launch patient',
      'https://other.example/fhir/RelatedPerson/x',
      'patient/*.rs',
      'user-unbounded',
    ],
    [
      'a person recorded elsewhere with a launch patient',
      'https://other.example/fhir/Person/x',
      'patient/*.rs',
      'user-unbounded',
    ],
    ['an id without type', 'x', 'user/*.rs', 'user-malformed'],
    ['another type', 'Organization/x', 'user/*.rs', 'user-malformed'],
    ['a list', ['Practitioner/x'], 'user/*.rs', 'user-malformed'],
    ['a path behind it', 'Practitioner/x/_history/1', 'user/*.rs', 'user-malformed'],
    [
      'a practitioner in the query of a patient',
      'Patient/p1?Practitioner/x',
      'user/*.rs',
      'user-malformed',
    ],
    [
      'a patient under the path of a practitioner',
      'https://x.example/Practitioner/Patient/p1',
      'user/*.rs',
      'user-unbounded',
    ],
  ])('%s', async (_name, fhirUser, scope, outcome) => {
    expect(await outcomeOf(() => accessOf(scope, { fhirUser, patient: 'p1' }))).toBe(outcome)
  })

  it('under our own address is a plain reference', () => {
    const access = accessOf('user/*.rs', { fhirUser: 'https://socle.example/fhir/Patient/p1' })
    expect(access.fhirUser).toBe('Patient/p1')
    expect(access.grants[0]?.patient).toBe('p1')
  })
})

describe('an access', () => {
  it('is frozen', () => {
    const access = accessOf('patient/*.rs', { patient: 'p1' })
    expect(Object.isFrozen(access) && Object.isFrozen(access.grants)).toBe(true)
    expect(() => Object.assign(access, { patient: 'p2' })).toThrow(TypeError)
    expect(() => Object.assign(access.grants[0] ?? {}, { patient: 'p2' })).toThrow(TypeError)
  })

  it('cannot be written as a literal or copied', () => {
    const access = accessOf('user/*.rs')
    const copy = { ...access, grants: access.grants, grantsFor: access.grantsFor }
    expectTypeOf(copy).not.toExtend<Access>()
    expect(() => copy.grantsFor('Patient', 'r')).toThrow(TypeError)
  })
})
