/** Every requirement on servers of SMART App Launch 2.2: a check of the running server, or the reason why there is none. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { assertion } from './support/smart/assertion.ts'
import { authorization } from './support/smart/authorization.ts'
import { backend } from './support/smart/backend.ts'
import { capabilities } from './support/smart/capabilities.ts'
import { createApps, type Apps } from './support/smart/clients.ts'
import { context } from './support/smart/context.ts'
import { discovery } from './support/smart/discovery.ts'
import { requirements } from './support/smart/ids.ts'
import { introspection } from './support/smart/introspection.ts'
import { notApplicable } from './support/smart/not-applicable.ts'
import { refresh } from './support/smart/refresh.ts'
import type { Requirement } from './support/smart/requirement.ts'
import { resource } from './support/smart/resource.ts'
import { scope } from './support/smart/scope.ts'
import { startServer, type RunningServer } from './support/smart/server.ts'
import { token } from './support/smart/token.ts'
import { createWorld, type SmartWorld } from './support/smart/world.ts'

const groups: Readonly<Record<string, readonly Requirement[]>> = {
  discovery,
  capabilities,
  authorization,
  token,
  refresh,
  context,
  resource,
  scope,
  introspection,
  backend,
  assertion,
}

const checked = new Set(Object.values(groups).flatMap((rows) => rows.flatMap(([ids]) => ids)))
const left = notApplicable.flatMap(([, ids]) => ids)
const all: readonly number[] = Object.values(requirements).flat()

test('every requirement is checked, or left out for a reason, and none is both', () => {
  expect(all).toHaveLength(265)
  expect(left).toHaveLength(new Set(left).size)
  expect(all.filter((id) => checked.has(id) === left.includes(id))).toEqual([])
  expect([...checked, ...left].filter((id) => !all.includes(id))).toEqual([])
})

describe('SMART', () => {
  let apps: Apps
  let server: RunningServer
  let world: SmartWorld
  beforeAll(async () => {
    apps = await createApps()
    server = await startServer(apps.settings)
    world = await createWorld(server, apps)
  })
  afterAll(async () => {
    await server.close()
    apps.close()
  })

  describe.each(Object.entries(groups))('%s', (_, rows) => {
    it.each(
      rows.map(([ids, title, check]) => [`${ids.join(', ')} ${title}`.trim(), check] as const),
    )('%s', async (_, check) => {
      await check(world)
    })
  })
})
