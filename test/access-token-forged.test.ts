/** Forged tokens and odd Authorization headers: every known attack on the signature is refused. */
import { createHmac, createPublicKey, randomBytes } from 'node:crypto'
import { CompactEncrypt } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTokenVerifier } from '../access/token.ts'
import type { TokenVerifier } from '../access/token.ts'
import {
  createTestKey,
  encode,
  moment,
  outcomeOf,
  sign,
  trust,
  unsigned,
} from './support/tokens.ts'
import type { Changes, TestKey } from './support/tokens.ts'

let es: TestKey
let rs: TestKey
let stranger: TestKey
let verify: TokenVerifier

beforeAll(async () => {
  ;[es, rs, stranger] = await Promise.all([
    createTestKey('ES384', 'es'),
    createTestKey('RS384', 'rs'),
    createTestKey('ES384', 'es'),
  ])
  verify = createTokenVerifier([trust([es, rs])], { now: () => new Date(moment * 1000) })
})

const present = (token: string): Promise<string> => outcomeOf(() => verify(`Bearer ${token}`))

/** The three parts of a valid token. */
async function parts(): Promise<[string, string, string]> {
  const [header = '', claims = '', signature = ''] = (await sign(es)).split('.')
  return [header, claims, signature]
}

/** A valid token whose header is exchanged after signing. */
async function withHeader(text: string): Promise<string> {
  const [, claims, signature] = await parts()
  return `${Buffer.from(text).toString('base64url')}.${claims}.${signature}`
}

async function withClaims(changes: Changes): Promise<string> {
  const [header, , signature] = await parts()
  return `${header}.${unsigned({}, changes).split('.')[1] ?? ''}.${signature}`
}

async function withSignature(signature: string): Promise<string> {
  const [header, claims] = await parts()
  return `${header}.${claims}.${signature}`
}

const algorithm = (alg: string): string => unsigned({ alg, kid: 'es', typ: 'at+jwt' })

function hmac(secret: string | Buffer, kid: string): string {
  const text = unsigned({ alg: 'HS256', kid, typ: 'at+jwt' })
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** The public RSA key as everybody can download it: the secret of a classic confusion attack. */
const publicPem = (): string | Buffer =>
  createPublicKey({ key: { ...rs.publicJwk }, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  })

const encrypted = (): Promise<string> =>
  new CompactEncrypt(Buffer.from('{}'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'es' })
    .encrypt(randomBytes(32))

const critical = (name: string, value: unknown): string =>
  JSON.stringify({ ...es.header, crit: [name], [name]: value })

const twoAlgorithms = '{"alg":"none","alg":"ES384","kid":"es","typ":"at+jwt"}'

describe('forged', () => {
  it.each<[string, () => string | Promise<string>, string]>([
    ['alg none', () => `${algorithm('none')}.`, 'token-refused'],
    ['alg None', () => `${algorithm('None')}.AA`, 'token-refused'],
    ['alg nOnE', () => `${algorithm('nOnE')}.AA`, 'token-refused'],
    ['HS256 with the public RSA key as secret', () => hmac(publicPem(), 'rs'), 'token-refused'],
    ['HS256 with an empty secret', () => hmac('', 'es'), 'token-refused'],
    ["a stranger's key under our kid", () => sign(stranger), 'token-refused'],
    ['signature stripped', () => withSignature(''), 'token-refused'],
    ['signature of zeros', () => withSignature('A'.repeat(128)), 'token-refused'],
    ['scope changed', () => withClaims({ scope: 'system/*.cruds' }), 'token-refused'],
    ['patient added', () => withClaims({ patient: 'p2' }), 'token-refused'],
    ['unknown crit', () => withHeader(critical('x', 1)), 'token-refused'],
    ['b64: false', () => withHeader(critical('b64', false)), 'token-refused'],
    ['two alg in the header', () => withHeader(twoAlgorithms), 'token-refused'],
    ['an encrypted token', encrypted, 'token-refused'],
    ['two parts', async () => (await parts()).slice(0, 2).join('.'), 'token-malformed'],
    ['four parts', async () => `${await sign(es)}.AA`, 'token-malformed'],
    ['no token at all', () => 'abc', 'token-malformed'],
    ['a header that is no object', () => `${encode('x')}.${encode({})}.AA`, 'token-malformed'],
    ['a header that is no JSON', () => withHeader('{'), 'token-malformed'],
  ])('%s', async (_name, forge, outcome) => {
    expect(await present(await forge())).toBe(outcome)
  })
})

describe('the Authorization header', () => {
  it.each<[string, (token: string) => string | undefined, string]>([
    ['absent', () => undefined, 'header-missing'],
    ['empty', () => '', 'header-missing'],
    ['Bearer', (token) => `Bearer ${token}`, 'accepted'],
    ['bearer in lower case', (token) => `bearer ${token}`, 'accepted'],
    ['the token alone', (token) => token, 'header-malformed'],
    ['another scheme', (token) => `Basic ${token}`, 'header-malformed'],
    ['DPoP', (token) => `DPoP ${token}`, 'header-malformed'],
    ['two spaces', (token) => `Bearer  ${token}`, 'header-malformed'],
    ['a tab', (token) => `Bearer\t${token}`, 'header-malformed'],
    ['a space behind', (token) => `Bearer ${token} `, 'header-malformed'],
    ['a line feed behind', (token) => `Bearer ${token}\n`, 'header-malformed'],
    ['two tokens', (token) => `Bearer ${token}, Bearer ${token}`, 'header-malformed'],
    ['no token', () => 'Bearer ', 'header-malformed'],
    ['one megabyte', () => `Bearer ${'a'.repeat(1_000_000)}`, 'header-too-long'],
  ])('%s: %3$s', async (_name, write, outcome) => {
    const header = write(await sign(es))
    expect(await outcomeOf(() => verify(header))).toBe(outcome)
  })
})
