/** The demo hospital: the same bytes for the same seed, valid FHIR, references that resolve. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../fhir/json.ts'
import { isResourceType } from '../fhir/types.ts'
import { validateStructure } from '../fhir/validate.ts'
import { createHospital, type HospitalOptions } from '../population/hospital.ts'
import { Decimal, toText } from '../population/json.ts'
import { demoUsers } from '../population/users.ts'
import {
  asList,
  asObject,
  asText,
  documentsOf,
  readHospital,
  referencesIn,
} from './support/hospital.ts'

const size = 200

const digestOf = (options: HospitalOptions): string => {
  const hash = createHash('sha256')
  for (const { text } of createHospital(options)) hash.update(text)
  return hash.digest('hex')
}

const { documents, entries, resources, ofType } = readHospital({ patients: size })
const countOf = (type: string): number => ofType(type).length

describe('the same hospital again', () => {
  it('has the same bytes for the same seed', () => {
    expect(digestOf({ patients: 30 })).toBe(digestOf({ patients: 30, seed: 1 }))
  })

  it('has other bytes for another seed', () => {
    expect(digestOf({ patients: 5 })).not.toBe(digestOf({ patients: 5, seed: 2 }))
  })

  it('keeps the bytes that were agreed on, whatever the machine and the day', () => {
    expect(digestOf({ patients: 3 })).toBe(
      '35261bc6f652be719729800c014c41154844581922255559fead69d13202619f',
    )
  })

  it('is a prefix of a larger one', () => {
    expect(documentsOf({ patients: 12 })).toEqual(documents.slice(0, 13))
  })

  it('takes its dates from the day it is seen on', () => {
    const text = documentsOf({ patients: 40, today: '2020-06-15' }).map((one) => one.text)
    expect(text.join('')).not.toMatch(/"(issued|effectiveDateTime)":"202[1-9]/)
  })
})

describe('what is in the hospital', () => {
  it('holds 11,000 to 15,000 resources for 200 patients, with other seeds too', () => {
    for (const seed of [1, 2, 3]) {
      const count = documentsOf({ patients: size, seed })
        .map(({ text }) => text.split('"request":{"method"').length - 1)
        .reduce((sum, one) => sum + one, 0)
      expect(count).toBeGreaterThan(11_000)
      expect(count).toBeLessThanOrEqual(15_000)
    }
  })

  const types = `Organization Location Practitioner PractitionerRole HealthcareService Schedule Slot
    Medication Substance Questionnaire Patient RelatedPerson Coverage Encounter Condition Procedure
    Observation DiagnosticReport Specimen MedicationRequest MedicationAdministration
    MedicationDispense MedicationStatement AllergyIntolerance Immunization CarePlan Goal Task CareTeam
    Appointment AppointmentResponse DocumentReference Binary Flag Consent QuestionnaireResponse
    ServiceRequest EpisodeOfCare FamilyMemberHistory ImagingStudy Provenance Device Account
    Communication`.split(/\s+/)

  it.each(types)('has %s', (type) => {
    expect(countOf(type)).toBeGreaterThan(0)
  })

  it('has no type that the record would park', () => {
    expect(resources.filter((one) => !isResourceType(asText(one['resourceType'])))).toEqual([])
  })

  it('gives most patients at least 20 observations and 3 encounters', () => {
    const isFull = ({ text }: { text: string }): boolean =>
      text.split('"url":"Observation/').length > 20 && text.split('"url":"Encounter/').length > 3
    expect(documents.slice(1).filter(isFull).length).toBeGreaterThan(size * 0.85)
  })

  it('is made of observations by nearly half', () => {
    expect(countOf('Observation') / resources.length).toBeGreaterThan(0.4)
  })

  const faults: readonly [string, (one: JsonObject) => boolean][] = [
    ['entered in error', (one) => one['status'] === 'entered-in-error'],
    ['without a date', (one) => one['effectiveDateTime'] === undefined],
    ['without a value', (one) => one['dataAbsentReason'] !== undefined],
    ['in words', (one) => one['valueString'] !== undefined],
    ['with components', (one) => one['component'] !== undefined],
    ['above its range', (one) => JSON.stringify(one['interpretation'])?.includes('"H"') === true],
  ]

  it.each(faults)('has observations %s', (_, holds) => {
    expect(ofType('Observation').filter(holds).length).toBeGreaterThan(5)
  })

  it('writes decimals with the zeros that their precision asks for', () => {
    expect(documents.some(({ text }) => /"value":\d+\.\d*0[,}]/.test(text))).toBe(true)
    expect(toText({ value: new Decimal(7.1, 2) })).toBe('{"value":7.10}')
  })

  it('has patients in the wards today, with their beds', () => {
    const present = ofType('Encounter').filter((one) => one['status'] === 'in-progress')
    expect(present.length).toBeGreaterThan(5)
    for (const stay of present) expect(asObject(stay['period'])['end']).toBeUndefined()
  })

  it('has merged duplicates linked both ways', () => {
    const links = ofType('Patient').flatMap((one) => asList(one['link']).map(asObject))
    expect(links.map((link) => link['type']).sort()).toEqual([
      'replaced-by',
      'replaced-by',
      'replaces',
      'replaces',
    ])
  })

  it('has stays with movements', () => {
    expect(ofType('Encounter').filter((one) => one['partOf'] !== undefined).length).toBeGreaterThan(
      50,
    )
  })

  it('has the demo physician, who follows patients', () => {
    const { name, fhirUser } = demoUsers.physician
    const own = ofType('Encounter').filter((one) => [...referencesIn(one)].includes(fhirUser))
    expect(own.length).toBeGreaterThan(10)
    expect(JSON.stringify(ofType('PractitionerRole'))).toContain(name)
  })
})

describe('valid FHIR', () => {
  it('has the structure that the definitions ask for', () => {
    const issues = resources.flatMap((one) =>
      validateStructure(one).map((issue) => `${asText(one['id'])}: ${JSON.stringify(issue)}`),
    )
    expect(issues).toEqual([])
  })

  it('puts every resource under its own id', () => {
    for (const { resource, method, url } of entries) {
      expect(method).toBe('PUT')
      expect(url).toBe(`${asText(resource['resourceType'])}/${asText(resource['id'])}`)
      expect(resource['id']).toMatch(/^[A-Za-z0-9\-.]{1,64}$/)
    }
  })

  it('has no id twice', () => {
    const urls = entries.map(({ url }) => url)
    expect(new Set(urls).size).toBe(urls.length)
  })

  it('has no reference that leads nowhere', () => {
    const known = new Set(entries.map(({ url }) => url))
    const dangling = resources
      .flatMap((one) => [...referencesIn(one)])
      .filter((to) => !known.has(to))
    expect(dangling).toEqual([])
  })

  it('never dates what has happened after the day it is seen on', () => {
    const today = Date.parse('2026-11-01T23:00:00Z')
    const late = ofType('Observation').filter((one) => {
      const at = one['effectiveDateTime']
      return typeof at === 'string' && Date.parse(at) > today
    })
    expect(late).toEqual([])
  })
})
