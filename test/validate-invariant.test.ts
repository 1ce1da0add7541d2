/** Every invariant that R4 gives for the modelled types: kept by one element, broken by another. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { invariantsOf } from '../fhir/validate-invariant.ts'
import { leftOutInvariants } from '../fhir/validate-invariant-own.ts'
import { toScope } from '../fhir/validate-fhirpath.ts'
import type { JsonObject } from '../fhir/json.ts'
import { invariantCases } from './support/invariants.ts'

const rows: readonly { key: string; path: string; severity: string }[] = JSON.parse(
  readFileSync(new URL('../fhir/generated/invariants.json', import.meta.url), 'utf8'),
)
const evaluated = rows.filter(({ key }) => !Object.hasOwn(leftOutInvariants, key))

function judge(path: string, key: string, element: JsonObject) {
  const place = path === 'Narrative.div' ? 'Narrative' : path
  const invariant = invariantsOf(place).find(({ message }) => message.startsWith(`${key}: `))
  return invariant?.evaluate(element, toScope(element))
}

describe.each(evaluated.map(({ key, path }) => [key, path]))('%s of %s', (key, path) => {
  test('is kept by one element and broken by another', () => {
    expect(judge(path, key, invariantCases[key]?.keeps ?? {})).toBe('holds')
    expect(judge(path, key, invariantCases[key]?.breaks ?? {})).toBe('broken')
  })
})

test('every invariant is judged, or left out for a reason', () => {
  const keys = new Set(rows.map(({ key }) => key))
  const known = [...Object.keys(invariantCases), ...Object.keys(leftOutInvariants)]
  expect([...keys].sort()).toEqual(known.sort())
})

describe('what FHIRPath cannot decide', () => {
  test.each([
    ['per-1', 'Period', { start: '2020', end: '2020-05' }],
    ['per-1', 'Period', { start: '2020-05', end: '2020' }],
    ['rng-2', 'Range', { low: { value: 1, unit: 'g' }, high: { value: 2, unit: 'mm' } }],
    ['vsd-0', 'ValueSet', { url: 'http://a' }],
  ])('%s of %s is no violation: %j', (key, path, element) => {
    expect(judge(path, key, element)).toBe('holds')
  })

  test('an operator that is given several items leaves the rule open', () => {
    expect(judge('Timing.repeat', 'tim-9', { offset: 10, when: ['ACM', 'PCM'] })).toBe('undecided')
  })
})

describe('ranges are compared in their units', () => {
  const quantity = (value: number, code?: string) =>
    code === undefined ? { value } : { value, code, system: 'http://unitsofmeasure.org' }
  test.each([
    ['1 to 2 without units', quantity(1), quantity(2), 'holds'],
    ['2 to 1 without units', quantity(2), quantity(1), 'broken'],
    ['500 mg to 1 g', quantity(500, 'mg'), quantity(1, 'g'), 'holds'],
    ['1 g to 500 mg', quantity(1, 'g'), quantity(500, 'mg'), 'broken'],
    ['1 g to 1 m, which cannot be compared', quantity(1, 'g'), quantity(1, 'm'), 'holds'],
  ])('%s', (_, low, high, verdict) => {
    expect(judge('Range', 'rng-2', { low, high })).toBe(verdict)
  })
})

describe('narratives', () => {
  const narrative = (content: string) => ({
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`,
  })
  test.each([
    ['a table', '<table><tr><td>x</td></tr></table>', 'holds'],
    ['the language of a part', '<p xml:lang="fr" lang="fr">x</p>', 'holds'],
    ['a script', '<script>alert(1)</script>', 'broken'],
    ['an event handler', '<p onclick="alert(1)">x</p>', 'broken'],
    ['a frame', '<iframe src="http://a"></iframe>', 'broken'],
    ['an element that is not closed', '<p>x', 'broken'],
    ['nothing', ' ', 'broken'],
  ])('%s', (_, content, verdict) => {
    expect(judge('Narrative', 'txt-1', narrative(content))).toBe(verdict)
  })
})
