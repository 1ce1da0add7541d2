/** Shaping an answer costs no more than the answer is large, and what it may cost is bounded. */
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql'
import { expect, test } from 'vitest'
import { toPlan } from '../gateway/directives/plan.ts'
import { shapeData } from '../gateway/directives/shape.ts'
import { codeOf, serveConformance } from './support/conformance.ts'

const schema = buildSchema(`
  directive @flatten on FIELD
  directive @slice(path: String!) on FIELD
  type Query { name: [HumanName] }
  type HumanName { use: String family: String }
`)

const planOf = (query: string) => {
  const document = parse(query)
  const [operation] = document.definitions.filter(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === 'OperationDefinition',
  )
  if (operation === undefined) throw new Error('no operation')
  return toPlan(operation, document, schema)
}

const names = (count: number) => ({
  name: Array.from({ length: count }, (_, index) => ({
    family: `n${index}`,
    _slice_use: 'official',
  })),
})

const flat = planOf('{ name @flatten { family } }')
/** A path that is long to evaluate, as long as one may be. */
const slow = `use${'.upper().lower()'.repeat(12)}`
const sliced = planOf(`{ name @slice(path: "${slow}") { family } }`)

test('40,000 elements are flattened in less than a second', () => {
  const started = performance.now()
  const { family } = shapeData(names(40_000), flat, {})
  expect(family).toHaveLength(40_000)
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('more values than may be shaped are an error, and no shorter list', () => {
  expect(() => shapeData(names(100_001), flat, {})).toThrow(
    expect.objectContaining({ code: 'LIMIT_EXCEEDED' }),
  )
})

test('the slices of one request share one allowance of time', () => {
  const request = {}
  const exceeded = expect.objectContaining({ code: 'LIMIT_EXCEEDED' })
  const started = performance.now()
  expect(() => shapeData(names(50_000), sliced, request)).toThrow(exceeded)
  expect(performance.now() - started).toBeLessThan(2_000)
  expect(() => shapeData(names(1), sliced, request)).toThrow(exceeded)
  expect(shapeData(names(1), sliced, {})).toEqual({ name: [{ 'family.official': 'n0' }] })
})

test('a request whose slices take too long is answered with an error', async () => {
  const name = Array.from({ length: 4_000 }, () => ({ use: 'official', family: 'Zzcanari' }))
  const field = `name @slice(path: "${slow}") { family }`
  const fields = Array.from({ length: 10 }, (_, index) => `n${index}: ${field}`)
  const server = await serveConformance()
  await server.load([{ resourceType: 'Patient', id: 'many', name }])
  const answer = await server.graph(`{ Patient(id: "many") { ${fields.join(' ')} } }`)
  await server.close()
  expect([answer.status, codeOf(answer)]).toEqual([400, 'LIMIT_EXCEEDED'])
  expect(JSON.stringify(answer.body)).toContain('fhirpathMilliseconds')
  expect(JSON.stringify(answer.body)).not.toContain('Zzcanari')
})
