/** Entities by forged keys, asked of the subgraphs themselves, without the gateway's planner in between. */
import { execute, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '../access/access.ts'
import { domains, isResourceType, domainOf, type Domain } from '../fhir/types.ts'
import { createRepository, type Store } from '../record/repository.ts'
import { createContext } from '../subgraphs/context.ts'
import { callers } from './support/callers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { hospital } from './support/guarded.ts'
import { createPaths } from './support/paths.ts'
import { seenBy } from './support/seen.ts'
import { schemas } from './support/served.ts'
import { idsOf, tracesOf } from './support/traces.ts'
import { writeHospital } from './support/leak-world.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await writeHospital(db)
})

afterAll(() => db.drop())

const { mother, child } = callers
const sealed = (access: Access, key: string) => {
  const [resourceType, id] = key.split('/')
  return createRepository(store, access).refOf({ resourceType, id })
}

/** Everything that a subgraph has to say of an entity of this type. */
function selectionOn(domain: Domain, type: string): string {
  const schema = schemas[domain]
  const paths = createPaths(schema)
  const owned = isResourceType(type) && domainOf(type) === domain ? [paths.leaf(type)] : []
  const object = schema.getType(type)
  if (!isObjectType(object)) throw new Error(`${domain} has no ${type}`)
  const ends = (end: string) =>
    isResourceType(end) && domainOf(end) === domain ? paths.leaf(end) : '__typename'
  return [
    '__typename',
    ...owned,
    ...paths.edgesOf(type).map((edge, index) => edge.write(`e${index}`, ends)),
  ].join(' ')
}

const documents = new Map<string, ReturnType<typeof parse>>()

function documentOn(domain: Domain, type: string) {
  const key = `${domain} ${type}`
  const text = () => `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on ${type} { ${selectionOn(domain, type)} } } }`
  const document = documents.get(key) ?? parse(text())
  documents.set(key, document)
  return document
}

const entities = async (domain: Domain, type: string, representations: unknown, access: Access) =>
  execute({
    schema: schemas[domain],
    document: documentOn(domain, type),
    variableValues: { representations },
    contextValue: createContext(store, access),
  })

describe('a forged key opens nothing', () => {
  const allowed = seenBy(mother.reader)
  const ids = idsOf(allowed)
  const foreign = hospital.filter(({ key }) => !allowed.has(key))
  const types = [...new Set(foreign.map(({ type }) => type))]

  test.each(domains)('in %s', async (domain) => {
    for (const type of types) {
      const keys = foreign.filter((row) => row.type === type).map(({ key }) => key)
      const forged = keys.flatMap((key) => [
        key,
        `${key}~AAAAAAAAAAAAAAAAAAAAAA`,
        sealed(child.access, key),
      ])
      const representations = forged.map((_ref) => ({ __typename: type, _ref, id: 'FORGED' }))
      const answer = await entities(domain, type, representations, mother.access)
      const traces = tracesOf(answer)
      expect([...traces.texts].filter((key) => !allowed.has(key))).toEqual([])
      expect([...traces.ids].filter((id) => !ids.has(id))).toEqual([])
    }
  })

  test.each(types)('of %s: to its owner, another and none are alike', async (type) => {
    const domain = isResourceType(type) ? domainOf(type) : 'patients'
    const open = async (id: string) =>
      JSON.stringify(
        await entities(domain, type, [{ __typename: type, _ref: `${type}/${id}` }], mother.access),
      )
    const none = await open('unknown')
    for (const row of foreign.filter((one) => one.type === type))
      expect(await open(row.id)).toBe(none)
  })
})

describe('keys of contained resources', () => {
  const open = async (type: string, _ref: unknown, access = mother.access) =>
    JSON.stringify(
      await entities(
        isResourceType(type) ? domainOf(type) : 'patients',
        type,
        [{ __typename: type, _ref, id: 'FORGED', text: { div: 'FORGED' } }],
        access,
      ),
    )
  const shows = (key: string) => expect.stringContaining(`CANARY(${key})`)
  const nothing = expect.not.stringMatching(/CANARY|FORGED|"id":/)

  test.each([
    [
      "inside one's own",
      'Patient',
      'Observation/mother-Observation#0',
      shows('Observation/mother-Observation'),
    ],
    ["inside another's", 'Patient', 'Observation/child-Observation#0', nothing],
    ['of another type', 'Practitioner', 'Observation/mother-Observation#0', nothing],
    ['the container as what it contains', 'Patient', 'Observation/mother-Observation', nothing],
    ['beyond the last', 'Patient', 'Observation/mother-Observation#99', nothing],
    [
      'inside a directory entry nobody handed out',
      'Practitioner',
      'Organization/hospital#0',
      nothing,
    ],
    ['not a position', 'Patient', 'Observation/mother-Observation#-1', nothing],
    ['a prototype', 'Patient', 'Observation/mother-Observation#__proto__', nothing],
    ['a path', 'Patient', 'Patient/mother/../child', nothing],
    ['a version', 'Patient', 'Patient/child/_history/1', nothing],
    ['two keys', 'Patient', 'Patient/mother Patient/child', nothing],
    ['no key', 'Patient', undefined, nothing],
    ['null', 'Patient', null, nothing],
    ['a number', 'Patient', 7, nothing],
    ['a list', 'Patient', ['Patient/child'], nothing],
    ['an object', 'Patient', { toString: 'Patient/child' }, nothing],
  ])('%s', async (_, type, key, expected) => {
    expect(await open(type, key)).toEqual(expected)
  })

  test('a seal is good for its own token and its own position', async () => {
    const seal = sealed(mother.access, 'Organization/hospital').split('~')[1]
    const gp = sealed(mother.access, 'Practitioner/gp')
    expect(await open('Practitioner', gp)).toEqual(shows('Practitioner/gp'))
    expect(await open('Practitioner', gp, child.access)).toEqual(nothing)
    expect(await open('Practitioner', gp.replace('gp', 'hidden'))).toEqual(nothing)
    expect(await open('Practitioner', `Organization/hospital#0~${seal}`)).toEqual(nothing)
  })

  test.each(['__proto__', 'constructor', 'toString', 'Basic', 'OtherResource', '', null, 7])(
    'no type called %s',
    async (__typename) => {
      const { data } = await entities(
        'patients',
        'Patient',
        [{ __typename, _ref: 'Patient/child' }],
        callers.system.access,
      )
      expect(Object(data)._entities?.[0] ?? null).toBeNull()
    },
  )
})
