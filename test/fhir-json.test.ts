/** The lossless reader and the canonical text: what is read, what is refused, what counts as the same. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalHash, toStoredText, UnstorableError } from '../fhir/canonical.ts'
import { JsonError, parseJson } from '../fhir/json.ts'

const stored = (text: string) => toStoredText(parseJson(text))
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('refused, with the reason and the place', () => {
  test.each([
    ['nothing', '', 'ends too early', 1, 1],
    ['two documents', '{} {}', 'text after the end', 1, 4],
    ['a missing comma', '{"a":1\n"b":2}', 'expected "," or "}"', 2, 1],
    ['a comma too many', '[1,]', 'expected a value', 1, 4],
    ['a comment', '{"a":1, // note\n"b":2}', 'comments are not allowed', 1, 9],
    ['a name without quotes', '{a:1}', 'a name in double quotes', 1, 2],
    ['single quotes', "{'a':1}", 'a name in double quotes', 1, 2],
    ['the wrong bracket', '{"a":[1}', 'expected "," or "]"', 1, 8],
    ['an unfinished string', '"abc', 'ends inside a string', 1, 5],
    ['a line break in a string', '"a\nb"', 'control character', 1, 3],
    ['an unknown escape', String.raw`"\x41"`, 'unknown escape', 1, 2],
    ['NaN', '[NaN]', 'expected a value', 1, 2],
    ['a leading zero', '[01]', 'malformed number', 1, 2],
    ['a bare point', '[1.]', 'malformed number', 1, 2],
    ['a name twice', '{"a":1,"b":{"c":1,"c":2}}', 'the same name twice', 1, 19],
    ['a name twice, once escaped', String.raw`{"a":1,"\u0061":2}`, 'the same name twice', 1, 8],
    ['a name that JavaScript reserves', '{"__proto__":{"admin":true}}', 'FHIR cannot have', 1, 2],
    ['a name that is a number', '{"1":1.10,"0":2.20}', 'FHIR cannot have', 1, 2],
    ['nesting of 101', nested(101), 'nested deeper than 100', 1, 101],
    ['nesting without end', '['.repeat(100_000), 'nested deeper than 100', 1, 101],
    ['a number beyond a double', '{"a":1e400}', 'number out of bounds', 1, 6],
    ['a number with a huge exponent', '{"a":1e-99999999999}', 'number out of bounds', 1, 6],
    ['a number of 1001 digits', `[${'1'.repeat(1001)}]`, 'number out of bounds', 1, 2],
  ])('%s', (_, text, reason, line, column) => {
    expect(() => parseJson(text)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(reason), line, column }),
    )
  })

  test('the message is one line and repeats nothing of the text', () => {
    const error = catchError(() => parseJson('{"name": SECRET}'))
    expect(error).toBeInstanceOf(JsonError)
    expect(String(error)).toBe('JsonError: not valid JSON: expected a value (line 1, column 10)')
  })
})

test('whatever the platform refuses is refused, and the other way round for plain values', () => {
  const text = fc.oneof(
    fc.json(),
    fc.json().map((json) => json.slice(1)),
    fc.string({ unit: fc.constantFrom(...'{}[]",:0-1e.\\ \ntrufalsn') }),
  )
  fc.assert(
    fc.property(text, (candidate) => {
      const expected = catchError(() => JSON.parse(candidate)) === undefined
      const error = catchError(() => parseJson(candidate))
      if (!expected) expect(error).toBeInstanceOf(JsonError)
      else if (error !== undefined) expect(String(error)).toMatch(/FHIR cannot have|twice|bounds/)
    }),
    { numRuns: 2000 },
  )
})

describe('accepted', () => {
  test.each([
    ['nesting of 100', nested(100)],
    ['white space around', ' \t\r\n{"a" : [ 1 , 2 ] }\n'],
    ['escapes', String.raw`"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"`],
    ['a backslash before the closing quote', String.raw`{"a":"\\","b":":{\"c\":"}`],
    ['the names of an object in two objects', '[{"a":1},{"a":2}]'],
    ['an empty name', '{"":1}'],
    ['numbers in strings', '{"a":"1.10","b":"[1.10"}'],
  ])('%s gives what the platform gives', (_, text) => {
    expect(parseJson(text).value).toEqual(JSON.parse(text))
  })
})

describe('numbers keep their digits and lose their exponent, as in PostgreSQL', () => {
  test.each([
    ['1.10', '1.10'],
    ['1.0', '1.0'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['0.0000001', '0.0000001'],
    ['1e2', '100'],
    ['1.10e1', '11.0'],
    ['1E-22', '0.0000000000000000000001'],
    ['-1.5e-3', '-0.0015'],
    ['0e5', '0'],
    ['0.10e-2', '0.0010'],
    ['12345678901234567890.123456789', '12345678901234567890.123456789'],
    ['1000000000000000000000', '1000000000000000000000'],
  ])('%s is stored as %s', (source, decimal) => {
    expect(stored(`{"a":[${source}],"b":${source}}`)).toBe(`{"a":[${decimal}],"b":${decimal}}`)
  })

  test('each number stays in its place', () => {
    expect(stored('{"z":{"v":1.10},"a":[1,1.10,{"v":2.0}],"m":2.50}')).toBe(
      '{"a":[1,1.10,{"v":2.0}],"m":2.50,"z":{"v":1.10}}',
    )
  })
})

describe('contents that are the same, and others', () => {
  const same = (a: string, b: string) =>
    canonicalHash(parseJson(a)).equals(canonicalHash(parseJson(b)))

  test.each([
    ['names in another order', '{"a":1,"b":[1,2]}', '{"b":[1,2],"a":1}'],
    ['another layout', '{"a":1}', ' { "a" : 1 } '],
    ['another way to write a string', '{"a":"é/"}', String.raw`{"a":"\u00e9\/"}`],
    ['an exponent', '{"a":100}', '{"a":1e2}'],
    ['another version', '{"meta":{"versionId":"1"},"a":1}', '{"meta":{"versionId":"2"},"a":1}'],
    ['no version', '{"meta":{"versionId":"1","lastUpdated":"2020"},"a":1}', '{"a":1}'],
    ['a version beside a tag', '{"meta":{"versionId":"1","tag":[]}}', '{"meta":{"tag":[]}}'],
  ])('the same: %s', (_, a, b) => {
    expect(same(a, b)).toBe(true)
  })

  test.each([
    ['a trailing zero', '{"a":1.1}', '{"a":1.10}'],
    ['a number as a string', '{"a":1}', '{"a":"1"}'],
    ['another order in a list', '[1,2]', '[2,1]'],
    ['another tag', '{"meta":{"source":"a"}}', '{"meta":{"source":"b"}}'],
    ['the version of what is inside', '{"c":[{"meta":{"versionId":"1"}}]}', '{"c":[{}]}'],
  ])('not the same: %s', (_, a, b) => {
    expect(same(a, b)).toBe(false)
  })

  test('the hash of a document is the hash of its stored text', () => {
    const document = parseJson('{"b":1.10,"a":"x"}')
    expect(canonicalHash(document)).toEqual(canonicalHash(toStoredText(document)))
  })
})

describe('what PostgreSQL cannot store', () => {
  test.each([
    ['NUL', String.raw`{"a":"x\u0000"}`],
    ['NUL after a backslash', String.raw`{"a":"\\\u0000"}`],
    ['NUL in a name', String.raw`{"\u0000":1}`],
    ['half of a surrogate pair', String.raw`{"a":"\ud83d"}`],
  ])('%s is refused', (_, text) => {
    expect(() => stored(text)).toThrow(UnstorableError)
  })

  test.each([
    ['the text \\u0000', String.raw`{"a":"\\u0000"}`],
    ['the text \\ud83d', String.raw`{"a":"\\ud83d"}`],
    ['a whole surrogate pair', String.raw`{"a":"\ud83d\ude00"}`],
    ['another control character', String.raw`{"a":"\u0013"}`],
  ])('%s is stored', (_, text) => {
    expect(JSON.parse(stored(text))).toEqual(JSON.parse(text))
  })
})

test('every official example is read and written back without a change', () => {
  const folder = new URL('../node_modules/hl7.fhir.r4.examples/', import.meta.url)
  const definitions = /^(StructureDefinition|ValueSet|CodeSystem|SearchParameter|Bundle-)/
  const files = readdirSync(folder).filter(
    (name) => !definitions.test(name) && name.endsWith('.json'),
  )
  expect(files.length).toBeGreaterThan(700)
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '')
    const document = parseJson(text)
    const written = toStoredText(document)
    const { meta: _, ...content } = JSON.parse(text)
    expect(JSON.parse(written), name).toMatchObject(content)
    expect(toStoredText(parseJson(written)), name).toBe(written)
    expect(canonicalHash(parseJson(written)), name).toEqual(canonicalHash(document))
  }
})

const edgeCases = new URL('../../shared/data/fhir/hl7-examples/edge-cases/', import.meta.url)
const broken = /^(bad-json|json-comma-bad|json-comments-1|json-no-quotes|patient-duplicate\.json)/

test.skipIf(!existsSync(edgeCases))(
  'the broken files of the FHIR test cases, and only those, are refused',
  () => {
    const refused = readdirSync(edgeCases).filter((name) => {
      const text = readFileSync(new URL(name, edgeCases), 'utf8').replace(/^\uFEFF/, '')
      return name.endsWith('.json') && catchError(() => parseJson(text)) !== undefined
    })
    expect(refused).toEqual(readdirSync(edgeCases).filter((name) => broken.test(name)))
  },
)

function catchError(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}
