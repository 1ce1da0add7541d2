/** What scopes give: https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html */
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { SmartWorld } from './world.ts'

/** What an app with this scope, launched for patient a by the physician of a, is answered. */
async function statusOf(world: SmartWorld, scope: string, path: string): Promise<number> {
  const token = await world.tokenFor(scope)
  return (await world.ask(`/fhir/${path}`, { token })).status
}

/** Scope, address, status. */
const answers =
  (...rows: readonly (readonly [scope: string, path: string, status: number])[]): Requirement[2] =>
  async (world) => {
    for (const [scope, path, status] of rows)
      expect([scope, path, await statusOf(world, scope, path)]).toEqual([scope, path, status])
  }

const observation = (patient: string) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'weight' },
  subject: { reference: `Patient/${patient}` },
})

async function created(world: SmartWorld, scope: string): Promise<number> {
  const token = await world.tokenFor(scope)
  const sent = { method: 'POST', token, json: observation('a'), type: 'application/fhir+json' }
  return (await world.ask('/fhir/Observation', sent)).status
}

const idsOf = (body: Readonly<Record<string, unknown>>): string[] => {
  const entries = Array.isArray(body['entry']) ? body['entry'] : []
  return entries.map(({ resource }) => `${resource.resourceType}/${resource.id}`).sort()
}

export const scope: readonly Requirement[] = [
  [
    [95, 266, 243],
    'the scope must cover the type and what is done with it',
    answers(
      ['patient/Patient.rs', 'Observation/oa', 403],
      ['patient/Observation.r', 'Observation/oa', 200],
      ['patient/Observation.r', 'Observation?code:text=weight', 403],
      ['patient/Observation.s', 'Observation?code:text=weight', 200],
      ['patient/Observation.s', 'Observation/oa', 403],
    ),
  ],
  [
    [128, 369],
    'version 1: read is rs, write is cud, * is all',
    async (world) => {
      await answers(
        ['patient/Observation.read', 'Observation/oa', 200],
        ['patient/Observation.read', 'Observation?code:text=weight', 200],
        ['patient/Observation.write', 'Observation/oa', 403],
        ['patient/Observation.*', 'Observation/oa', 200],
      )(world)
      expect(await created(world, 'patient/Observation.read')).toBe(403)
      expect(await created(world, 'patient/Observation.write')).toBe(201)
      expect(await created(world, 'patient/Observation.*')).toBe(201)
    },
  ],
  [
    [129],
    'letters out of order grant nothing',
    async (world) => {
      const { body } = await world.launch({ scope: 'patient/Patient.rs patient/Observation.sr' })
      expect(body['scope']).toBe('patient/Patient.rs')
      const token = await world.foreignToken({ scope: 'patient/Observation.sr', patient: 'a' })
      expect((await world.ask('/fhir/Observation/oa', { token })).status).toBe(403)
    },
  ],
  [
    [130],
    'a batch is checked entry by entry',
    async (world) => {
      const token = await world.tokenFor('patient/Patient.rs')
      const json = {
        resourceType: 'Bundle',
        type: 'batch',
        entry: ['Patient/a', 'Patient/b', 'Observation/oa'].map((url) => ({
          request: { method: 'GET', url },
        })),
      }
      const { body } = await world.ask('/fhir/', {
        method: 'POST',
        token,
        json,
        type: 'application/fhir+json',
      })
      const entries = Array.isArray(body['entry']) ? body['entry'] : []
      expect(entries.map(({ response }) => String(response.status).slice(0, 3))).toEqual([
        '200',
        '404',
        '403',
      ])
    },
  ],
  [
    [136, 367],
    'patient/ scopes: this patient and no other',
    answers(
      ['patient/*.rs', 'Patient/a', 200],
      ['patient/*.rs', 'Observation/oa', 200],
      ['patient/*.rs', 'Patient/b', 404],
      ['patient/*.rs', 'Observation/ob', 404],
    ),
  ],
  [
    [140, 368],
    'user/ scopes: what the user may see, whoever the launch is for',
    answers(['user/*.rs', 'Observation/oa', 200], ['user/Patient.rs', 'Observation/oa', 403]),
  ],
  [
    [142],
    'system/ scopes: what the service was given beforehand',
    async (world) => {
      const { body } = await world.backend({ scope: 'system/Patient.rs' })
      const token = String(body['access_token'])
      const statuses = ['Patient/a', 'Patient/b', 'Observation/oa'].map(
        async (path) => (await world.ask(`/fhir/${path}`, { token })).status,
      )
      expect(await Promise.all(statuses)).toEqual([200, 200, 403])
    },
  ],
  [
    [144],
    'a wildcard means every type',
    answers(
      ['patient/*.rs', 'Patient/a', 200],
      ['patient/*.rs', 'Condition?code:text=weight', 200],
      ['patient/*.rs', 'Media?status=completed', 200],
    ),
  ],
  [
    [370],
    'granular scopes: the rows that meet the query, and only these',
    async (world) => {
      const token = await world.tokenFor(
        'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory',
      )
      const { body } = await world.ask('/fhir/Observation', { token })
      expect(idsOf(body)).toEqual(['Observation/laboratory'])
      expect((await world.ask('/fhir/Observation/laboratory', { token })).status).toBe(200)
      expect((await world.ask('/fhir/Observation/oa', { token })).status).toBe(404)
    },
  ],
]
