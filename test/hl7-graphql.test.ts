/** HL7's own GraphQL suite against the real server, loaded with the suite's resources. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Resource } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { parseFhirXml } from './support/fhir-xml.ts'
import { isMissing, sharedData } from './support/files.ts'
import { contradictions } from './support/hl7-contradictions.ts'
import { casesOf, prune, stubbed } from './support/hl7-graphql.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

const folder = join(sharedData, 'graphql-tests/fhir-test-cases-r4/r4')
const isAbsent = isMissing('graphql-tests/fhir-test-cases-r4')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const cases = isAbsent ? [] : casesOf(read('graphql/manifest.xml'))

/** The suite finds a resource by the name of its file; two of them have another id than they are asked by. */
const ids: Readonly<Record<string, string | undefined>> = {
  'patient-example': undefined,
  'patient-glossy-example': undefined,
  'observation-example': undefined,
  'observation-example-20minute-apgar-score': undefined,
  'condition-example': undefined,
  'examples/patient-example-xds': undefined,
  medicationdispenseexample8: 'meddisp008',
  'list-example-long': 'example-long',
}

const resources = (): Resource[] =>
  Object.entries(ids).map(([file, id]) => {
    const resource = parseFhirXml(read(`${file}.xml`))
    return { ...resource, id: id ?? resource.id }
  })

describe.skipIf(isAbsent)("HL7's GraphQL suite", () => {
  let db: TestDatabase
  let served: Served

  beforeAll(async () => {
    db = await createTestDatabase()
    const outcomes = await write(db, resources())
    expect(outcomes).toEqual(resources().map(() => 'stored'))
    served = await serve(await createStore(db), { staff: accessOf('system/*.cruds') })
  })

  afterAll(async () => {
    await served.close()
    await db.drop()
  })

  const ask = async (path: string, body?: object) => {
    const response = await fetch(`${served.url}/fhir/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: 'Bearer staff', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const { data, errors } = JSON.parse(await response.text())
    return { data: prune(data), errors }
  }

  test.each(cases)('case $name', async ({ name, source, output, context, operation }) => {
    const { data, errors } = await ask(context, {
      query: read(`graphql/${source}`),
      ...(operation && { operationName: operation, variables: { var: true } }),
    })
    if (output === '$error') {
      expect(errors.length).toBeGreaterThan(0)
      return
    }
    expect(errors).toBeUndefined()
    const expected = contradictions[name]?.expected ?? stubbed[name]
    expect(data).toEqual(expected ?? JSON.parse(read(`graphql/${output}`)))
  })

  const { 'instance-tests': instance, 'root-tests': root } = isAbsent
    ? { 'instance-tests': {}, 'root-tests': {} }
    : JSON.parse(read('graphql/server-tests.json'))

  test('server case instance', async () => {
    const { url, output } = instance.simple
    expect(await ask(url.slice(1))).toEqual({ data: output.data })
  })

  test('server case root', async () => {
    const { url, output } = root.simple
    expect(await ask(url.slice(1))).toEqual({ data: output.data })
  })

  const texts = isAbsent
    ? []
    : [...read('graphql/parser-tests.gql').matchAll(/^#### (\w+)\s*$([^]*?)(?=^#### |$(?![^]))/gm)]

  test('there are as many cases as the suite says', () => {
    expect([cases.length, texts.length]).toEqual([29, 24])
    expect(Object.keys(contradictions).length).toBeLessThanOrEqual(3)
  })

  test.each(texts.map(([, name, text]) => ({ name, text })))(
    'parser text $name',
    async ({ name = '', text = '' }) => {
      const { errors } = await ask('$graphql', { query: text })
      // A text about users and friends does not fit our schema: it has been read when that is what is said.
      expect(errors[0].extensions.code).toBe(
        contradictions[name] === undefined ? 'GRAPHQL_VALIDATION_FAILED' : 'GRAPHQL_PARSE_FAILED',
      )
    },
  )
})
