/** Queries that cost much or break what reads them. */
import { gzipSync } from 'node:zlib'
import { bad, caller, fine, invalid, media, type Attack } from './attack.ts'
import { ordinary, query } from './http.ts'

const repeat = (count: number, of: (index: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(separator)

const nest = (levels: number, open: string, inner: string, close: string): string =>
  open.repeat(levels) + inner + close.repeat(levels)

/** Doubles with each fragment. */
const doubling = (fragments: number, first: string, second: string): string =>
  repeat(
    fragments,
    (n) =>
      `fragment F${n} on Patient{${first}{subject{...F${n + 1}}} ${second}{subject{...F${n + 1}}}}`,
  ) + ` fragment F${fragments} on Patient{id} {patients{...F0}}`

const spreads = (levels: number): string =>
  repeat(levels, (n) => `fragment F${n} on Patient{...F${n + 1} ...F${n + 1}}`) +
  ` fragment F${levels} on Patient{id} {patients{...F0}}`

const types = 'types{fields{type{fields{type{fields{type{name}}}}}}}'

const limit = [400, 'LIMIT_EXCEEDED'] as const

const unparsed = [400, 'GRAPHQL_PARSE_FAILED'] as const

export const exhausting: readonly Attack[] = [
  ['1 101 aliases of __typename', query(`{${repeat(101, (n) => `a${n}:__typename`)}}`), ...limit],
  ['2 1000 aliases of a scalar', query(`{${repeat(1000, (n) => `a${n}:caller`)}}`), ...limit],
  [
    '3 5000 aliased patients',
    query(`{${repeat(5000, (n) => `a${n}:patient(id:"1"){name}`)}}`),
    ...unparsed,
  ],
  ['4 a batch of 10', { headers: ordinary, body: `[${repeat(10, () => caller, ',')}]` }, ...bad],
  ['5 a batch of one', { headers: ordinary, body: `[${caller}]` }, ...bad],
  ['5 an empty batch', { headers: ordinary, body: '[]' }, ...bad],
  ['6 a field 500 times', query(`{patients{${'name '.repeat(500)}}}`), ...fine],
  ['7 a field 5000 times', query(`{patients{${'name '.repeat(5000)}}}`), ...unparsed],
  ['8 10 unknown directives', query(`{caller ${repeat(10, (n) => `@a${n}`)}}`), ...invalid],
  ['9 500 directives', query(`{caller ${'@include(if:true) '.repeat(500)}}`), ...limit],
  ['10 10,000 unknown directives', query(`{caller ${'@a '.repeat(10_000)}}`), ...unparsed],
  ['11 3000 unknown fields', query(`{${repeat(3000, (n) => `f${n}`)}}`), ...limit],
  ['12 depth 32', query(`{patients${nest(15, '{observations{subject', '{id}', '}}')}}`), ...limit],
  [
    '13 depth 200',
    query(`{patients${nest(100, '{observations{subject', '{id}', '}}')}}`),
    ...limit,
  ],
  [
    '14 fragments to 2^12, aliased',
    query(doubling(12, 'a:observations', 'b:observations')),
    ...limit,
  ],
  [
    '15 fragments to 2^18, aliased',
    query(doubling(18, 'a:observations', 'b:observations')),
    ...limit,
  ],
  [
    '16 fragments to 2^24 of one field',
    query(doubling(24, 'observations', 'observations')),
    ...limit,
  ],
  ['17 nested fragments to 2^16', query(spreads(16)), ...limit],
  [
    '18 a cycle of fragments',
    query('fragment A on Patient{...B} fragment B on Patient{...A} {patients{...A}}'),
    ...invalid,
  ],
  [
    '19 a fragment within itself',
    query('fragment A on Patient{observations{subject{...A}}} {patients{...A}}'),
    ...invalid,
  ],
  [
    '20 a cycle in inline fragments',
    query('fragment A on Patient{...on Patient{...{...A}}} {patients{...A}}'),
    ...invalid,
  ],
  ['21 circular introspection', query(`{__schema{${types}}}`), ...limit],
  [
    '21 nested lists of the schema',
    query('{__schema{types{fields{type{fields{name}}}}}}'),
    ...limit,
  ],
  [
    '21 the same through fragments',
    query(
      'fragment A on __Type{fields{type{...B}}} fragment B on __Type{fields{name}} {__schema{types{...A}}}',
    ),
    ...limit,
  ],
  [
    '21 the schema many times',
    query(`{__schema{${repeat(50, (n) => `a${n}:types{name}`)}}}`),
    ...limit,
  ],
  [
    '21 one type',
    query('{__type(name:"Patient"){fields{name args{name} type{name ofType{name}}}}}'),
    ...fine,
  ],
  [
    '22 a list 5000 deep',
    query(`{echo(json:${'['.repeat(5000)}${']'.repeat(5000)})}`),
    ...unparsed,
  ],
  ['22 a list 1500 deep', query(`{echo(json:${'['.repeat(1500)}${']'.repeat(1500)})}`), ...limit],
  ['23 fields 10,000 deep', query(nest(10_000, '{a', '', '}')), ...unparsed],
  ['23 fields 1300 deep', query(nest(1300, '{a', '{a}', '}')), ...limit],
  ['24 a type 5000 deep', query(`query($x:${nest(5000, '[', 'Int', ']')}){caller}`), ...unparsed],
  ['24 a type 1500 deep', query(`query($x:${nest(1500, '[', 'Int', ']')}){caller}`), ...limit],
  ['25 90,000 commas', query(`{caller${','.repeat(90_000)}}`), ...fine],
  ['26 a comment of 90 kB', query(`{caller}#${'x'.repeat(90_000)}`), ...fine],
  ['26 a comment of 300 kB', query(`{caller}#${'x'.repeat(300_000)}`), 413, 'PAYLOAD_TOO_LARGE'],
  [
    '27 a variable of 10 MB',
    query('query($t:String){echo(text:$t)}', { variables: { t: 'x'.repeat(1e7) } }),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    '28 variables 20,000 deep',
    {
      headers: ordinary,
      body: `{"query":"{caller}","variables":${nest(20_000, '{"a":', '1', '}')}}`,
    },
    ...limit,
  ],
  [
    '29 10,000 variables',
    query('{caller}', {
      variables: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`v${n}`, 1])),
    }),
    ...limit,
  ],
  [
    '29 a list of 10,000 ids',
    query('query($v:[Int]){numbers(values:$v)}', {
      variables: { v: Array.from({ length: 10_000 }, () => 1) },
    }),
    ...limit,
  ],
  [
    '30 a gzip bomb',
    { headers: { ...ordinary, 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(2e7)) },
    ...media,
  ],
  ['36 @defer', query('{patients{...@defer{name}}}'), ...invalid],
  ['36 @stream', query('{patients@stream{name}}'), ...invalid],
]
