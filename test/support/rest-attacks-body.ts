/** Bodies that are no resource, or more than one can be. */
import { brotliCompressSync } from 'node:zlib'
import { bearer, bundle, canary, create, send, type RestAttack } from './rest-attack.ts'

const patient = (more = ''): string =>
  `{"resourceType":"Patient","name":[{"family":"${canary}"}]${more}}`

const type = (contentType: string) => ({ 'content-type': contentType })

export const bodies: readonly RestAttack[] = [
  ['nothing', create(''), 400],
  ['truncated', create(patient().slice(0, -5)), 400],
  ['more after the end', create(`${patient()}{}`), 400],
  ['a name twice', create(patient(`,"gender":"male","gender":"female"`)), 400],
  ['10,000 lists in one another', create('['.repeat(10_000)), 400],
  ['100,000 objects in one another', create('{"a":'.repeat(100_000)), 400],
  [
    '200 closed lists in one another',
    create(patient(`,"a":${'['.repeat(200)}${']'.repeat(200)}`)),
    400,
  ],
  ['a prototype', create(patient(',"__proto__":{"polluted":1}')), 400],
  ['a constructor', create(patient(',"constructor":{"prototype":{"polluted":1}}')), 422],
  ['null', create('null'), 400],
  ['a list', create('[]'), 400],
  ['a string', create(`"${canary}"`), 400],
  ['a NUL in a string', create(patient(',"language":"\\u0000"')), 422],
  ['half a character', create(patient(',"implicitRules":"\\ud800"')), 422],
  ['a number beyond every other', create(patient(',"multipleBirthInteger":1e999')), 400],
  [
    'a number of 10,000 digits',
    create(patient(`,"multipleBirthInteger":${'9'.repeat(10_000)}`)),
    400,
  ],
  ['16 MB and one', create(patient().padEnd(16 * 1024 * 1024 + 1)), 413],
  ['10,000 wrong names', create(patient(`,"identifier":[${'{"x":1},'.repeat(9_999)}{}]`)), 422],
  ['Latin-1', create(Buffer.from(patient(',"language":"é"'), 'latin1')), 400],
  ['UTF-16', create(Buffer.from(patient(), 'utf16le')), 400],
  ['another charset', create(patient(), type('application/fhir+json; charset=utf-16')), 415],
  [
    'XML',
    create(
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Patient/>',
      type('application/fhir+xml'),
    ),
    415,
  ],
  ['a form', create('resourceType=Patient', type('application/x-www-form-urlencoded')), 415],
  ['several parts', create('--x\r\n\r\n--x--', type('multipart/form-data; boundary=x')), 415],
  ['no type', create(patient(), type('')), 415],
  ['compressed', create(brotliCompressSync(patient()), { 'content-encoding': 'br' }), 415],
  [
    'a narrative that runs',
    create(
      patient(
        `,"text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><script>1</script></div>"}`,
      ),
    ),
    422,
  ],
]

/** https://hl7.org/fhir/R4/http.html#ccreate */
export const conditions: readonly RestAttack[] = [
  ['nothing', ''],
  ['no search', '?'],
  ['an unknown parameter', 'nickname=x'],
  ['an order', '_sort=name'],
  ['a NUL', 'name=%00'],
  ['10,000 parameters', 'name=x&'.repeat(3_000)],
  ['17,000 characters', `identifier=${'x'.repeat(17_000)}`],
].map(([name = '', condition = '']) => [
  name,
  create(patient(), { 'if-none-exist': condition }),
  400,
])

const post = { request: { method: 'POST', url: 'Patient' }, resource: JSON.parse(patient()) }

const endless = 'a&'.repeat(5_000_000)

/** Lists of parameters that would fill the memory if they were taken apart. */
export const endlessSearches: readonly RestAttack[] = [
  [
    'a form',
    {
      ...send('POST', 'Patient/_search', endless),
      headers: { ...bearer, 'content-type': 'application/x-www-form-urlencoded' },
    },
    413,
  ],
  [
    'the address of an entry',
    bundle('transaction', { request: { method: 'DELETE', url: `Patient?${endless}` } }),
    400,
  ],
  [
    'the condition of an entry',
    bundle('transaction', { ...post, request: { ...post.request, ifNoneExist: endless } }),
    400,
  ],
]

export const bundles: readonly RestAttack[] = [
  ['no type', bundle(''), 400],
  ['a type that is not run', bundle('collection', post), 400],
  ['an entry without a request', bundle('transaction', { resource: post.resource }), 400],
  [
    'an address out of the mount',
    bundle('transaction', { request: { method: 'DELETE', url: '../../Patient/a' } }),
    405,
  ],
  [
    'an address of another server',
    bundle('transaction', { request: { method: 'DELETE', url: 'http://evil.example/Patient/a' } }),
    405,
  ],
  [
    'a method that is none',
    bundle('transaction', { request: { method: 'TRACE', url: 'Patient/a' } }),
    400,
  ],
  [
    'a Bundle in a Bundle',
    bundle('transaction', {
      request: { method: 'POST', url: '' },
      resource: { resourceType: 'Bundle', type: 'batch' },
    }),
    400,
  ],
  [
    'one resource twice',
    bundle(
      'transaction',
      ...[1, 2].map(() => ({ request: { method: 'DELETE', url: 'Patient/a' } })),
    ),
    400,
  ],
  ['100,000 entries', bundle('transaction', ...Array.from({ length: 100_000 }, () => ({}))), 400],
]

export const patches: readonly RestAttack[] = [
  ['into the prototype', [{ op: 'add', path: '/__proto__/polluted', value: 1 }], 422],
  ['of the constructor', [{ op: 'add', path: '/constructor/prototype/polluted', value: 1 }], 422],
  ['of everything', [{ op: 'remove', path: '' }], 422],
  ['that is no list', { op: 'remove', path: '/name' }, 422],
  [
    'that doubles itself',
    Array.from({ length: 40 }, () => ({ op: 'copy', from: '/name', path: '/name/-' })),
    422,
  ],
  [
    'of 100,000 steps',
    Array.from({ length: 100_000 }, () => ({ op: 'test', path: '/id', value: 'a' })),
    422,
  ],
].map(([name, patch, status]): RestAttack => [
  String(name),
  {
    ...send('PATCH', 'Patient/a', JSON.stringify(patch)),
    headers: { authorization: 'Bearer staff', 'content-type': 'application/json-patch+json' },
  },
  Number(status),
])
