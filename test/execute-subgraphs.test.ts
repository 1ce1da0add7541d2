/** The fetches of our own subgraphs, compiled, bring what graphql-js brings over the same record. */
import { execute, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileOperation } from '../gateway/execute/compiled/operation.ts'
import type { Store } from '../record/repository.ts'
import { createContext } from '../subgraphs/context.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { schemas } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  store = await createStore(db)
})
afterAll(() => db.drop())

const patient = { id: 'a' }
const entities = (type: string, ...refs: string[]) => ({
  representations: refs.map((ref) => ({ __typename: type, _ref: ref })),
})

const fetches: [name: string, domain: keyof typeof schemas, text: string, variables?: object][] = [
  [
    'a patient with lists that take arguments',
    'patients',
    'query($id:ID!){patient(id:$id){__typename _ref id name{family given} identifier(_count:1){system value} telecom{value} managingOrganization{reference resource(optional:true){__typename ...on Organization{_ref}}}}}',
    patient,
  ],
  [
    'connections, their cursors and their counts',
    'patients',
    '{patients(first:1){edges{cursor node{id birthDate conditions(first:2){totalCount edges{node{id code{text}}} pageInfo{hasNextPage endCursor}}}} pageInfo{hasNextPage startCursor}}}',
  ],
  [
    'entities, one of which is nobody',
    'observations',
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Patient{__typename observations(first:2){edges{node{id status effectiveDateTime valueQuantity{value unit} subject{reference}}}}}}}',
    entities('Patient', 'a', 'nobody', 'b'),
  ],
  [
    'entities of a type that is none',
    'observations',
    'query($representations:[_Any!]!){_entities(representations:$representations){__typename}}',
    entities('Nothing', 'a'),
  ],
  [
    'references that lead nowhere',
    'encounters',
    '{EncounterList{id subject{resource{__typename}} participant{individual{resource(optional:false){__typename}}} serviceProvider{resource(type:Practitioner){__typename}}}}',
  ],
  [
    'a reference that is not there and must be',
    'administration',
    '{GroupList{id member{entity{reference resource{__typename}}} managingEntity{resource{__typename}}}}',
  ],
  [
    'an argument that is refused',
    'patients',
    '{a:PatientList(_count:-1){id} b:PatientList(name:["Martin",null]){id} c:patients(first:1,last:1){edges{node{id}}}}',
  ],
  [
    'parts that are left out',
    'patients',
    'query($y:Boolean!,$n:Boolean=false){PatientList(_sort:"birthdate"){id @skip(if:$y) ...N @include(if:$n) gender @include(if:$y)}} fragment N on Patient{name{family}}',
    { y: true },
  ],
  ['any resource', 'patients', '{node(id:"Patient/a"){__typename ...on Patient{gender}}}'],
  ['no resource', 'patients', '{node(id:"Patient/nobody"){__typename}}'],
  [
    'what a caller may not see',
    'patients',
    '{ConditionList{id} PatientList{id ConditionList(_reference:patient){id}}}',
  ],
]

const callers = [
  ['who sees all', accessOf('user/*.rs')],
  ['who sees patients alone', accessOf('user/Patient.rs')],
  ['who sees one patient', accessOf('patient/*.rs', { patient: 'a' })],
] as const

describe.each(callers)('for a caller %s', (_, access) => {
  it.each(fetches)('%s', async (_name, domain, text, variables = {}) => {
    const schema = schemas[domain]
    const document = parse(text)
    expect(validate(schema, document)).toEqual([])
    const given: Record<string, unknown> = { ...variables }
    const expected = await execute({
      ...{ schema, document, variableValues: given },
      contextValue: createContext(store, access),
    })
    const run = compileOperation(schema, document, undefined)
    for (const time of ['first', 'again']) {
      const answer = await run(given, createContext(store, access))
      expect([time, JSON.stringify(answer)]).toEqual([time, JSON.stringify(expected)])
    }
  })
})
