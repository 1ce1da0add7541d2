/** A compiled operation answers what graphql-js's `execute` answers: data, errors, paths and all. */
import { execute, GraphQLError, parse, type GraphQLSchema } from 'graphql'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { expect, it } from 'vitest'
import { ApiError } from '../errors.ts'
import { compileOperation } from '../gateway/execute/compiled/operation.ts'

const typeDefs = parse(`
  scalar JSON
  enum Colour { RED GREEN }
  interface Named { name: String! }
  type Person implements Named { name: String! age: Int born(format: String = "iso"): String friends: [Person!] called(suffix: String): String }
  type Robot implements Named { name: String! serial: ID! parts: [[Int!]] weight: Float }
  union Thing = Person | Robot
  input Filter { name: String = "x" colours: [Colour!] depth: Int }
  type Mutation { add(n: Int!): Int slow(n: Int!): Int! failing: Int }
  type Query {
    text: String number: Int float: Float flag: Boolean id: ID json: JSON colour: Colour colours: [Colour]
    person: Person robot: Robot! named: [Named] thing: Thing things: [Thing!]!
    echo(filter: Filter, list: [Int!], word: String = "none"): JSON
    asynchronous: [Person] notList: [String] never: String!
    throwing: String throwingLater: String refused: String! returned: String lost: Thing wrong: Thing other: Thing
  }
`)

let total = 0
const ada = {
  name: 'Ada',
  age: 36,
  born: '1815-12-10',
  called: ({ suffix }: { suffix?: string }) => `called ${suffix}`,
  friends: [{ name: 'Bob' }, { name: 'Eve', age: 2.5 }],
}
const robot = {
  __typename: 'Robot',
  name: 'R2',
  serial: 7,
  parts: [[1, 2], null, [3]],
  weight: 'x',
}
const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, 1, value))

const schema: GraphQLSchema = buildSubgraphSchema({
  typeDefs,
  resolvers: {
    Named: {
      __resolveType: (value: { serial?: unknown }) => later(value.serial ? 'Robot' : 'Person'),
    },
    Thing: {
      __resolveType: (value: { is?: string; __typename?: string }) => value.is ?? value.__typename,
    },
    Person: {
      born: (person: { born?: string }, { format }: { format: string }) =>
        `${person.born} ${format}`,
    },
    Mutation: {
      add: (_: unknown, { n }: { n: number }) => (total += n),
      slow: async (_: unknown, { n }: { n: number }) => {
        await later(0)
        return (total += n)
      },
      failing: () => Promise.reject(new ApiError('CONFLICT')),
    },
    Query: {
      text: () => 12,
      number: () => '7',
      float: () => Number.NaN,
      flag: () => 1,
      id: () => 5,
      json: () => ({ a: [1, null] }),
      colour: () => 'RED',
      colours: () => ['RED', 'BLUE', null],
      person: () => ada,
      robot: () => robot,
      named: () => [ada, robot, null, later(ada)],
      thing: () => later(robot),
      things: () => [{ is: 'Person', name: 'P' }, later({ is: 'Robot' })],
      echo: (_: unknown, args: object) => args,
      asynchronous: () => [later(ada), Promise.reject(new Error('no')), null],
      notList: () => 'text',
      never: () => null,
      throwing: () => {
        throw new Error('thrown')
      },
      throwingLater: async () => {
        await later(0)
        throw new ApiError('NOT_FOUND')
      },
      refused: () => {
        throw new GraphQLError('refused', { extensions: { code: 'X' } })
      },
      returned: () => new Error('returned'),
      lost: () => ({}),
      wrong: () => ({ is: 'Colour' }),
      other: () => ({ is: 'Query' }),
    },
  },
})

const operations: [name: string, text: string, variables?: Record<string, unknown>][] = [
  ['leaves as their types make them', '{text number id json colour flag}'],
  ['a leaf that is no value', '{float text}'],
  ['an enum among the items that is none', '{colours}'],
  ['objects, and a field that is no Int', '{person{name age friends{name age}}}'],
  [
    'aliases and merged fields',
    '{a:person{name} b:person{n:name age} a:person{age ...on Named{x:name}}}',
  ],
  ['names of prototypes', '{constructor:text toString:person{hasOwnProperty:name} valueOf:never}'],
  ['an alias that is the prototype', '{__proto__:person{__proto__:name}}'],
  ['lists in lists', '{robot{parts}}'],
  ['a field that may not be null', '{robot{weight serial}}'],
  ['an interface by promises', '{named{__typename name ...on Robot{serial} ...on Person{born}}}'],
  ['a union', '{thing{__typename ...on Robot{name} ...P}} fragment P on Person{age}'],
  ['a list that may have no nulls', '{things{...on Named{name}} text}'],
  ['no type', '{lost{__typename}}'],
  ['a type that is no object', '{wrong{__typename}}'],
  ['a type that is no member', '{other{__typename}}'],
  ['a non-null root', '{never text}'],
  ['a promise beside what may not be null', '{asynchronous{name} never}'],
  ['rejected items', '{asynchronous{name}}'],
  ['no list', '{notList text}'],
  ['thrown', '{throwing text}'],
  ['thrown later, in our code', '{throwingLater text}'],
  ['refused', '{refused}'],
  ['an error that is returned', '{returned}'],
  ['defaults of arguments', '{echo person{born}}'],
  ['arguments as literals', '{echo(filter:{colours:RED,depth:2},list:3) person{born(format:"x")}}'],
  ['arguments that are no values', '{echo(list:[1,"a"]) text}'],
  [
    'variables',
    'query($f:Filter,$l:[Int!],$w:String="w"){echo(filter:$f,list:$l,word:$w)}',
    { f: { name: 'n' }, l: 4 },
  ],
  ['variables that are not given', 'query($f:Filter,$w:String){echo(filter:$f,word:$w)}'],
  [
    'variables that are null',
    'query($f:Filter,$w:String){echo(filter:$f,word:$w)}',
    { f: null, w: null },
  ],
  ['a wrong variable', 'query($f:Filter){echo(filter:$f)}', { f: { depth: 'deep', more: 1 } }],
  ['a missing variable', 'query($l:[Int!]!){echo(list:$l)}', {}],
  [
    'left out',
    'query($y:Boolean!,$n:Boolean=false){text @skip(if:$y) id @include(if:$n) flag @include(if:$y)}',
    { y: true },
  ],
  [
    'left out otherwise',
    'query($y:Boolean!,$n:Boolean=false){text @skip(if:$y) ...F @include(if:$n) id @skip(if:true)} fragment F on Query{flag}',
    { y: false, n: true },
  ],
  [
    'asked for twice, left out once',
    'query($y:Boolean!){person{name} person @include(if:$y){age}}',
    { y: false },
  ],
  [
    'mutations one after the other',
    'mutation{a:add(n:1) s:slow(n:10) b:add(n:100) failing c:add(n:1000)}',
  ],
  ['a type name at the root', '{__typename t:__typename}'],
  [
    'the schema',
    '{__schema{queryType{name fields{name args{name defaultValue}}}} __type(name:"Person"){kind interfaces{name}}}',
  ],
  ['a function that is a property', '{person{called(suffix:"!") c:called}}'],
  ['the one of a name', 'query A{text} query B{id}', {}],
]

it.each(operations)('%s', async (_, text, variables = {}) => {
  const document = parse(text)
  const operationName = text.startsWith('query A') ? 'B' : undefined
  const run = compileOperation(schema, document, operationName)
  const answers = []
  for (const answer of [
    () => execute({ schema, document, variableValues: variables, operationName }),
    () => run(variables, {}),
    () => run(variables, {}),
  ]) {
    total = 0
    answers.push(JSON.stringify(await answer()))
  }
  const [expected, ...others] = answers
  expect(
    others.map((one) => one.replaceAll(',"extensions":{"code":"BAD_USER_INPUT"}', '')),
  ).toEqual([expected, expected])
})
