/** The file of trusted documents as a client's code generator writes it, from the operations of the typed client. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import { preset } from '@graphql-codegen/client-preset'
import { print } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTrustedDocuments } from '../gateway/front/trusted.ts'
import { PatientListDocument } from './generated/client.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { post, serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { patient } from './support/writers.ts'

const directory = mkdtempSync(join(tmpdir(), 'trusted-client-'))
const file = join(directory, 'persisted-documents.json')

let db: TestDatabase
let served: Served

/** As `preset: client` with `persistedDocuments: { hashAlgorithm: sha256 }` in a client's codegen.yml. */
async function generateManifest(): Promise<string> {
  const files: { filename: string; content: string }[] = await generate(
    {
      schema: 'gateway/public-schema.graphql',
      documents: 'test/operations/*.graphql',
      silent: true,
      generates: {
        'client/': { preset, presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } } },
      },
    },
    false,
  )
  return files.find(({ filename }) => filename.endsWith('persisted-documents.json'))?.content ?? ''
}

beforeAll(async () => {
  writeFileSync(file, await generateManifest())
  db = await createTestDatabase()
  const store = await createStore(db)
  await write(db, [patient('Un', { id: 'a' })])
  const callers = { staff: accessOf('user/*.rs') }
  served = await serve(store, callers, { trusted: readTrustedDocuments(file, true) })
})

afterAll(async () => {
  await served.close()
  await db.drop()
  rmSync(directory, { recursive: true })
})

test('all operations of the client are trusted, and answered by their hash alone', async () => {
  const { texts } = readTrustedDocuments(file, true)
  expect(texts.size).toBeGreaterThan(2)
  const [documentId] = [...texts].find(([, text]) => text.startsWith('query PatientList')) ?? []
  const answer = await post(served.url, 'staff', { documentId: `sha256:${documentId}` })
  expect(answer.errors).toBeUndefined()
  expect(JSON.stringify(answer.data)).toContain('"Un"')
})

/** At FHIR's own endpoint. */
const ask = (parameters: Record<string, string>, text?: string) =>
  fetch(`${served.url}/fhir/$graphql?${new URLSearchParams(parameters)}`, {
    method: text === undefined ? 'GET' : 'POST',
    headers: { authorization: 'Bearer staff', 'content-type': 'application/graphql' },
    ...(text !== undefined && { body: text }),
  })

test("FHIR's own endpoint takes the same documents, and no others", async () => {
  const { texts } = readTrustedDocuments(file, true)
  const [hash = '', query = ''] = [...texts].find(([, text]) => /PatientList/.test(text)) ?? []
  expect((await ask({ documentId: hash })).status).toBe(200)
  for (const response of [await ask({ query }), await ask({}, query)]) {
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('PERSISTED_DOCUMENT_REQUIRED')
  }
})

test('the same operation in another writing is another document', async () => {
  const text = `${print(PatientListDocument)}\n`
  const documentId = createHash('sha256').update(text).digest('hex')
  for (const content of [{ documentId }, { query: text }]) {
    const { data, errors } = await post(served.url, 'staff', content)
    expect([data, errors?.[0]?.extensions?.code]).toEqual([
      undefined,
      expect.stringMatching(/^PERSISTED_DOCUMENT_/),
    ])
  }
})
