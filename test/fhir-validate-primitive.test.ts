/** The values of primitives: each type with what it takes and what it refuses, and how fast. */
import { describe, expect, test } from 'vitest'
import { parseJson } from '../fhir/json.ts'
import { validateStructure } from '../fhir/validate.ts'

/** What validation says of a value, put into an extension of that type. */
function faultOf(type: string, value: unknown): string | undefined {
  const name = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`
  const extension = [{ url: 'http://a', [name]: value }]
  const text = JSON.stringify({ resourceType: 'Patient', extension })
  const [issue] = validateStructure(parseJson(text).value)
  if (issue !== undefined)
    expect(issue.expression).toBe(`Patient.extension[0].value.ofType(${type})`)
  return issue?.message
}

describe('taken', () => {
  test.each([
    ['boolean', false],
    ['integer', -2_147_483_648],
    ['unsignedInt', 0],
    ['positiveInt', 1],
    ['decimal', 1.5],
    ['decimal', 3],
    ['string', ' \u00a0 '],
    ['string', 'a\tb\r\nc'],
    ['string', 'x'.repeat(1024 * 1024)],
    ['markdown', '# a\n\nb'],
    ['code', 'a b'],
    ['id', 'a.B-9'],
    ['uri', 'urn:oid:1.2'],
    ['url', 'http://a.org'],
    ['canonical', 'http://a.org|1#x'],
    ['oid', 'urn:oid:1.2.250'],
    ['uuid', 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
    ['base64Binary', 'QUJD\n REVG\r\nRw=='],
    ['date', '2020'],
    ['date', '2020-02'],
    ['date', '2020-02-29'],
    ['dateTime', '2020-02-29'],
    ['dateTime', '2020-02-29T23:59:59.123456+14:00'],
    ['instant', '2016-12-31T23:59:60Z'],
    ['time', '23:59:59'],
  ])('%s', (type, value) => {
    expect(faultOf(type, value)).toBeUndefined()
  })
})

describe('refused', () => {
  test.each([
    ['boolean', 'true', 'must be true or false'],
    ['integer', 1.5, 'must be a whole number'],
    ['integer', 2_147_483_648, 'must be a whole number'],
    ['integer', '1', 'must be a number'],
    ['unsignedInt', -1, 'must be a whole number from 0'],
    ['positiveInt', 0, 'must be a whole number from 1'],
    ['decimal', '1.5', 'must be a number'],
    ['string', 'a\u0013', 'must not hold control characters'],
    ['markdown', 'a\u000b', 'must not hold control characters'],
    ['string', 1, 'must be a string'],
    ['string', {}, 'must be a string'],
    ['string', '', 'must not be empty'],
    ['string', null, 'must not be null'],
    ['string', 'x'.repeat(1024 * 1024 + 1), 'must not be longer'],
    ['code', 'a  b', 'not a valid code'],
    ['code', ' a', 'not a valid code'],
    ['id', 'a_b', 'not a valid id'],
    ['id', 'x'.repeat(65), 'not a valid id'],
    ['uri', 'a b', 'not a valid uri'],
    ['oid', '1.2.250', 'not a valid oid'],
    ['uuid', 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520', 'not a valid uuid'],
    ['base64Binary', 'QUJ', 'not valid base64'],
    ['base64Binary', 'QQ==QQ==', 'not valid base64'],
    ['base64Binary', 'QUJ-', 'not valid base64'],
    ['date', '2020-02-30', 'not a valid date'],
    ['date', '2023-02-29', 'not a valid date'],
    ['date', '1900-02-29', 'not a valid date'],
    ['date', '2020-04-31', 'not a valid date'],
    ['date', '29/02/2020', 'not a valid date'],
    ['date', '2020-02-29T10:00:00Z', 'not a valid date'],
    ['dateTime', '2023-02-29T10:00:00Z', 'not a valid dateTime'],
    ['dateTime', '2020-01-01T10:00:00', 'not a valid dateTime'],
    ['instant', '2020-01-01', 'not a valid instant'],
    ['time', '24:00:00', 'not a valid time'],
  ])('%s: %j', (type, value, message) => {
    expect(faultOf(type, value)).toContain(message)
  })
})

describe('texts made to keep a pattern busy take no time', () => {
  test.each([
    ['code', `${'a '.repeat(30_000)} `],
    ['base64Binary', `${'QUJD \n'.repeat(200_000)}!`],
    ['uri', `${'a'.repeat(60_000)} `],
    ['oid', `urn:oid:1${'.1'.repeat(30_000)}.`],
    ['dateTime', `2020-01-01T10:00:00.${'1'.repeat(60_000)}`],
  ])('%s', (type, value) => {
    const start = performance.now()
    expect(faultOf(type, value)).toBeDefined()
    expect(performance.now() - start).toBeLessThan(500)
  })
})
