/** Every door lets a user in as who the record says they are at that moment, whatever process it stands in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roleSystem } from '../access/roles.ts'
import { loadConfig } from '../config.ts'
import { admit, createTrust, type Trust } from '../gateway/boot.ts'
import type { FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createReadableLog } from './support/graph.ts'
import { serve, serveApart, type Served } from './support/served.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

const directory = mkdtempSync(join(tmpdir(), 'socle-'))
const config = loadConfig({ SOCLE_DATA_DIRECTORY: directory })

let db: TestDatabase
let trust: Trust
const doors = new Map<string, Served>()

const roleOf = (practitioner: string, more: object): FhirObject => ({
  resourceType: 'PractitionerRole',
  id: `role-${practitioner}`,
  practitioner: { reference: `Practitioner/${practitioner}` },
  code: [{ coding: [{ system: roleSystem, code: 'care' }] }],
  ...more,
})

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [...ward, roleOf('gp', {}), roleOf('stranger', {})])
  trust = await createTrust(config, createReadableLog().log)
  const store = await createStore(db)
  const verify = admit(trust, { store }, config)
  doors.set('together', await serve(store, {}, { verify }))
  doors.set('apart', await serveApart(store, {}, { verify }))
})

afterAll(async () => {
  for (const door of doors.values()) await door.close()
  await db.drop()
  rmSync(directory, { recursive: true })
})

const tokenOf = async (user: string) =>
  (await trust.developmentIssuer?.sign({ scope: 'user/*.rs', user })) ?? ''

const query = '{ patient(id: "a") { id observations(first: 1) { edges { node { id } } } } }'
const seen = { data: { patient: { id: 'a', observations: { edges: [{ node: { id: 'a-o2' } }] } } } }

describe.each(['together', 'apart'])('subgraphs %s', (name) => {
  const ask = async (user: string) => doors.get(name)?.query(await tokenOf(user), query)

  test('who cares for the patient sees them', async () => {
    expect(await ask('Practitioner/gp')).toEqual(seen)
  })

  test('who does not, does not', async () => {
    expect(await ask('Practitioner/stranger')).toEqual({ data: { patient: null } })
  })

  test('REST asks the same', async () => {
    const statuses = await Promise.all(
      ['Practitioner/gp', 'Practitioner/stranger'].map(async (user) => {
        const headers = { authorization: `Bearer ${await tokenOf(user)}` }
        return (await fetch(`${doors.get(name)?.url}/fhir/Patient/a`, { headers })).status
      }),
    )
    expect(statuses).toEqual([200, 404])
  })

  test('a role that ends ends with the next request of the same token', async () => {
    const door = doors.get(name)
    const token = await tokenOf('Practitioner/gp')
    expect(await door?.query(token, query)).toEqual(seen)
    await write(db, [roleOf('gp', { active: false, language: name })])
    expect((await door?.query(token, query))?.data?.['patient'] ?? null).toBeNull()
    await write(db, [roleOf('gp', { language: name })])
  })

  test('a standing that cannot be read lets nobody in, and says nothing of why', async () => {
    const token = await tokenOf('Practitioner/gp')
    await db.pool.query('ALTER TABLE access.membership RENAME TO elsewhere')
    const answer = await doors.get(name)?.query(token, query)
    await db.pool.query('ALTER TABLE access.elsewhere RENAME TO membership')
    expect(answer?.data ?? null).toBeNull()
    expect(answer?.errors?.[0]?.extensions?.code).toBe('INTERNAL')
    expect(JSON.stringify(answer)).not.toContain('membership')
  })
})
