/** The runner of TestScripts by itself: what an assertion finds wrong. */
import { describe, expect, test } from 'vitest'
import { runScript } from './support/testscript/run.ts'
import type { Assertion } from './support/testscript/script.ts'
import { anne, base, named, testerOf } from './support/testscript/toy.ts'

const bundle = {
  resourceType: 'Bundle',
  type: 'searchset',
  total: 1,
  link: [{ relation: 'self', url: 'http://a.example/Patient' }],
  entry: [{ resource: anne }],
}

describe('an assertion', () => {
  /** What holds of the answer, and what does not. */
  test.each<[string, Assertion, Assertion]>([
    ['response', { response: 'okay' }, { response: 'created' }],
    ['responseCode', { operator: 'in', responseCode: '200,204' }, { responseCode: '201' }],
    ['contentType', { contentType: 'json' }, { contentType: 'xml' }],
    [
      'headerField',
      { headerField: 'Location', operator: 'notEmpty' },
      { headerField: 'ETag', operator: 'notEmpty' },
    ],
    [
      'headerField of the request',
      { direction: 'request', headerField: 'Accept', operator: 'contains', value: 'json' },
      { direction: 'request', headerField: 'Accept', operator: 'contains', value: 'xml' },
    ],
    ['requestMethod', { requestMethod: 'get' }, { requestMethod: 'post' }],
    [
      'requestURL',
      { operator: 'contains', requestURL: 'Patient/a' },
      { operator: 'contains', requestURL: 'Patient/b' },
    ],
    ['resource', { resource: 'Patient' }, { resource: 'Bundle' }],
    [
      'path',
      { path: 'fhir:Patient/fhir:name/fhir:given/@value', operator: 'equals', value: 'Marie' },
      { path: 'fhir:Patient/fhir:name/fhir:given/@value', operator: 'equals', value: 'Paul' },
    ],
    [
      'expression',
      { expression: 'Patient.name.family', value: 'Martin' },
      { expression: 'Patient.name.family', value: 'Dupont' },
    ],
    [
      'a statement',
      { expression: 'Patient.name.count() >= 1' },
      { expression: 'Patient.name.count() > 1' },
    ],
    [
      'compareToSource',
      { compareToSourceId: 'anne', compareToSourceExpression: 'Patient.name.family' },
      { compareToSourceId: 'anne', compareToSourceExpression: 'Patient.birthDate' },
    ],
    ['validateProfileId', { validateProfileId: 'patient' }, { validateProfileId: 'bundle' }],
    ['minimumId', { minimumId: 'anne' }, { minimumId: 'more' }],
  ])('%s', async (_, holds, fails) => {
    const { tester } = testerOf()
    const more = { ...anne, birthDate: '1980-01-01' }
    const script = {
      ...base,
      fixture: [...(base.fixture ?? []), { id: 'more', resource: { reference: 'more' } }],
      setup: {
        action: [
          { operation: named('read', { targetId: 'anne' }) },
          { assert: holds },
          { assert: fails },
          { assert: { ...fails, warningOnly: true } },
        ],
      },
    }
    const results = await runScript(script, { ...tester, fixtures: { ...tester.fixtures, more } })
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'warning'])
  })

  test.each([
    ['with a link to itself', bundle, 'passed'],
    ['without one', { ...bundle, link: [] }, 'failed'],
    ['with a relative one', { ...bundle, link: [{ relation: 'self', url: 'Patient' }] }, 'failed'],
  ])('navigationLinks of a Bundle %s', async (_, answer, outcome) => {
    const { tester } = testerOf({ text: JSON.stringify(answer) })
    const action = [
      { operation: named('search', { params: '' }) },
      { assert: { navigationLinks: true } },
    ]
    const [result] = await runScript({ ...base, setup: { action } }, tester)
    expect(result?.outcome).toBe(outcome)
  })

  test.each<[string, Assertion]>([
    ['of no kind', { description: 'x' }],
    ['with an unknown operator', { operator: 'resembles', responseCode: '200' }],
    ['of an unknown profile', { validateProfileId: 'none' }],
    ['before anything was sent', { response: 'okay' }],
  ])('%s never passes', async (_, assert) => {
    const { tester } = testerOf()
    const [result] = await runScript({ ...base, setup: { action: [{ assert }] } }, tester)
    expect(result?.outcome).toBe('failed')
  })
})
