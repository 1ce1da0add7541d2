/** Required bindings: a code of the value set passes, another is refused where it stands. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../fhir/json.ts'
import { structures } from '../fhir/structures.ts'
import { isBound } from '../fhir/validate-binding.ts'
import { validateResource } from '../fhir/validate-resource.ts'

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../fhir/generated/${file}`, import.meta.url), 'utf8'))
const bindings: Record<string, Record<string, string[]>> = read('required-bindings.json')
const leftOut: Record<string, string> = read('required-bindings-left-out.json')
const valueSet = (name: string) => `http://hl7.org/fhir/ValueSet/${name}`

describe.each(Object.entries(bindings))('%s', (url, systems) => {
  const pairs = Object.entries(systems).flatMap(([system, codes]) =>
    codes.slice(0, 1).map((code) => ({ system, code })),
  )
  test('takes its own codes alone, as a code, a Coding and a CodeableConcept', () => {
    expect(pairs.length).toBeGreaterThan(0)
    for (const { system, code } of pairs) {
      expect(isBound(code, url)).toBe(true)
      expect(isBound({ system, code }, url)).toBe(true)
      expect(
        isBound(
          {
            coding: [
              { system: 'urn:own', code: 'x' },
              { system, code },
            ],
          },
          url,
        ),
      ).toBe(true)
      expect(isBound({ system: 'urn:own', code }, url)).toBe(false)
      expect(isBound({ code }, url)).toBe(false)
      expect(isBound({ coding: [{ system, code: 'no such code' }] }, url)).toBe(false)
    }
    expect(isBound('no such code', url)).toBe(false)
  })
})

test('every required binding is expanded, or left out for a reason', () => {
  const urls = Object.values(structures).flatMap(({ elements }) =>
    Object.values(elements).flatMap(({ binding }) => (binding ? [binding.valueSet] : [])),
  )
  const known = [...Object.keys(bindings), ...Object.keys(leftOut)]
  expect([...new Set(urls)].sort()).toEqual(known.sort())
  expect(Object.keys(leftOut)).toEqual([
    valueSet('currencies'),
    valueSet('mimetypes'),
    valueSet('ucum-units'),
    'http://loinc.org/vs/LL379-9',
  ])
})

describe('codes that have a form instead of a list', () => {
  test.each([
    ['mimetypes', 'application/fhir+json', true],
    ['mimetypes', 'json', true],
    ['mimetypes', 'text', false],
    ['mimetypes', 'text/plain; charset="utf-8"', true],
    ['mimetypes', 'text/html;charset=utf-8', true],
    ['mimetypes', 'pdf', false],
    ['mimetypes', 'text/', false],
    ['mimetypes', 'text/plain; charset', false],
    ['currencies', 'EUR', true],
    ['currencies', 'euro', false],
  ])('%s: %s is allowed: %s', (name, code, isAllowed) => {
    expect(isBound(code, valueSet(name))).toBe(isAllowed)
  })
})

describe('in a resource', () => {
  const extension = [{ url: 'urn:a', valueString: 'x' }]
  const condition = { resourceType: 'Condition', subject: { reference: 'Patient/1' } }
  const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
  const faultsOf = (resource: JsonValue) =>
    validateResource(resource, { level: 'full' }).filter(({ code }) => code === 'code-invalid')

  test.each<[string, JsonValue, string]>([
    ['a code', { resourceType: 'Patient', gender: 'femme' }, 'Patient.gender'],
    [
      'a code of a datatype',
      { resourceType: 'Patient', name: [{ family: 'x' }, { family: 'x', use: 'born' }] },
      'Patient.name[1].use',
    ],
    [
      'a code in a list',
      { resourceType: 'HealthcareService', availableTime: [{ daysOfWeek: ['mon', 'lundi'] }] },
      'HealthcareService.availableTime[0].daysOfWeek[1]',
    ],
    [
      'a concept',
      { ...condition, clinicalStatus: { coding: [{ system: clinical, code: 'ill' }] } },
      'Condition.clinicalStatus',
    ],
    [
      'a concept of words',
      { ...condition, clinicalStatus: { text: 'x' } },
      'Condition.clinicalStatus',
    ],
    [
      'a contained resource',
      {
        resourceType: 'Patient',
        contained: [{ resourceType: 'Patient', id: 'a', gender: 'femme' }],
        link: [{ type: 'seealso', other: { reference: '#a' } }],
      },
      'Patient.contained[0].gender',
    ],
    [
      'an extension',
      {
        resourceType: 'Patient',
        extension: [{ url: 'urn:a', valueContactPoint: { system: 'pigeon' } }],
      },
      'Patient.extension[0].value.ofType(ContactPoint).system',
    ],
  ])('%s is refused where it stands', (_, resource, expression) => {
    const [fault] = faultsOf(resource)
    expect(fault).toMatchObject({ severity: 'error', expression })
  })

  test.each<[string, JsonValue]>([
    ['a code of the set', { resourceType: 'Patient', gender: 'female' }],
    ['an extension in place of a code', { resourceType: 'Patient', _gender: { extension } }],
    [
      'a concept of the set',
      { ...condition, clinicalStatus: { coding: [{ system: clinical, code: 'active' }] } },
    ],
  ])('%s passes', (_, resource) => {
    expect(faultsOf(resource)).toEqual([])
  })
})
