/** The compiler of search expressions: what it takes and what it refuses. */
import { describe, expect, it } from 'vitest'
import { NotCompiled, compilePart, toUnionParts } from '../fhir/generate/fhirpath.ts'
import { structures } from '../fhir/structures.ts'

const compile = (type: string, part: string) =>
  compilePart(part, { path: [], as: type }, structures)

describe('compiles', () => {
  it.each([
    ['a path', 'Patient', 'name.family', [{ path: ['name', 'family'], as: 'string' }]],
    ['the place itself', 'Observation', '', [{ path: [], as: 'Observation' }]],
    [
      'a choice into its variants',
      'Condition',
      'onset',
      ['DateTime', 'Age', 'Period', 'Range', 'String'].map((type) => ({ path: [`onset${type}`] })),
    ],
    ['as()', 'Condition', 'onset.as(Age)', [{ path: ['onsetAge'], as: 'Age' }]],
    ['ofType()', 'Condition', 'onset.ofType(Age)', [{ path: ['onsetAge'], as: 'Age' }]],
    [
      'as, written between',
      'Observation',
      '(value as Quantity)',
      [{ path: ['valueQuantity'], as: 'Quantity' }],
    ],
    [
      'a step after as',
      'Observation',
      '(value as CodeableConcept).text',
      [{ path: ['valueCodeableConcept', 'text'], as: 'string' }],
    ],
    [
      'resolve() as the target of a reference',
      'Appointment',
      'participant.actor.where(resolve() is Patient)',
      [{ path: ['participant', 'actor'], as: 'Reference', targets: ['Patient'] }],
    ],
    [
      'where() on a property',
      'Patient',
      "telecom.where(system='phone')",
      [{ path: ['telecom'], as: 'ContactPoint', where: [{ property: 'system', equals: 'phone' }] }],
    ],
  ])('%s', (_, type, part, expected) => {
    expect(compile(type, part)).toMatchObject(expected)
  })

  it('splits a union', () => {
    expect(toUnionParts('A.b | (A.c as Age)')).toEqual(['A.b', '(A.c as Age)'])
  })
})

describe('refuses', () => {
  it.each([
    ['an element that does not exist', 'Patient', 'surname'],
    ['a type that the choice does not have', 'Observation', 'value.as(Age)'],
    ['an operator', 'Patient', 'deceased.exists() and Patient.deceased != false'],
    ['a function', 'Patient', 'name.first()'],
    ['a step after where()', 'Patient', "telecom.where(system='phone').value"],
    ['resolve() on what is no reference', 'Patient', 'name.where(resolve() is Patient)'],
  ])('%s', (_, type, part) => {
    expect(() => compile(type, part)).toThrow(NotCompiled)
  })
})
