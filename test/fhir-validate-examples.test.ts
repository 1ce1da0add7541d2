/** The official examples and the FHIR test cases: which pass, and where the others fail. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseJson } from '../fhir/json.ts'
import { validateStructure } from '../fhir/validate.ts'

/** Official examples that break the rules of R4 themselves. */
const invalidExamples: Readonly<Record<string, string>> = {
  'Questionnaire-qs1': 'items without linkId',
  'ImplementationGuide-fhir': 'no name, no status',
  'ig-r4': 'no name, no status',
  'CodeSystem-v2-0550': 'a code with a blank at its end',
}
/** Search parameters of extensions that say for no type what they are for. */
const noBase = /^SearchParameter-.*-extensions-/

test('the official examples pass, a few that break their own rules apart', () => {
  const folder = new URL('../node_modules/hl7.fhir.r4.examples/', import.meta.url)
  const files = readdirSync(folder).filter(
    (name) => /^(?!package|Bundle-).*\.json$/.test(name) || /^Bundle-.*example/.test(name),
  )
  expect(files.length).toBeGreaterThan(5000)
  const refused = files.filter((name) => {
    const document = parseJson(readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, ''))
    return validateStructure(document.value).length > 0
  })
  const names = refused.map((name) => name.replace(/\.json$/, ''))
  expect(names.filter((name) => !noBase.test(name))).toEqual(Object.keys(invalidExamples).sort())
})

const edgeCases = new URL('../../shared/data/fhir/hl7-examples/edge-cases/', import.meta.url)

test.skipIf(!existsSync(edgeCases)).each([
  ['list-empty1', 'List.entry[0]'],
  ['list-empty2', 'List.entry'],
  ['list-extension1', 'List.fhir_comments'],
  ['json-comments', 'Patient.fhir_comments'],
  ['custom-resource', ''],
  ['patient-id-bad-2', 'Patient.id'],
  ['patient-id-extensions', 'Patient._id'],
  ['resource-invalid-id-1', 'Location.id'],
  ['resource-invalid-id-3', 'Location.contained[0].id'],
  ['attachment-with-invalid-binary', 'Media.content.data'],
  ['risk-assessment-probability', 'RiskAssessment.identifier'],
  ['json-good', undefined],
  ['list-wrong-order', undefined],
  ['primitive-good-ws', undefined],
  ['pat-dob-ext', undefined],
  ['obs-max-decimal-instance', undefined],
  ['r4ex_Patient-glossy', undefined],
])('the FHIR test case %s has its first fault at %s', (name, path) => {
  const { value } = parseJson(
    readFileSync(new URL(`${name}.json`, edgeCases), 'utf8').replace(/^\uFEFF/, ''),
  )
  expect(validateStructure(value)[0]?.expression).toBe(path)
})
