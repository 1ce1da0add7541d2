/** The official examples come back through the REST face as they went in: numbers with their zeros, key order free. */
import { basename } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toStoredText } from '../fhir/canonical.ts'
import { parseJson } from '../fhir/json.ts'
import { isResourceType } from '../fhir/types.ts'
import { groupBy } from '../record/group.ts'
import { loadPaths } from '../record/load/load.ts'
import { isFhirObject, listOf, type FhirObject } from '../record/resource.ts'
import { differenceOf } from './support/exact.ts'
import { exampleFiles, examplesOf, textOfFile } from './support/examples.ts'
import { openWard, type Ward } from './support/rest-writer.ts'

let ward: Ward
beforeEach(async () => {
  ward = await openWard([])
})
afterEach(() => ward.close())

/** How what is read differs from all that was given; undefined when it is one of them, to the digit. */
async function differenceAt(key: string, given: readonly string[]): Promise<string | undefined> {
  const { status, text } = await ward.send('system', 'GET', key)
  if (status !== 200) return `${key}: ${status}`
  const answered = toStoredText(parseJson(text))
  if (given.includes(answered)) return undefined
  const wanted: unknown = JSON.parse(given[0] ?? '')
  return differenceOf(wanted, JSON.parse(answered), key) ?? `${key}: a number`
}

const files = exampleFiles()

/** Bundles that loading refuses, as they ask, delete or tell of a search; and a resource that is not valid. */
const notLoaded = [
  'Bundle-bundle-request-medsallergies.json',
  'Bundle-bundle-request-simplesummary.json',
  'Bundle-bundle-search-warning.json',
  'Bundle-bundle-transaction.json',
  'Questionnaire-qs1.json',
]

/** Loading makes these two say where in the record their subject is. */
const rewritten = ['Observation/12.subject.reference', 'Observation/124.subject.reference']

test('loaded, and parked when they are of other types', { timeout: 600_000 }, async () => {
  const report = await loadPaths(ward.db, { paths: files, source: 'examples' })
  const refused = new Set(report.refusals.map(({ file }) => file))
  const kept = files.filter((file) => !refused.has(file)).flatMap(examplesOf)
  const differences: string[] = []
  for (const [key, given] of groupBy(kept, (example) => example.key)) {
    const texts = given.map(({ document }) => toStoredText(document))
    const difference = await differenceAt(key, texts)
    if (difference !== undefined) differences.push(difference.replace(/ \(.*\)$/, ''))
  }
  expect(differences.sort()).toEqual(rewritten)
  expect([...refused].map((file) => basename(file)).sort()).toEqual(notLoaded)
  const types = new Set(kept.map(({ key }) => key.split('/')[0] ?? ''))
  expect([...types].filter(isResourceType).length).toBe(58)
  expect(types.size).toBeGreaterThan(125)
  // What is parked is a system's alone.
  expect((await ward.send('staff', 'GET', 'Basic/referral')).status).toBe(403)
})

/** Examples that break the rules of R4 themselves: where an update finds their first fault, and why. */
const invalid: Readonly<Record<string, readonly [path: string, why: string]>> = {
  'ActivityDefinition/blood-tubes-supply': ['ActivityDefinition.text', 'an empty narrative'],
  'ActivityDefinition/heart-valve-replacement': ['ActivityDefinition.text', 'an empty narrative'],
  'Bundle/b0a5e4277-83c4-4adb-87e2-e3efe3369b6f': [
    'Bundle.entry[8].resource.payloadMimeType[0]',
    'a blank in a parameter that is not quoted',
  ],
  'EventDefinition/example': ['EventDefinition.text', 'an empty narrative'],
  'Questionnaire/qs1': ['Questionnaire.item[0].item[0].linkId', 'items without linkId'],
  'Questionnaire/zika-virus-exposure-assessment': ['Questionnaire.text', 'an empty narrative'],
}

const firstPath = (outcome: FhirObject | null): string => {
  const [issue] = outcome === null ? [] : listOf(outcome, 'issue').filter(isFhirObject)
  return String(issue === undefined ? '' : listOf(issue, 'expression')[0])
}

test('written by an update with their own id', { timeout: 600_000 }, async () => {
  const refused: Record<string, string> = {}
  const differences: string[] = []
  for (const file of files) {
    const text = textOfFile(file)
    const { resourceType, id }: { resourceType: string; id?: string } = JSON.parse(text)
    if (id === undefined) continue
    const key = `${resourceType}/${id}`
    const answer = await ward.send('system', 'PUT', key, { body: text })
    if (answer.status === 422) refused[key] = firstPath(answer.body)
    else {
      const difference = await differenceAt(key, [toStoredText(parseJson(text))])
      if (difference !== undefined) differences.push(difference)
    }
  }
  expect(differences).toEqual([])
  const paths = Object.entries(invalid).map(([key, [path]]) => [key, path])
  expect(refused).toEqual(Object.fromEntries(paths))
})
