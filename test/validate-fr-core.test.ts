/** FR Core's profiles: their examples pass, and each rule refuses what breaks it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isJsonObject, parseJson, type JsonObject } from '../fhir/json.ts'
import { profilesByUrl } from '../fhir/profiles/profiles.ts'
import { validateResource } from '../fhir/validate-resource.ts'
import { brokenVariants } from './support/fr-core-broken.ts'
import { validResources } from './support/fr-core.ts'

const examples = new URL('../../shared/data/fhir/french/examples/', import.meta.url)

/** Examples that claim one of the profiles and break R4 itself. */
const invalidExamples: Readonly<Record<string, string>> = {
  // None refers to its contained lists (dom-3).
  'fr.structure/Organization-hopitaltest-eg-list.json': 'dom-3',
}

const read = (file: string | URL) =>
  parseJson(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')).value

function claimsOf(resource: JsonObject): string[] {
  const { meta } = resource
  const profile = isJsonObject(meta) ? meta['profile'] : undefined
  return Array.isArray(profile) ? profile.map((url) => String(url).replace(/\|.*/, '')) : []
}

const errorsOf = (resource: JsonObject) =>
  validateResource(resource, { level: 'full' }).filter(({ severity }) => severity === 'error')

describe.skipIf(!existsSync(examples))('the published examples', () => {
  const files = existsSync(examples)
    ? readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.json'),
      )
    : []
  const claiming = files.flatMap((name) => {
    const value = read(new URL(name, examples))
    if (!isJsonObject(value)) return []
    return claimsOf(value).some((url) => profilesByUrl.has(url)) ? [{ name, value }] : []
  })

  test('there are some of every type', () => {
    const types = new Set(claiming.map(({ value }) => value['resourceType']))
    expect([...types].sort()).toEqual(['Encounter', 'Organization', 'Patient', 'Practitioner'])
    expect(claiming.length).toBeGreaterThan(40)
  })

  test.each(claiming)('$name', ({ name, value }) => {
    const messages = errorsOf(value).map(({ message }) => message)
    const expected = invalidExamples[name]
    if (expected === undefined) expect(messages).toEqual([])
    else expect(messages.join()).toContain(expected)
  })
})

describe('what keeps every rule passes', () => {
  test.each(Object.entries(validResources))('%s', (_, resource) => {
    expect(errorsOf(resource)).toEqual([])
  })

  test('there is one for each profile', () => {
    const claimed = new Set(Object.values(validResources).flatMap(claimsOf))
    expect([...claimed].sort()).toEqual([...profilesByUrl.keys()].sort())
  })
})

describe('what breaks a rule is refused where it stands', () => {
  test.each(brokenVariants)('$name', ({ resource, expression, rule }) => {
    const errors = errorsOf(resource)
    expect(errors.map((error) => error.expression)).toContain(expression)
    expect(errors.map(({ message }) => message).join('\n')).toContain(rule)
  })

  test('without the claim the same resources pass', () => {
    for (const { resource } of brokenVariants) {
      expect(errorsOf({ ...resource, meta: { source: 'urn:a' } })).toEqual([])
    }
  })

  test('a claim may name a version, and an unknown profile is left alone', () => {
    const base = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-encounter'
    const encounter = brokenVariants.find(
      ({ resource }) => resource['resourceType'] === 'Encounter',
    )
    const claiming = (profile: string): JsonObject => ({
      ...encounter?.resource,
      meta: { profile: [profile] },
    })
    expect(errorsOf(claiming(`${base}|2.2.0`))).not.toEqual([])
    expect(errorsOf(claiming('http://example.org/some-profile'))).toEqual([])
  })
})

test('a profile of another type may not be claimed', () => {
  const profile = ['https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient']
  expect(errorsOf({ resourceType: 'Practitioner', meta: { profile } })).toMatchObject([
    { code: 'value', expression: 'Practitioner.meta.profile' },
  ])
})

test('a birth place that is not known is a warning for a validated identity', () => {
  const resource = JSON.parse(JSON.stringify(validResources['a patient with an INS'] ?? {}))
  resource.extension[0].valueAddress.extension[0].valueCoding.code = '99999'
  const issues = validateResource(resource, { level: 'full' })
  expect(issues).toContainEqual(
    expect.objectContaining({ severity: 'warning', message: expect.stringContaining('fr-core-3') }),
  )
})

test('a code system that is called like a property of every object is one like others', () => {
  const meta = { profile: ['https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient'] }
  const url = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code'
  const extension = [{ url, valueCoding: { system: 'constructor', code: '75056' } }]
  expect(errorsOf({ resourceType: 'Patient', meta, address: [{ extension }] })).toMatchObject([
    { code: 'value', expression: 'Patient.address[0].extension[0].value.ofType(Coding)' },
  ])
})
