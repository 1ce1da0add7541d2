/** Sealed references: only the token they were handed to can present them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from '../access/seal.ts'
import { accessOf } from './support/tokens.ts'

const key = new Uint8Array(32).fill(7)
const patient = accessOf('patient/*.rs', { patient: 'p1' })
const sealer = createSealer(key, patient)
const sealed = sealer.seal('Practitioner/x')
const refused = expect.objectContaining({ code: 'INVALID_ARGUMENT' })

describe('a reference', () => {
  it.each([
    ['Practitioner/x', { type: 'Practitioner', id: 'x', contained: undefined }],
    ['Observation/a-b.C9', { type: 'Observation', id: 'a-b.C9', contained: undefined }],
    ['Condition/c#0', { type: 'Condition', id: 'c', contained: 0 }],
    ['Condition/c#12', { type: 'Condition', id: 'c', contained: 12 }],
  ])('%s comes back, sealed and plain', (reference, expected) => {
    expect(sealer.parse(sealer.seal(reference))).toEqual({ ...expected, sealed: true })
    expect(sealer.parse(reference)).toEqual({ ...expected, sealed: false })
  })

  it.each([
    ...['', 'Practitioner', 'Practitioner/', '/x', 'practitioner/x', 'Practitioner/x/y', 'Basic/x'],
    ...['Practitioner/x#', 'Practitioner/x#p1', 'Practitioner/x#-1', 'Practitioner/x#01'],
    ...['Practitioner/x#1#2', 'Practitioner/x@2020', 'Practitioner/x y', 'Practitioner/x\n'],
    ...[`Practitioner/${'x'.repeat(65)}`, 'Practitioner/x~', 'Practitioner/x~abc', 'constructor/x'],
  ])('%j is malformed', (text) => expect(() => sealer.parse(text)).toThrow(refused))
})

describe('a seal', () => {
  const sealerOf = (who: Parameters<typeof accessOf>[1]) =>
    createSealer(key, accessOf('patient/*.rs', { patient: 'p1', ...who }))

  it('holds between processes that share the key', () => {
    expect(sealerOf({}).parse(sealed).sealed).toBe(true)
  })

  it.each([
    ["another token's", sealerOf({ tokenId: 'token-2' }).seal('Practitioner/x')],
    ["another subject's", sealerOf({ subject: 'nurse' }).seal('Practitioner/x')],
    ["another issuer's", sealerOf({ issuer: 'https://other.example' }).seal('Practitioner/x')],
    ["another key's", createSealer(new Uint8Array(32), patient).seal('Practitioner/x')],
    ['moved to another id', sealed.replace('/x', '/y')],
    ['moved to another type', sealed.replace('Practitioner', 'Organization')],
    ['moved to a contained resource', sealed.replace('/x', '/x#0')],
    ['of zeros', `Practitioner/x~${'A'.repeat(22)}`],
    ['cut short', sealed.slice(0, -1)],
    ['doubled', `${sealed}~${sealed.slice(-22)}`],
    ['with padding', `${sealed}==`],
  ])('%s is refused, not taken for a plain reference', (_name, text) => {
    expect(() => sealer.parse(text)).toThrow(refused)
  })

  it('has one spelling: changing any character breaks it', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    fc.assert(
      fc.property(fc.nat(21), fc.constantFrom(...alphabet), (index, letter) => {
        const at = sealed.length - 22 + index
        const text = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`
        fc.pre(text !== sealed)
        expect(() => sealer.parse(text)).toThrow(refused)
      }),
    )
  })

  it('cannot be guessed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const seal = Buffer.from(bytes).toString('base64url')
        expect(() => sealer.parse(`Practitioner/x~${seal}`)).toThrow(refused)
      }),
    )
  })
})

describe('who needs seals', () => {
  it.each([
    ['patient/*.rs', {}, true],
    ['user/*.rs patient/*.rs', {}, true],
    ['user/*.rs', { fhirUser: 'Patient/p1' }, true],
    ['user/*.rs', {}, false],
    ['system/*.rs', {}, false],
  ] as const)('%s %j: %s', (scope, who, needed) => {
    const one = createSealer(key, accessOf(scope, { patient: 'p1', ...who }))
    expect(one.needsSeal).toBe(needed)
    expect(one.seal('Practitioner/x').includes('~')).toBe(needed)
  })
})

it('a key of another length is a fault of the program', () => {
  expect(() => createSealer(new Uint8Array(16), patient)).toThrow(/32 bytes/)
})
