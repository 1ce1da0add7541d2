/** HL7's and crucible's TestScripts against the running server, over HTTP. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isResource, type Resource } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { isMissing, officialExamples, sharedData } from './support/files.ts'
import { send } from './support/http.ts'
import { serve, type Served } from './support/served.ts'
import type { ScriptRequest, ScriptResponse, Tester } from './support/testscript/context.ts'
import { runScript } from './support/testscript/run.ts'
import { parseScript } from './support/testscript/script.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

const folder = 'graphql-tests/testscripts'
const skipped = isMissing(folder)

function example(name: string): Resource {
  const document: unknown = JSON.parse(readFileSync(join(officialExamples, name), 'utf8'))
  if (!isResource(document)) throw new Error(`${name} is no resource`)
  return document
}

const peter = example('Patient-example.json')
/** The id of a body and of its address must agree (https://hl7.org/fhir/R4/http.html#update), which the scripts overlook. */
const donald: Resource = { ...example('Patient-pat1.json'), id: peter.id }

/** crucible's own files do not come with its scripts: HL7's examples of the same people stand in for them. */
const fixtures = {
  'Patient/example': peter,
  'Patient/pat1': donald,
  'fixtures/Patient/example.json': peter,
  'fixtures/Patient/example2.json': donald,
  'fixtures/Patient/example_min.json': {
    resourceType: 'Patient',
    identifier: peter['identifier'],
    birthDate: peter['birthDate'],
  },
}

/** A server each for the destinations 1 and 2. */
let servers: { db: TestDatabase; served: Served }[] = []

async function startServer() {
  const db = await createTestDatabase()
  return {
    db,
    served: await serve(await createStore(db), {
      system: accessOf('system/*.cruds socle/access.write'),
    }),
  }
}

async function sendTo({ method, address, headers, body, destination }: ScriptRequest) {
  const server = servers[destination - 1]
  if (server === undefined) throw new Error(`there is no server ${destination}`)
  const {
    status,
    headers: answered,
    text,
  } = await send(`${server.served.url}/fhir/`, {
    method,
    path: address,
    headers: { ...headers, authorization: 'Bearer system' },
    ...(body === undefined ? {} : { body }),
  })
  const response: ScriptResponse = {
    status,
    headers: Object.fromEntries(
      Object.entries(answered).map(([name, value]) => [name, String(value)]),
    ),
    text,
  }
  return response
}

beforeAll(async () => {
  if (!skipped) servers = [await startServer(), await startServer()]
})

afterAll(async () => {
  for (const { db, served } of servers) {
    await served.close()
    await db.drop()
  }
})

const tester: Tester = {
  send: sendTo,
  fixtures,
  inputs: { PatientSearchFamilyName: 'Chalmers', PatientSearchGivenName: 'Peter' },
}

/** What a script says against R4, or against its own words: the step that then fails, and why it may. */
const contradictions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'TestScript-testscript-example-readtest.json': {
    'R004 2': 'an id of capital letters is a good one in R4, and of nothing: 404',
  },
  'crucible/read_testscript.json': {
    'R004 2': 'an id of capital letters is a good one in R4, and of nothing: 404',
  },
  'crucible/general_testscript.json': {
    'setup 4': 'what was deleted is created again, which is 201 as its own label says',
  },
  'crucible/history_testscript.json': {
    '01-HistoryPatient 4': 'the profile it calls that of a Bundle is that of a Patient',
  },
}

/** Scripts that read before they write expect HL7's example to be there. */
const expectsExample = /readtest|read_testscript|multisystem/

const scripts = [
  'TestScript-testscript-example.json',
  'TestScript-testscript-example-history.json',
  'TestScript-testscript-example-multisystem.json',
  'TestScript-testscript-example-readtest.json',
  'TestScript-testscript-example-search.json',
  'TestScript-testscript-example-update.json',
  ...['general', 'history', 'read', 'search', 'update'].map(
    (name) => `crucible/${name}_testscript.json`,
  ),
]

// Skipped where the shared test data do not lie beside the project.
test.skipIf(skipped).each(scripts)('%s', async (name) => {
  const script = parseScript(readFileSync(join(sharedData, folder, name), 'utf8'))
  for (const destination of expectsExample.test(name) ? [1, 2] : [])
    await sendTo({
      method: 'PUT',
      address: 'Patient/example',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify(peter),
      destination,
    })
  const results = await runScript(script, tester)
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const expected = Object.keys(contradictions[name] ?? {})
  expect(failed.filter(({ step }) => !expected.includes(step))).toEqual([])
  expect(failed.map(({ step }) => step)).toEqual(expected)
  expect(results.length).toBeGreaterThan(4)
})
