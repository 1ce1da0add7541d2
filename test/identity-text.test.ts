/** The mask over JSON text: numbers keep their digits, and what leaves out a trait leaves out the matricule. */
import { describe, expect, test } from 'vitest'
import { maskText } from '../fhir/identity/mask-text.ts'
import { identified, insOf } from './support/identified.ts'

const qualified = '185057800608436'

describe('a text', () => {
  const text = JSON.stringify(
    identified('q', [insOf(qualified)], 'QUAL', { multipleBirthInteger: 1 }),
  ).replace('"multipleBirthInteger":1', '"extension2":[1.10,1e2],"multipleBirthInteger":1.0')

  test('is untouched for who may see it', () => {
    expect(maskText(text, true)).toBe(text)
  })
  test('keeps the digits of its numbers and the order of its names', () => {
    const masked = maskText(text, false)
    expect(masked).not.toContain(qualified)
    expect(masked).toContain('"extension2":[1.10,100],"multipleBirthInteger":1.0')
    expect(masked.startsWith('{"resourceType":"Patient","id":"q"')).toBe(true)
  })
  test('that leaves out a trait shows no matricule', () => {
    const partial = text.replace('"birthDate":"1985-05-02",', '')
    expect(partial).not.toBe(text)
    expect(maskText(partial, true)).not.toContain(qualified)
  })
  test('that holds none is not even read', () => {
    expect(maskText('no JSON', false)).toBe('no JSON')
  })
})
