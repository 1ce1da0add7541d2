/** Tokens that the issuer did not sign as they stand: every known attack on the signature, and odd headers. */
import { createHmac, createPublicKey, randomBytes } from 'node:crypto'
import { CompactEncrypt } from 'jose'
import { encode, sign, unsigned, type Changes, type TestKey } from './tokens.ts'

/** Ours under `es` and `rs`, one of an algorithm that is not allowed, and a stranger's under our key id. */
export type TestKeys = Readonly<Record<'es' | 'rs' | 'weak' | 'stranger', TestKey>>

type Forge = (keys: TestKeys) => string | Promise<string>
type Forgery = readonly [name: string, forge: Forge, outcome: string]

const algorithm = (alg: string): string => unsigned({ alg, kid: 'es', typ: 'at+jwt' })

/** A valid token, some of whose three parts are exchanged after signing. */
const exchanged =
  (parts: {
    readonly header?: string
    readonly claims?: Changes
    readonly signature?: string
  }): Forge =>
  async ({ es }) => {
    const [header, claims, signature] = (await sign(es)).split('.')
    return [
      parts.header === undefined ? header : Buffer.from(parts.header).toString('base64url'),
      parts.claims === undefined ? claims : unsigned({}, parts.claims).split('.')[1],
      parts.signature ?? signature,
    ].join('.')
  }

/** A valid token whose header demands what we do not know. */
const critical =
  (name: string, value: unknown): Forge =>
  (keys) =>
    exchanged({ header: JSON.stringify({ ...keys.es.header, crit: [name], [name]: value }) })(keys)

function hmac(alg: string, secret: string | Buffer, kid: string): string {
  const text = unsigned({ alg, kid, typ: 'at+jwt' })
  const digest = createHmac(alg.replace('HS', 'sha'), secret).update(text).digest('base64url')
  return `${text}.${digest}`
}

/** A public key as everybody can download it: the secret of a classic confusion attack. */
const publicPem = ({ publicJwk }: TestKey): string | Buffer =>
  createPublicKey({ key: { ...publicJwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })

const encrypted: Forge = () =>
  new CompactEncrypt(Buffer.from('{}'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'es' })
    .encrypt(randomBytes(32))

/** Signed with RS256, and named RS384 afterwards. */
const renamed: Forge = async ({ rs, weak }) => {
  const [, claims, signature] = (await sign(weak)).split('.')
  return [encode({ ...rs.header, kid: 'weak' }), claims, signature].join('.')
}

const refused = '401 token-refused'
const malformed = '401 token-malformed'

export const forgeries: readonly Forgery[] = [
  ['RS384', ({ rs }) => sign(rs), 'accepted'],
  ['RS256, with a key of ours', ({ weak }) => sign(weak), refused],
  ['RS256, named RS384', renamed, refused],
  ['alg none', () => `${algorithm('none')}.`, refused],
  ['alg None', () => `${algorithm('None')}.AA`, refused],
  ['alg nOnE', () => `${algorithm('nOnE')}.AA`, refused],
  ['no alg', () => `${unsigned({ kid: 'es', typ: 'at+jwt' })}.AA`, refused],
  [
    'HS256 with the public RSA key as secret',
    ({ rs }) => hmac('HS256', publicPem(rs), 'rs'),
    refused,
  ],
  [
    'HS384 with the public RSA key as secret',
    ({ rs }) => hmac('HS384', publicPem(rs), 'rs'),
    refused,
  ],
  [
    'HS384 with the public EC key as secret',
    ({ es }) => hmac('HS384', publicPem(es), 'es'),
    refused,
  ],
  ['HS256 with an empty secret', () => hmac('HS256', '', 'es'), refused],
  ["a stranger's key under our kid", ({ stranger }) => sign(stranger), refused],
  ['signature stripped', exchanged({ signature: '' }), refused],
  ['signature of zeros', exchanged({ signature: 'A'.repeat(128) }), refused],
  ['scope widened', exchanged({ claims: { scope: 'system/*.cruds' } }), refused],
  ['patient added', exchanged({ claims: { patient: 'p2' } }), refused],
  ['life prolonged', exchanged({ claims: { exp: 4_000_000_000 } }), refused],
  ['an unknown crit', critical('x', 1), refused],
  ['b64: false', critical('b64', false), refused],
  [
    'two alg in the header',
    exchanged({ header: '{"alg":"none","alg":"ES384","kid":"es","typ":"at+jwt"}' }),
    refused,
  ],
  [
    'two kid in the header',
    exchanged({ header: '{"alg":"ES384","kid":"rs","kid":"es","typ":"at+jwt"}' }),
    refused,
  ],
  ['an encrypted token', encrypted, refused],
  ['two parts', async ({ es }) => (await sign(es)).split('.').slice(0, 2).join('.'), malformed],
  ['four parts', async ({ es }) => `${await sign(es)}.AA`, malformed],
  ['no token at all', () => 'abc', malformed],
  ['a header that is no object', () => `${encode('x')}.${encode({})}.AA`, malformed],
  ['a header that is no JSON', exchanged({ header: '{' }), malformed],
]

type Written = readonly [
  name: string,
  write: (token: string) => string | readonly string[] | undefined,
  outcome: string,
]

const oddly = '401 header-malformed'

/** How a valid token is written into the Authorization header. */
export const headerCases: readonly Written[] = [
  ['absent', () => undefined, '401 header-missing'],
  ['empty', () => '', '401 header-missing'],
  ['Bearer', (token) => `Bearer ${token}`, 'accepted'],
  ['bearer in lower case', (token) => `bearer ${token}`, 'accepted'],
  ['the token alone', (token) => token, oddly],
  ['another scheme', (token) => `Basic ${token}`, oddly],
  ['DPoP', (token) => `DPoP ${token}`, oddly],
  ['two spaces', (token) => `Bearer  ${token}`, oddly],
  ['a tab', (token) => `Bearer\t${token}`, oddly],
  ['two tokens', (token) => `Bearer ${token}, Bearer ${token}`, oddly],
  ['two headers', (token) => [`Bearer ${token}`, `Bearer ${token}`], '401 undefined'],
  ['no token', () => 'Bearer', oddly],
  ['longer than any token', () => `Bearer ${'a'.repeat(17_000)}`, '401 header-too-long'],
]
