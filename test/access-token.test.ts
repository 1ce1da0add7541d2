/** What a verified token becomes, and what a refusal tells; each way to be refused is a row of test/token-cases.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createTokenVerifier } from '../access/token.ts'
import type { TokenVerifier } from '../access/token.ts'
import { refusalOf } from '../access/refusal.ts'
import { createTestKey, moment, outcomeOf, sign, trust } from './support/tokens.ts'
import type { Changes, TestKey } from './support/tokens.ts'

let es: TestKey
let verify: TokenVerifier

beforeAll(async () => {
  es = await createTestKey('ES384', 'es')
  verify = createTokenVerifier([trust([es])], { now: () => new Date(moment * 1000) })
})

describe('what a refusal tells', () => {
  it.each<[string, Changes, string, string | undefined]>([
    [
      'a token problem',
      { aud: 'secret-audience' },
      'UNAUTHENTICATED',
      'ERR_JWT_CLAIM_VALIDATION_FAILED aud',
    ],
    ['an expired token', { exp: moment - 60 }, 'UNAUTHENTICATED', 'ERR_JWT_EXPIRED exp'],
    ['a scope problem', { scope: 'patient/Secret.rs' }, 'FORBIDDEN', undefined],
  ])(
    '%s: the code to the caller, codes and names to the log',
    async (_name, claims, code, detail) => {
      const token = await sign(es, claims)
      const error: unknown = await verify(`Bearer ${token}`).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code })
      expect(refusalOf(error)?.detail).toBe(detail)
      expect(`${JSON.stringify(error)} ${refusalOf(error)?.message}`).not.toMatch(/secret/i)
    },
  )
})

it('an accepted token becomes its access', async () => {
  const token = await sign(es, { scope: 'patient/*.rs', patient: 'p1', fhirUser: 'Practitioner/x' })
  expect(await verify(`Bearer ${token}`)).toMatchObject({
    issuer: 'https://issuer.example',
    subject: 'physician',
    clientId: 'app',
    tokenId: 'token-1',
    patient: 'p1',
    fhirUser: 'Practitioner/x',
    expires: moment + 240,
  })
})

it.each(['\n', ' '])('what HTTP would have cut off a header is refused here: %j', async (end) => {
  const token = await sign(es)
  expect(await outcomeOf(() => verify(`Bearer ${token}${end}`))).toBe('header-malformed')
})

it('no issuer at all is a fault at boot', () => {
  expect(() => createTokenVerifier([])).toThrow(/no issuer/)
})
