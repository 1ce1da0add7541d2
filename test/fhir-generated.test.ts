/** What is generated from HL7's definitions is up to date, and says what the definitions say. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compartmentParametersOf } from '../fhir/compartment.ts'
import { generateSubgraphs } from '../fhir/generate/sdl.ts'
import { generateTables } from '../fhir/generate/tables.ts'
import { searchParametersOf } from '../fhir/search-parameters.ts'
import type { SearchPath } from '../fhir/search-parameters.ts'
import { structures } from '../fhir/structures.ts'
import { directoryTypes, resourceTypes } from '../fhir/types.ts'
import type { ResourceType } from '../fhir/types.ts'

const root = new URL('../', import.meta.url)

describe('generated files', () => {
  it.each([...generateTables(), ...generateSubgraphs()])('%s is up to date', (file, content) => {
    const url = new URL(file, root)
    expect(existsSync(url) && readFileSync(url, 'utf8') === content).toBe(true)
  })
})

describe('structures', () => {
  it('hold every modelled type, its datatypes and the parked types', () => {
    expect(resourceTypes.filter((type) => structures[type]?.kind !== 'resource')).toEqual([])
    expect(structures['Bundle']?.kind).toBe('resource')
    expect(structures['DomainResource']).toBeUndefined()
  })

  it('name only types that exist', () => {
    const named = Object.values(structures).flatMap(({ elements }) =>
      Object.values(elements).map(({ type }) => type),
    )
    expect(named.filter((type) => type !== 'Resource' && !(type in structures))).toEqual([])
  })

  it.each([
    ['Observation', 'valueQuantity', { type: 'Quantity', choice: 'value', min: 0, max: 1 }],
    ['Observation', 'status', { type: 'code', min: 1, binding: { strength: 'required' } }],
    ['Patient', 'contact', { type: 'PatientContact', max: '*' }],
    ['Patient', 'id', { type: 'id', extensible: false }],
    ['Extension', 'url', { type: 'uri', min: 1, extensible: false }],
    ['ObservationComponent', 'referenceRange', { type: 'ObservationReferenceRange' }],
    ['Observation', 'encounter', { type: 'Reference', targets: ['Encounter'] }],
    ['Bundle', 'type', { type: 'code', min: 1 }],
  ])('%s.%s', (type, element, expected) => {
    expect(structures[type]?.elements[element]).toMatchObject(expected)
  })

  it('keep the minimum of a choice apart from its properties', () => {
    expect(structures['MedicationRequest']?.choices?.['medication']).toEqual({
      min: 1,
      properties: ['medicationCodeableConcept', 'medicationReference'],
    })
  })

  it('carry the patterns of primitives, each a valid expression', () => {
    const patterns = Object.values(structures).flatMap(({ pattern }) => pattern ?? [])
    expect(patterns.length).toBeGreaterThan(15)
    expect(patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'u').source)).toHaveLength(
      patterns.length,
    )
  })
})

/** The type at the end of a path, read from the structures alone. */
const typeAt = (from: string, path: readonly string[]) =>
  path.reduce((type, name) => structures[type]?.elements[name]?.type ?? `no ${name}`, from)

const brokenPaths = (from: string, paths: readonly SearchPath[]) =>
  paths.filter(
    ({ path, as, where = [] }) =>
      typeAt(from, path) !== as ||
      where.some(({ property }) => structures[as]?.elements[property] === undefined),
  )

describe('search parameters', () => {
  it.each(resourceTypes)('%s: every path exists and ends in the type it says', (type) => {
    for (const parameter of Object.values(searchParametersOf(type))) {
      expect(parameter.paths.length).toBeGreaterThan(0)
      expect(brokenPaths(type, parameter.paths)).toEqual([])
      for (const { as } of parameter.paths) {
        const parts = parameter.components?.flatMap(({ paths }) => paths) ?? []
        expect(brokenPaths(as, parts)).toEqual([])
      }
    }
  })

  it.each([
    ['Observation', 'patient', [{ path: ['subject'], as: 'Reference', targets: ['Patient'] }]],
    [
      'AllergyIntolerance',
      'patient',
      [{ path: ['patient'], as: 'Reference', targets: ['Patient'] }],
    ],
    ['Patient', 'phone', [{ path: ['telecom'], where: [{ property: 'system', equals: 'phone' }] }]],
    ['Observation', 'value-quantity', [{ path: ['valueQuantity'], as: 'Quantity' }]],
    ['Immunization', 'date', [{ path: ['occurrenceDateTime'], as: 'dateTime' }]],
    ['Patient', '_lastUpdated', [{ path: ['meta', 'lastUpdated'], as: 'instant' }]],
    ['Goal', 'target-date', [{ path: ['target', 'dueDate'], as: 'date' }]],
  ] satisfies [ResourceType, string, object[]][])('%s %s', (type, code, expected) => {
    expect(searchParametersOf(type)[code]?.paths).toMatchObject(expected)
  })

  it('a reference to anything names no targets', () => {
    expect(searchParametersOf('Task')['focus']?.targets).toBeUndefined()
    expect(searchParametersOf('Task')['patient']?.targets).toEqual(['Patient'])
  })

  it('what could not be compiled is listed with its reason', () => {
    const file = new URL('fhir/generated/search-parameters-left-out.json', root)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toContainEqual(
      expect.objectContaining({ type: 'Patient', code: 'deceased', reason: expect.any(String) }),
    )
  })
})

describe('patient compartment', () => {
  it.each([
    ['Patient: itself', 'Patient', ['_id']],
    ['Observation: subject, not performer', 'Observation', ['subject']],
    ['Condition: not asserter', 'Condition', ['patient']],
    ['AllergyIntolerance: neither recorder nor asserter', 'AllergyIntolerance', ['patient']],
    ['Appointment: its patient actors', 'Appointment', ['actor']],
    ['AppointmentResponse: its patient actor', 'AppointmentResponse', ['actor']],
    ['Coverage: beneficiary, not payor, subscriber or policy holder', 'Coverage', ['beneficiary']],
    ['Task: whom it is for', 'Task', ['patient']],
    ['Device: whose it is', 'Device', ['patient']],
    ['RelatedPerson: related to whom', 'RelatedPerson', ['patient']],
    ['List: subject, not source', 'List', ['subject']],
    ['Communication: neither sender nor recipient', 'Communication', ['subject']],
    ['Group: membership opens nothing', 'Group', []],
    ['Schedule: a directory type, whoever its actor is', 'Schedule', []],
    ['Binary: through what it secures', 'Binary', []],
  ] satisfies [string, ResourceType, string[]][])('%s', (_, type, expected) => {
    expect(compartmentParametersOf(type)).toEqual(expected)
  })

  it('follows parameters that exist and that can name a patient', () => {
    for (const type of resourceTypes) {
      for (const code of compartmentParametersOf(type).filter((code) => code !== '_id')) {
        const parameter = searchParametersOf(type)[code]
        expect(parameter?.type).toBe('reference')
        expect(parameter?.targets ?? ['Patient']).toContain('Patient')
      }
    }
  })

  it('holds no directory type', () => {
    expect([...directoryTypes].flatMap(compartmentParametersOf)).toEqual([])
  })
})
