/** The generated graph: each subgraph builds, the four compose, and names are FHIR's own. */
import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { GraphQLEnumType, GraphQLObjectType, isObjectType, isUnionType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { reverseLookupsOf } from '../fhir/reverse-lookups.ts'
import { graphArgumentsOf } from '../fhir/search-arguments.ts'
import { domains, resourceTypes, typesOf } from '../fhir/types.ts'
import type { Domain } from '../fhir/types.ts'
import { composeSupergraph, loadTypeDefinitions } from '../gateway/composition.ts'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const schemas = new Map(
  domains.map((domain) => [
    domain,
    buildSubgraphSchema([{ typeDefs: parse(read(`subgraphs/${domain}/fhir.graphql`)) }]),
  ]),
)

function fieldsOf(domain: Domain, name: string) {
  const type = schemas.get(domain)?.getType(name)
  return type instanceof GraphQLObjectType ? type.getFields() : {}
}

describe.each(domains)('%s', (domain) => {
  const types = Object.values(schemas.get(domain)?.getTypeMap() ?? {})

  it('has a field by id, a list and a connection for each type it owns', () => {
    expect(Object.keys(fieldsOf(domain, 'Query'))).toEqual(
      expect.arrayContaining(
        typesOf(domain).flatMap((type) => [type, `${type}List`, `${type}Connection`]),
      ),
    )
  })

  it('resolves references to any resource', () => {
    const resource = fieldsOf(domain, 'Reference')['resource']
    expect(String(resource?.type)).toBe('Resource')
    expect(resource?.args.map(({ name }) => name)).toEqual(['optional', 'type'])
    const union = schemas.get(domain)?.getType('Resource')
    expect(isUnionType(union) && union.getTypes().map(({ name }) => name)).toEqual([
      ...resourceTypes,
      'OtherResource',
    ])
  })

  it('has no field that GraphQL reserves', () => {
    const fields = types
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) => Object.keys(type.getFields()))
    expect(fields.filter((name) => name.startsWith('__'))).toEqual([])
  })

  it('has only nullable fields, keys and page marks apart', () => {
    const required = types
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__') && name !== '_Service' && name !== 'Query')
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => String(type).endsWith('!'))
    expect(new Set(required.map(({ name }) => name))).toEqual(
      new Set(['_ref', 'hasNextPage', 'hasPreviousPage']),
    )
  })

  it('puts each reverse lookup on the type that the reference names', () => {
    for (const { target, type, parameters } of reverseLookupsOf(domain)) {
      const fields = fieldsOf(domain, target)
      expect(String(fields[`${type}List`]?.type)).toBe(`[${type}]`)
      expect(String(fields[`${type}Connection`]?.type)).toBe(`${type}Connection`)
      const names = schemas.get(domain)?.getType(`${type}Reference`)
      const values =
        names instanceof GraphQLEnumType ? names.getValues().map(({ name }) => name) : []
      expect(values).toEqual(expect.arrayContaining(parameters.map(({ name }) => name)))
    }
  })
})

describe('elements', () => {
  it.each([
    ['a choice', 'observations', 'Observation', 'valueQuantity', 'Quantity'],
    ['a primitive', 'patients', 'Patient', 'birthDate', 'String'],
    ['the extensions of a primitive', 'patients', 'Patient', '_birthDate', 'Element'],
    ['the extensions of a list of primitives', 'patients', 'HumanName', '_given', '[Element]'],
    ['a backbone', 'patients', 'Patient', 'contact', '[PatientContact]'],
    ['a whole number', 'patients', 'Patient', 'multipleBirthInteger', 'Int'],
    ['a decimal', 'observations', 'Quantity', 'value', 'Float'],
    ['an id', 'patients', 'Patient', 'id', 'ID'],
    ['contained resources', 'patients', 'Patient', 'contained', '[Resource]'],
  ] satisfies [string, Domain, string, string, string][])(
    '%s',
    (_, domain, type, name, expected) => {
      expect(String(fieldsOf(domain, type)[name]?.type)).toBe(expected)
    },
  )

  it('an id has no extensions', () => {
    expect(fieldsOf('patients', 'Patient')['_id']).toBeUndefined()
    expect(fieldsOf('patients', 'HumanName')['_id']).toBeUndefined()
  })

  it('a backbone stands in the subgraph of its resource alone', () => {
    expect(schemas.get('observations')?.getType('ObservationComponent')).toBeDefined()
    expect(schemas.get('patients')?.getType('ObservationComponent')).toBeUndefined()
  })
})

describe('search', () => {
  it('takes the parameters a type has, and no other', () => {
    const names = graphArgumentsOf('Condition').map(({ argument }) => argument)
    expect(names).toEqual(expect.arrayContaining(['_id', 'patient', 'clinical_status', 'code']))
    expect(names).not.toContain('birthdate')
  })

  it('looks up by what names a type, never by what may name anything', () => {
    const lookups = reverseLookupsOf('encounters').filter(({ type }) => type === 'Task')
    const onPatient = lookups.find(({ target }) => target === 'Patient')
    expect(onPatient?.parameters).toContainEqual({ name: 'patient', code: 'patient' })
    expect(onPatient?.parameters).not.toContainEqual({ name: 'focus', code: 'focus' })
    expect(lookups.map(({ target }) => target)).not.toContain('Observation')
  })
})

describe('supergraph', () => {
  it('composes, and is up to date', () => {
    expect(composeSupergraph() === read('gateway/supergraph.graphql')).toBe(true)
  })

  it('is imported from the federation once in each subgraph', () => {
    for (const domain of domains) {
      expect(loadTypeDefinitions(domain).match(/@link\(/g)).toHaveLength(1)
    }
  })
})
