/** What the record makes of a token: https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html */
import { readFileSync } from 'node:fs'
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

const idsOf = (body: Readonly<Record<string, unknown>>): string[] => {
  const entries = Array.isArray(body['entry']) ? body['entry'] : []
  return entries.map(({ resource }) => `${resource.resourceType}/${resource.id}`).sort()
}

export const resource: readonly Requirement[] = [
  [
    [77, 94, 265],
    'an expired token is refused',
    async (world) => {
      const token = await world.foreignToken({ lifetime: 60 })
      const read = () => world.ask('/fhir/Patient/a', { token })
      expect((await read()).status).toBe(200)
      expect((await world.after(120, read)).status).toBe(401)
      const own = await world.tokenFor('patient/*.rs')
      const late = () => world.ask('/fhir/Patient/a', { token: own })
      expect((await world.after(3700, late)).status).toBe(401)
    },
  ],
  [
    [96],
    'a token for another server is refused',
    async (world) => {
      const token = await world.foreignToken({ aud: 'https://other.example/fhir' })
      expect((await world.ask('/fhir/Patient/a', { token })).status).toBe(401)
      const ours = await world.foreignToken({})
      expect((await world.ask('/fhir/Patient/a', { token: ours })).status).toBe(200)
    },
  ],
  [
    [247],
    'nothing of the record without a token',
    async (world) => {
      for (const path of ['Patient/a', 'Patient', 'Patient/a/_history', '_history'])
        expect((await world.ask(`/fhir/${path}`)).status).toBe(401)
    },
  ],
  [
    [244],
    'what this server does not know is no empty success',
    async (world) => {
      const token = await world.tokenFor('patient/*.rs')
      expect((await world.ask('/fhir/Nothing', { token })).status).toBe(404)
    },
  ],
  [
    [119],
    'a scope gives no more than its user may see: a patient, their own record',
    async (world) => {
      const token = await world.tokenFor('user/*.rs', 'anne')
      for (const [path, status] of [
        ['Patient/a', 200],
        ['Patient/b', 404],
        ['Observation/ob', 404],
      ])
        expect([path, (await world.ask(`/fhir/${path}`, { token })).status]).toEqual([path, status])
    },
  ],
  [
    [138],
    'what a visible record refers to may be asked for with it',
    async (world) => {
      const token = await world.tokenFor('patient/*.rs')
      const { body } = await world.ask('/fhir/Observation?_id=oa&_include=Observation:performer', {
        token,
      })
      expect(idsOf(body)).toEqual(['Observation/oa', 'Practitioner/dr'])
      expect((await world.ask('/fhir/Practitioner?name=x', { token })).status).toBe(403)
    },
  ],
  [
    [139],
    'the README says that Patient.link opens nothing, and so it is',
    async (world) => {
      expect(readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')).toMatch(
        /`Patient\.link`/,
      )
      await answers(['patient/*.rs', 'Patient/linked', 404])(world)
    },
  ],
]
