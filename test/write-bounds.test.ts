/** What one resource may ask of the record at most: how deep it nests. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toStoredText, UnstorableError } from '../fhir/canonical.ts'
import type { JsonValue } from '../fhir/json.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward

/** So many extensions, one in another; each nests by two, the last holds a text. */
const nested = (levels: number): object => ({
  url: 'urn:level',
  ...(levels === 1 ? { valueString: 'x' } : { extension: [nested(levels - 1)] }),
})

beforeAll(async () => {
  ward = await openWard([
    patient('Un', { id: 'a' }),
    observation('a', { id: 'deep', extension: [nested(40)] }),
  ])
})

afterAll(() => ward.close())

describe('a resource nests no deeper than it can be read again', () => {
  /** The observation holds 40 levels; the last of them takes more. */
  const grow = (levels: number) => {
    const last = '/extension/0'.repeat(40)
    return ward.send('staff', 'PATCH', 'Observation/deep', {
      body: [
        { op: 'remove', path: `${last}/valueString` },
        { op: 'add', path: `${last}/extension`, value: [nested(levels)] },
      ],
    })
  }

  test('a patch that goes deeper is refused, one that does not is read', async () => {
    const refused = await grow(10)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('too deeply nested')
    expect((await grow(9)).status).toBe(200)
    for (const page of ['Observation?_id=deep', 'Observation/deep/_history'])
      expect((await ward.send('staff', 'GET', page)).status).toBe(200)
  })

  test('nothing deeper is stored, whoever made it', () => {
    const lists = (levels: number): JsonValue => (levels === 0 ? 1 : [lists(levels - 1)])
    const store = (levels: number) => toStoredText({ value: lists(levels), exact: new Map() })
    expect(store(100)).toBe('['.repeat(100) + '1' + ']'.repeat(100))
    expect(() => store(101)).toThrow(UnstorableError)
  })
})
