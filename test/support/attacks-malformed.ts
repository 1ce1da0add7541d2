/** Requests that are not what GraphQL over HTTP asks for, and callers who show no token. */
import { bad, caller, fine, invalid, media, type Attack } from './attack.ts'
import { ordinary, query, type Sent } from './http.ts'

const plain = (body: string | Buffer, contentType: string): Sent => ({
  headers: { ...ordinary, 'content-type': contentType },
  body,
})

const method = [405, 'METHOD_NOT_ALLOWED'] as const

/** Requests that are not what GraphQL over HTTP asks for. */
export const malformed: readonly Attack[] = [
  [
    '39 GET',
    {
      method: 'GET',
      path: '/graphql?query={caller}',
      headers: { authorization: 'Bearer physician' },
    },
    ...method,
  ],
  [
    '40 GET with a preflight header',
    {
      method: 'GET',
      path: '/graphql?query={caller}',
      headers: { ...ordinary, 'apollo-require-preflight': '1' },
    },
    ...method,
  ],
  [
    '41 GET of a mutation',
    { method: 'GET', path: '/graphql?query=mutation{a}', headers: ordinary },
    ...method,
  ],
  [
    '42 GET as a mail',
    {
      method: 'GET',
      path: '/graphql?query={caller}',
      headers: { ...ordinary, 'content-type': 'message/rfc822' },
    },
    ...method,
  ],
  ['43 a form', plain('query={caller}', 'application/x-www-form-urlencoded'), ...media],
  ['44 text', plain(caller, 'text/plain'), ...media],
  ['45 multipart', plain('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'), ...media],
  [
    '46 UTF-16',
    plain(Buffer.from(caller, 'utf16le'), 'application/json; charset=utf-16'),
    ...media,
  ],
  ['46 an exotic charset', plain(caller, 'application/json; charset=ibm420'), ...media],
  [
    '46 no content type',
    { headers: { authorization: 'Bearer physician' }, body: caller },
    ...media,
  ],
  ['47 broken JSON', { headers: ordinary, body: '{"query":' }, ...bad],
  ['48 a query that is an object', query({ kind: 'Document' }), ...bad],
  ['48 a query that is a number', query(1), ...bad],
  ['48 a query that is a list', query(['{caller}']), ...bad],
  ['49 variables that are text', query('{caller}', { variables: '{}' }), ...bad],
  ['49 variables that are a list', query('{caller}', { variables: [] }), ...bad],
  ['50 no query', { headers: ordinary, body: '{}' }, ...bad],
  ['50 an empty query', query(''), ...bad],
  ['50 blanks', query(' \n '), ...bad],
  ['50 fragments alone', query('fragment A on Patient{id}'), ...invalid],
  ['51 two operations, no name', query('query A{caller} query B{caller}'), ...bad],
  ['51 an unknown operation name', query('query A{caller}', { operationName: 'B' }), ...bad],
  ['52 a subscription', query('subscription{a}'), ...bad],
  ['53 PUT', { method: 'PUT', headers: ordinary, body: caller }, ...method],
  ['53 DELETE', { method: 'DELETE', headers: ordinary }, ...method],
  ['53 TRACE', { method: 'TRACE', headers: ordinary }, ...method],
  [
    '57 a method in a header',
    {
      headers: {
        ...ordinary,
        'x-http-method-override': 'DELETE',
        'x-forwarded-for': '1',
        host: 'evil',
      },
      body: caller,
    },
    ...fine,
  ],
  [
    '60 an unknown stored query',
    query(undefined, { extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }),
    ...bad,
  ],
  [
    '60 storing a query',
    query('{caller}', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }),
    ...bad,
  ],
  [
    '61 a landing page',
    { method: 'GET', headers: { ...ordinary, accept: 'text/html' } },
    ...method,
  ],
  ['64 _service', query('{_service{sdl}}'), ...invalid],
  [
    '64 _entities',
    query('{_entities(representations:[{__typename:"Patient",_ref:"1"}]){__typename}}'),
    ...invalid,
  ],
  [
    '79 a variable into the prototype',
    {
      headers: ordinary,
      body: '{"query":"query($j:Json){echo(json:$j)}","variables":{"j":{"__proto__":{"polluted":1}}}}',
    },
    ...bad,
  ],
  [
    '79 a constructor in a variable',
    query('query($j:Json){echo(json:$j)}', { variables: { j: { constructor: 1 } } }),
    ...bad,
  ],
  ['80 the alias __proto__', query('{__proto__:caller}'), ...bad],
  ['80 the alias constructor', query('{patients{constructor:name}}'), ...bad],
  ['80 the alias prototype', query('{prototype:caller}'), ...bad],
  ['the alias of the key', query('{patients{_ref:name observations{id}}}'), ...bad],
  [
    'the alias of the key in a fragment',
    query('{patients{...F}} fragment F on Patient{_ref:name}'),
    ...bad,
  ],
  ['the alias of the type', query('{patients{__typename:name observations{id}}}'), ...bad],
]

/** Callers who show no token, or not as they should. */
export const unauthenticated: readonly Attack[] = [
  [
    'no token',
    { headers: { 'content-type': 'application/json' }, body: caller },
    401,
    'UNAUTHENTICATED',
  ],
  [
    'a token that is none',
    { headers: { ...ordinary, authorization: 'Bearer nobody' }, body: caller },
    401,
    'UNAUTHENTICATED',
  ],
  [
    '55 a token in the address',
    {
      path: '/graphql?access_token=physician',
      headers: { 'content-type': 'application/json' },
      body: caller,
    },
    401,
    'UNAUTHENTICATED',
  ],
  [
    '55 a token in the body',
    {
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{caller}","access_token":"physician"}',
    },
    401,
    'UNAUTHENTICATED',
  ],
  [
    '56 two headers',
    { headers: { ...ordinary, authorization: ['Bearer physician', 'Bearer nurse'] }, body: caller },
    401,
    'UNAUTHENTICATED',
  ],
  [
    '56 two tokens',
    { headers: { ...ordinary, authorization: 'Bearer physician, Bearer nurse' }, body: caller },
    401,
    'UNAUTHENTICATED',
  ],
  [
    '62 introspection',
    {
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{__schema{types{name}}}"}',
    },
    401,
    'UNAUTHENTICATED',
  ],
  [
    '10 MB',
    { headers: { 'content-type': 'application/json' }, body: 'x'.repeat(1e7) },
    401,
    'UNAUTHENTICATED',
  ],
  [
    'a malformed scope',
    { headers: { ...ordinary, authorization: 'Bearer stranger' }, body: caller },
    403,
    'FORBIDDEN',
  ],
]
