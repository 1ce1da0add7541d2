/** Scopes with a query: which are understood whole, and which refuse the token. */
import { describe, expect, it } from 'vitest'
import { parseScopes } from '../access/scopes.ts'
import { outcomeOf } from './support/tokens.ts'

const category = 'http://terminology.hl7.org/CodeSystem/observation-category'
const one = (code: string, ...values: string[]) => ({ code, values })

describe('understood', () => {
  it.each([
    [
      `patient/Observation.rs?category=${category}|laboratory`,
      [one('category', `${category}|laboratory`)],
    ],
    ['patient/Observation.rs?category=laboratory', [one('category', 'laboratory')]],
    ['user/Observation.s?category=a,b', [one('category', 'a', 'b')]],
    ['user/Observation.s?category=a%2Cb', [one('category', 'a', 'b')]],
    ['user/Observation.s?category=a%5C%2Cb', [one('category', 'a\\,b')]],
    ['user/Observation.s?category=a&status=final', [one('category', 'a'), one('status', 'final')]],
    ['user/Observation.s?category=a&category=b', [one('category', 'a'), one('category', 'b')]],
    ['user/Observation.s?%63ategory=%61', [one('category', 'a')]],
    ['user/Observation.s?category=|a', [one('category', '|a')]],
    ['user/Observation.s?category=urn:x|', [one('category', 'urn:x|')]],
    ['user/Observation.s?subject=Patient/p1', [one('subject', 'Patient/p1')]],
    ['user/Observation.s?encounter=e1', [one('encounter', 'e1')]],
    ['user/Observation.s?_id=a,b', [one('_id', 'a', 'b')]],
    ['user/*.rs?_tag=urn:x|y', [one('_tag', 'urn:x|y')]],
    ['system/*.rs?_security=N', [one('_security', 'N')]],
    ['system/*.rs?_profile=https://x.example/p', [one('_profile', 'https://x.example/p')]],
  ])('%s', (scope, query) => {
    expect(parseScopes(scope)[0]?.query).toEqual(query)
  })

  it('is frozen', () => {
    const [grant] = parseScopes('user/Observation.s?category=a')
    const query = grant?.query ?? []
    expect(Object.isFrozen(query) && Object.isFrozen(query[0]?.values)).toBe(true)
  })
})

describe('refused', () => {
  it.each([
    ['nothing', 'patient/Observation.rs?'],
    ['no value', 'patient/Observation.rs?category'],
    ['a parameter of some types, on all', 'user/*.rs?category=a'],
    ['an empty value', 'user/Observation.s?category='],
    ['an empty alternative', 'user/Observation.s?category=a,'],
    ['an empty parameter', 'user/Observation.s?category=a&'],
    ['a second query', 'user/Observation.s?category=a?status=b&x'],
    ['an unknown parameter', 'user/Observation.s?colour=red'],
    ['a name that every object has', 'user/Observation.s?constructor=a'],
    ['a modifier', 'user/Observation.s?category:not=a'],
    ['a modifier in disguise', 'user/Observation.s?category%3Anot=a'],
    ['a chain', 'user/Observation.s?subject.name=a'],
    ['a reverse chain', 'user/Patient.s?_has:Observation:patient:code=a'],
    ['a filter', 'user/Observation.s?_filter=a'],
    ['a date', 'user/Observation.s?date=2024'],
    ['the time of the last change', 'user/Observation.s?_lastUpdated=2024'],
    ['a text', 'user/Patient.s?name=a'],
    ['a quantity', 'user/Observation.s?value-quantity=5'],
    ['a composite', 'user/Observation.s?code-value-concept=a$b'],
    ['an identifier, which may be masked', 'user/Patient.s?identifier=a'],
    ['a result parameter', 'user/Observation.s?_count=5'],
    ['a type that is parked here', 'system/Basic.rs?code=a'],
    ['three parts', 'user/Observation.s?category=a|b|c'],
    ['nothing but a bar', 'user/Observation.s?category=|'],
    ['a broken escape', 'user/Observation.s?category=%E0%A4%A'],
    ['a plus, which may mean a space', 'user/Observation.s?category=a+b'],
    ['U+0000', 'user/Observation.s?category=%00'],
    ['version 1', 'user/Observation.read?category=a'],
    ['no letters', 'user/Observation.?category=a'],
    [
      'a long list',
      `user/Observation.s?category=${Array.from({ length: 101 }, (_, n) => n).join()}`,
    ],
    ['a good one beside it', 'user/Patient.rs user/Observation.s?colour=red'],
  ])('%s: %s', async (_, scope) => {
    expect(await outcomeOf(() => parseScopes(scope))).toBe('scope-malformed')
  })
})
