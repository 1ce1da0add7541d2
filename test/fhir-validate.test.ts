/** Structure checked against HL7's definitions: what passes, what is refused, and where it says so. */
import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../fhir/json.ts'
import { validateEnvelope, validateStructure } from '../fhir/validate.ts'

const patient = (content: object): JsonValue =>
  JSON.parse(JSON.stringify({ resourceType: 'Patient', id: 'p', ...content }))
const observation = (content: object): JsonValue =>
  JSON.parse(
    JSON.stringify({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      ...content,
    }),
  )
const extension = [{ url: 'http://a', valueString: 'x' }]

describe('passes', () => {
  test.each<[string, JsonValue]>([
    ['the least there is', patient({})],
    ['a choice', observation({ valueQuantity: { value: 1.1 } })],
    [
      'an extension beside a value',
      patient({ birthDate: '2020-02-29', _birthDate: { extension } }),
    ],
    ['an extension in place of a value', patient({ _birthDate: { extension } })],
    [
      'an extension in place of a required value',
      { resourceType: 'Observation', _status: { extension }, code: { text: 'x' } },
    ],
    [
      'a hole in a list that an extension fills',
      patient({ name: [{ given: ['a', null], _given: [null, { extension }] }] }),
    ],
    ['a list of extensions alone', patient({ name: [{ _given: [{ extension }] }] })],
    [
      'a contained resource',
      patient({ contained: [{ resourceType: 'Organization', id: 'o', name: 'x' }] }),
    ],
    ['a type that is not modelled', { resourceType: 'Basic', code: { text: 'x' } }],
  ])('%s', (_, resource) => {
    expect(validateStructure(resource)).toEqual([])
  })
})

describe('refused', () => {
  test.each<[string, JsonValue, string, string]>([
    ['no object', 'Patient', '', 'must be an object'],
    ['no resourceType', { id: 'p' }, '', 'resourceType'],
    ['an unknown resourceType', { resourceType: 'Animal' }, '', 'resourceType'],
    ['a datatype as a resource', { resourceType: 'HumanName' }, '', 'resourceType'],
    ['a name from Object', { resourceType: 'constructor' }, '', 'resourceType'],
    ['an unknown element', patient({ surname: 'x' }), 'Patient.surname', 'unknown'],
    [
      'an unknown element inside',
      patient({ contact: [{ name: { nick: 'x' } }] }),
      'Patient.contact[0].name.nick',
      'unknown',
    ],
    [
      'resourceType where none belongs',
      patient({ name: [{ resourceType: 'HumanName' }] }),
      'Patient.name[0].resourceType',
      'unknown',
    ],
    ['an extension of the id', patient({ _id: { extension } }), 'Patient._id', 'unknown'],
    [
      'an underscore before an object',
      patient({ _name: [{ extension }] }),
      'Patient._name',
      'unknown',
    ],
    [
      'one where a list belongs',
      patient({ name: { text: 'x' } }),
      'Patient.name',
      'must be a list',
    ],
    [
      'a list where one belongs',
      patient({ gender: ['male'] }),
      'Patient.gender',
      'must not be a list',
    ],
    ['an empty list', patient({ name: [] }), 'Patient.name', 'empty list'],
    ['an empty object', patient({ name: [{}] }), 'Patient.name[0]', 'must not be empty'],
    ['null', patient({ gender: null }), 'Patient.gender', 'null'],
    ['null in a list of objects', patient({ name: [null] }), 'Patient.name[0]', 'null'],
    [
      'null on both sides',
      patient({ name: [{ given: ['a', null], _given: [{ extension }, null] }] }),
      'Patient.name[0].given[1]',
      'null',
    ],
    [
      'lists that do not align',
      patient({ name: [{ given: ['a'], _given: [null, { extension }] }] }),
      'Patient.name[0].given',
      'as many',
    ],
    [
      'a missing element',
      { resourceType: 'Observation', code: { text: 'x' } },
      'Observation.status',
      'required',
    ],
    [
      'a missing element inside',
      patient({ link: [{ type: 'seealso' }] }),
      'Patient.link[0].other',
      'required',
    ],
    [
      'a missing choice',
      { resourceType: 'MedicationStatement', status: 'active', subject: { display: 'x' } },
      'MedicationStatement.medication',
      'required',
    ],
    [
      'a choice twice',
      observation({ valueString: 'x', valueInteger: 1 }),
      'Observation.value',
      'more than one type',
    ],
    [
      'a type that the choice does not have',
      observation({ valueAddress: {} }),
      'Observation.valueAddress',
      'unknown',
    ],
    ['a string as a number', patient({ gender: 1 }), 'Patient.gender', 'must be a string'],
    [
      'a primitive in place of an object',
      patient({ maritalStatus: 'M' }),
      'Patient.maritalStatus',
      'must be an object',
    ],
    [
      'a narrative that is no div',
      patient({ text: { status: 'generated', div: 'hello' } }),
      'Patient.text.div',
      'XHTML',
    ],
    [
      'a fault in a contained resource',
      patient({ contained: [{ resourceType: 'Organization', name: 1 }] }),
      'Patient.contained[0].name',
      'must be a string',
    ],
    [
      'a contained resource without a type',
      patient({ contained: [{ id: 'o' }] }),
      'Patient.contained[0]',
      'resourceType',
    ],
    [
      'a contained resource in a contained one',
      patient({
        contained: [{ resourceType: 'Patient', contained: [{ resourceType: 'Patient' }] }],
      }),
      'Patient.contained[0].contained',
      'not allowed',
    ],
    [
      'a fault in an entry',
      { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient({ gender: 1 }) }] },
      'Bundle.entry[0].resource.gender',
      'must be a string',
    ],
  ])('%s', (_, resource, path, message) => {
    expect(validateStructure(resource)).toContainEqual({
      severity: 'error',
      code: expect.any(String),
      expression: path,
      message: expect.stringContaining(message),
    })
  })
})

test('a Bundle can be checked without its resources', () => {
  const entry = [{ resource: patient({ gender: 1 }) }]
  expect(validateEnvelope({ resourceType: 'Bundle', type: 'batch', entry })).toEqual([])
  expect(validateEnvelope({ resourceType: 'Bundle', entry })).toEqual([
    { severity: 'error', code: 'required', expression: 'Bundle.type', message: 'is required' },
  ])
})

test('no more than 20 faults are told, and none repeats a value', () => {
  const issues = validateStructure(
    patient({ name: Array.from({ length: 50 }, () => ({ family: 7_654_321 })) }),
  )
  expect(issues).toHaveLength(20)
  expect(JSON.stringify(issues)).not.toContain('7654321')
})
