/** Full validation: its levels, what it says and how, what it leaves alone, and that it ends. */
import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../fhir/json.ts'
import { toOperationOutcome } from '../fhir/operation-outcome.ts'
import { isRefused, validateResource } from '../fhir/validate-resource.ts'

const full = (resource: JsonValue) => validateResource(resource, { level: 'full' })
const errorsOf = (resource: JsonValue) =>
  full(resource).filter(({ severity }) => severity === 'error')
const repeat = (count: number, toItem: (index: number) => JsonValue): JsonValue[] =>
  Array.from({ length: count }, (_, index) => toItem(index))

const lateStart = { start: '2021-01-01', end: '2020-01-01' }
const patient: JsonObject = { resourceType: 'Patient', name: [{ family: 'x', period: lateStart }] }

test('the level structure looks at no invariant', () => {
  expect(validateResource(patient, { level: 'structure' })).toEqual([])
})

test('a broken invariant is told with its key, its words and its place', () => {
  expect(errorsOf(patient)).toEqual([
    {
      severity: 'error',
      code: 'invariant',
      expression: 'Patient.name[0].period',
      message: 'per-1: If present, start SHALL have a lower value than end',
    },
  ])
})

test('warnings do not refuse', () => {
  const issues = full({ resourceType: 'Patient' })
  expect(issues).toMatchObject([{ severity: 'warning', expression: 'Patient' }])
  expect(isRefused(issues)).toBe(false)
  expect(isRefused(full(patient))).toBe(true)
})

test('no narrative is missed where there can be none', () => {
  expect(full({ resourceType: 'Binary', contentType: 'text/plain' })).toEqual([])
  expect(full({ resourceType: 'Bundle', type: 'collection' })).toEqual([])
})

test('nothing else is looked at while the structure is faulty', () => {
  expect(full({ ...patient, gender: 1 })).toEqual([
    { severity: 'error', code: 'value', expression: 'Patient.gender', message: 'must be a string' },
  ])
})

describe('finds what is wrong at any depth', () => {
  test.each<[string, JsonValue, string]>([
    [
      'in an extension',
      { resourceType: 'Patient', extension: [{ url: 'urn:a', valuePeriod: lateStart }] },
      'Patient.extension[0].value.ofType(Period)',
    ],
    [
      'beside a primitive',
      {
        resourceType: 'Patient',
        birthDate: '2020',
        _birthDate: { extension: [{ url: 'urn:a' }] },
      },
      'Patient.birthDate.extension[0]',
    ],
    [
      'in a contained resource',
      {
        resourceType: 'Patient',
        contained: [{ resourceType: 'Organization', id: 'a', active: true }],
        managingOrganization: { reference: '#a' },
      },
      'Patient.contained[0]',
    ],
    [
      'in an entry of a Bundle',
      { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }] },
      'Bundle.entry[0].resource.name[0].period',
    ],
    [
      'in a nested item',
      {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [
          {
            linkId: '1',
            type: 'group',
            item: [{ linkId: '2', type: 'date', maxLength: 3 }],
          },
        ],
      },
      'Questionnaire.item[0].item[0]',
    ],
  ])('%s', (_, resource, expression) => {
    expect(errorsOf(resource)).toMatchObject([{ code: 'invariant', expression }])
  })
})

test('a contained resource refers to what stands beside it in the container', () => {
  const contained = [
    { resourceType: 'Patient', id: 'a', managingOrganization: { reference: '#b' } },
    { resourceType: 'Organization', id: 'b', name: 'x' },
  ]
  const link = [{ type: 'seealso', other: { reference: '#a' } }]
  expect(errorsOf({ resourceType: 'Patient', contained, link })).toEqual([])
})

test('no finding repeats a value, and the resource stays as it was', () => {
  const resource: JsonObject = {
    resourceType: 'Patient',
    gender: 'Dupontel',
    name: [{ family: 'Dupontel', use: 'Dupontel', period: lateStart }],
    contact: [{ relationship: [{ text: 'Dupontel' }] }],
  }
  const before = structuredClone(resource)
  const issues = full(resource)
  expect(issues.length).toBeGreaterThan(3)
  expect(JSON.stringify(issues)).not.toContain('Dupontel')
  expect(resource).toEqual(before)
})

test('no more than 20 errors are told, warnings do not push them aside', () => {
  const issues = full({ ...patient, name: repeat(50, () => ({ period: lateStart })) })
  expect(issues.filter(({ severity }) => severity === 'error')).toHaveLength(20)
  expect(issues.at(-1)?.severity).toBe('warning')
})

describe('a resource as large as a request may be is judged in seconds', () => {
  const item = (index: number) => ({ linkId: `${index}`, type: 'string' })
  test.each<[string, JsonObject]>([
    [
      'many periods',
      {
        resourceType: 'Patient',
        name: repeat(5000, () => ({ period: { start: '2020', end: '2021' } })),
      },
    ],
    [
      'many codings against many components',
      {
        resourceType: 'Observation',
        status: 'final',
        valueString: 'x',
        code: { coding: repeat(9000, (index) => ({ code: `a${index}` })) },
        component: repeat(2500, (index) => ({ code: { coding: [{ code: `b${index}` }] } })),
      },
    ],
    [
      'many concepts',
      {
        resourceType: 'CodeSystem',
        status: 'draft',
        content: 'complete',
        concept: repeat(15_000, (index) => ({ code: `c${index}` })),
      },
    ],
    [
      'an endless narrative',
      {
        resourceType: 'Patient',
        text: { status: 'generated', div: `<div>${'<b>'.repeat(80_000)}</div>` },
      },
    ],
    [
      'many contained resources',
      {
        resourceType: 'Patient',
        contained: repeat(3000, (index) => ({ resourceType: 'Organization', id: `${index}` })),
        link: repeat(3000, (index) => ({ type: 'refer', other: { reference: `#${index}` } })),
      },
    ],
    [
      'many questions',
      { resourceType: 'Questionnaire', status: 'draft', item: repeat(6000, item) },
    ],
  ])('%s', { timeout: 10_000 }, (_, resource) => {
    expect(full(resource).length).toBeGreaterThan(0)
  })

  test('what would take longer is refused', () => {
    const resource = { resourceType: 'Questionnaire', status: 'draft', item: repeat(6000, item) }
    expect(errorsOf(resource)).toMatchObject([{ code: 'too-costly' }])
  })
})

describe('as an OperationOutcome', () => {
  test('each finding is an issue with code, severity and expression', () => {
    const outcome = toOperationOutcome(full({ resourceType: 'Patient', gender: 'femme' }))
    expect(outcome.issue[0]).toEqual({
      severity: 'error',
      code: 'code-invalid',
      diagnostics: 'must be a code of http://hl7.org/fhir/ValueSet/administrative-gender',
      expression: ['Patient.gender'],
    })
  })

  test('it is valid itself, whatever it tells', () => {
    for (const resource of [patient, null, { resourceType: 'Patient' }, { resourceType: 'No' }]) {
      const outcome: JsonValue = JSON.parse(JSON.stringify(toOperationOutcome(full(resource))))
      expect(errorsOf(outcome)).toEqual([])
    }
    const allOk: JsonValue = JSON.parse(JSON.stringify(toOperationOutcome([])))
    expect(errorsOf(allOk)).toEqual([])
  })
})
