/** The rules of the national identity (INS): which identifiers it is, how sure it is, when it may be shown. */
import { describe, expect, test } from 'vitest'
import { isIns, mayHoldIns } from '../fhir/identity/ins.ts'
import { identityStatusOf } from '../fhir/identity/status.ts'
import { insIdentityOf, mayShowIns, strictTraitsOf } from '../fhir/identity/traits.ts'
import type { JsonObject } from '../fhir/json.ts'
import {
  birthPlaceUrl,
  codes,
  frType,
  hl7Type,
  insee,
  reliability,
  status,
} from './support/fr-core.ts'
import { identified, insOf, ippOf, nirSystem, nssOf, statusOf } from './support/identified.ts'

const oid = (end: string) => `urn:oid:1.2.250.1.213.1.4.${end}`

describe('an identifier is an INS', () => {
  test.each<[string, JsonObject, boolean]>([
    ['INS-NIR', insOf('1'), true],
    ['INS-NIA', { type: frType('INS-NIA'), system: oid('9'), value: '1' }, true],
    ['a test INS', { type: frType('INS-NIR-TEST'), system: oid('10'), value: '1' }, true],
    ['a demo INS', { type: frType('INS-NIR-DEMO'), system: oid('11'), value: '1' }, true],
    ['the obsolete INS-C', { type: frType('INS-C'), system: oid('2'), value: '1' }, true],
    ['by its system alone', { system: nirSystem, value: '1' }, true],
    ['by an OID without a scheme', { system: '1.2.250.1.213.1.4.9', value: '1' }, true],
    ['by an OID in capitals', { system: 'URN:OID:1.2.250.1.213.1.4.10', value: '1' }, true],
    ['by its type alone', { type: frType('INS-NIR'), value: '1' }, true],
    ['by the type of an older code system', { type: { coding: [{ code: 'INS-NIR' }] } }, true],
    [
      'one that is also an insurance number',
      { ...insOf('1'), type: { coding: [{ code: 'NH' }, { code: 'INS-NIR' }] } },
      true,
    ],
    ['no insurance number, which shares the system', nssOf('1'), false],
    ['an insurance number of another branch', { type: hl7Type('NH'), system: oid('9') }, true],
    ['no hospital number', ippOf('1'), false],
    ['no other branch', { system: oid('80'), value: '1' }, false],
    ['no coding', { system: nirSystem, code: '1' }, false],
  ])('%s', (_, identifier, expected) => {
    expect(isIns(identifier)).toBe(expected)
    if (expected) expect(mayHoldIns(JSON.stringify(identifier))).toBe(true)
  })
})

const method = (code: string): JsonObject => ({
  url: 'methodCollection',
  valueCoding: { system: `${codes}/fr-core-cs-method-collection`, code },
})
const comment = (code: string): JsonObject => ({ url: 'comment', valueCoding: { code } })

describe('the status of an identity', () => {
  test.each<[string, JsonObject[], string | undefined]>([
    ['is what it says: PROV', [reliability(statusOf('PROV'))], 'PROV'],
    ['is what it says: VALI', [reliability(statusOf('VALI'))], 'VALI'],
    ['is what it says: RECUP', [reliability(statusOf('RECUP'))], 'RECUP'],
    ['is what it says: QUAL', [reliability(statusOf('QUAL'))], 'QUAL'],
    ['older PROV, not asked of the teleservice', [reliability(status('PROV'))], 'PROV'],
    ['older PROV, given by it', [reliability(status('PROV'), method('INSI'))], 'RECUP'],
    ['older VALI, not asked of the teleservice', [reliability(status('VALI'))], 'VALI'],
    ['older VALI, taken by hand', [reliability(status('VALI'), method('SM'))], 'VALI'],
    ['older VALI, given by the teleservice', [reliability(status('VALI'), method('INSI'))], 'QUAL'],
    ['older VALI, by the card application', [reliability(status('VALI'), method('AV'))], 'QUAL'],
    ['an attribute is none', [reliability(status('DOUB'))], undefined],
    ['an unknown one is none', [reliability(statusOf('SURE'))], undefined],
    ['nothing said', [], undefined],
    ['said twice', [reliability(statusOf('QUAL')), reliability(statusOf('PROV'))], undefined],
    ['two in one', [reliability(statusOf('QUAL'), statusOf('PROV'))], undefined],
    ['qualified, but invented', [reliability(statusOf('QUAL'), comment('FICT'))], undefined],
    ['qualified, but doubtful', [reliability(statusOf('QUAL'), comment('DOUT'))], undefined],
  ])('%s', (_, extension, expected) => {
    expect(identityStatusOf({ extension })).toBe(expected)
  })
})

const whole = identified('q', [insOf('185057800608436')])
const [officialName] = [{ use: 'official', family: 'q', given: ['A'] }]

describe('an INS', () => {
  test('is shown with the five traits of a qualified identity', () => {
    expect(insIdentityOf(whole)).toEqual({
      matricule: '185057800608436',
      oid: nirSystem,
      status: 'QUAL',
      birthName: 'q',
      birthGivenNames: 'A B',
      birthDate: '1985-05-02',
      sex: 'female',
      birthPlace: '2A004',
    })
  })

  test.each<[string, JsonObject]>([
    ['the birth name', { name: [{ ...officialName, family: ' ' }] }],
    ['an official name', { name: [{ family: 'q', given: ['A'] }] }],
    ['one official name', { name: [officialName, officialName] }],
    ['the list of given names', { name: [officialName] }],
    ['the birth date', { birthDate: '' }],
    ['a whole birth date', { birthDate: '1985' }],
    ['the sex', { gender: 'other' }],
    ['the birth place', { extension: [reliability(statusOf('QUAL'))] }],
    [
      'a COG code of it',
      {
        extension: [
          { url: birthPlaceUrl, valueAddress: { extension: [insee('x')] } },
          reliability(statusOf('QUAL')),
        ],
      },
    ],
  ])('is not shown without %s', (_, change) => {
    const patient = { ...whole, ...change }
    expect(strictTraitsOf(patient)).toBeUndefined()
    expect(mayShowIns(patient)).toBe(false)
    expect(insIdentityOf(patient)).toBeNull()
  })

  test.each(['PROV', 'VALI', 'RECUP'])('is not shown for %s', (code) => {
    expect(insIdentityOf(identified('q', [insOf('1')], code))).toBeNull()
  })

  test.each<[string, JsonObject[], string | undefined]>([
    ['not the insurance number', [nssOf('1')], undefined],
    [
      'not the obsolete INS-C',
      [{ type: frType('INS-C'), system: oid('2'), value: '1' }],
      undefined,
    ],
    ['not an old one', [insOf('1', { use: 'old' }), insOf('2')], '2'],
    ['none of two', [insOf('1'), insOf('2')], undefined],
  ])('is %s', (_, identifiers, expected) => {
    expect(insIdentityOf(identified('q', identifiers))?.matricule).toBe(expected)
  })
})
