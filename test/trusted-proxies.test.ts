/** From where a caller comes: believed of the proxies of the settings, and of nobody else. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../config.ts'
import { createAddressOf } from '../gateway/caller-address.ts'
import { openTestAudit, removeFolder, type TestAudit } from './support/audit.ts'
import { freePort, openWorld, type World } from './support/authorization.ts'
import type { TestDatabase } from './support/database.ts'
import { createVisitor, requestOf } from './support/visitor.ts'

const own = '127.0.0.1'
const proxies = ['127.0.0.0/8', '::1', '10.0.0.0/8', '2001:db8:1::/48']

/** What a server that trusts these proxies says of a request with these headers. */
async function addressBehind(trusted: readonly string[], headers: Record<string, string>) {
  const addressOf = createAddressOf(trusted)
  const port = await freePort()
  const server = createServer((request, response) => response.end(addressOf(request)))
  await once(server.listen(port, own), 'listening')
  const response = await fetch(`http://${own}:${port}`, { headers })
  const address = await response.text()
  server.close()
  return address
}

describe('an address', () => {
  const far = '203.0.113.7'
  const cases: readonly [string, readonly string[], Record<string, string>, string][] = [
    ['of nobody trusted', [], { 'x-forwarded-for': far }, own],
    ['of others than those who are trusted', ['10.0.0.0/8'], { 'x-forwarded-for': far }, own],
    ['of a proxy that forwards for nobody', proxies, {}, own],
    ['of a trusted proxy', proxies, { 'x-forwarded-for': far }, far],
    ['by Forwarded', proxies, { forwarded: `for=${far};proto=https;by=${own}` }, far],
    ['by both', proxies, { 'x-forwarded-for': far, forwarded: `For="${far}:81"` }, far],
    ['by both, which differ', proxies, { 'x-forwarded-for': far, forwarded: 'for=8.8.8.8' }, own],
    ['through two proxies', proxies, { 'x-forwarded-for': `${far}, 10.1.2.3` }, far],
    [
      'before which the caller says another',
      proxies,
      { 'x-forwarded-for': `8.8.8.8, ${far}` },
      far,
    ],
    [
      'behind a proxy that is not trusted',
      proxies,
      { 'x-forwarded-for': `${far}, 9.9.9.9` },
      '9.9.9.9',
    ],
    ['that is none', proxies, { 'x-forwarded-for': `${far}, unknown` }, own],
    ['that is hidden', proxies, { forwarded: 'for=_secret' }, own],
    ['of IPv6', proxies, { forwarded: 'for="[2001:db8:2::1]:4711"' }, '2001:db8:2::1'],
    ['through a proxy of IPv6', proxies, { 'x-forwarded-for': `${far}, 2001:db8:1::5` }, far],
    ['with a port', proxies, { 'x-forwarded-for': `${far}:5678` }, far],
    ['of IPv4 in IPv6', proxies, { 'x-forwarded-for': `::ffff:${far}` }, far],
  ]
  test.each(cases)('%s', async (_, trusted, headers, expected) => {
    expect(await addressBehind(trusted, headers)).toBe(expected)
  })
})

test.each([
  ['10.0.0.0/8, ::1,192.0.2.1', ['10.0.0.0/8', '::1', '192.0.2.1']],
  ['10.0.0.0/33', undefined],
  ['everybody', undefined],
  ['10.0.0.0/8,', undefined],
])('the setting %s', (text, expected) => {
  const load = () => loadConfig({ SOCLE_TRUSTED_PROXIES: text }).trustedProxies
  if (expected === undefined) expect(load).toThrow(/SOCLE_TRUSTED_PROXIES must be networks/)
  else expect(load()).toEqual(expected)
})

describe('a failed sign-in', () => {
  let world: World
  let audit: TestAudit

  beforeAll(async () => {
    const auditOf = async (db: TestDatabase) => {
      audit = await openTestAudit(db)
      return audit
    }
    world = await openWorld([], auditOf, proxies)
  })

  afterAll(async () => {
    await audit.close()
    await world.close()
    await removeFolder(audit.directory)
  })

  test('is traced as a trusted proxy forwarded it', async () => {
    const visitor = createVisitor('en', { 'x-forwarded-for': '203.0.113.7' })
    const request = requestOf(world, 'app', 'openid patient/Patient.rs launch/patient')
    await visitor.send(await visitor.open(request.address), [
      ['name', 'anne'],
      ['password', 'wrong'],
    ])
    const addresses = async () => {
      const { rows } = await world.db.pool.query(
        `SELECT address FROM audit.entry WHERE interaction = 'login'`,
      )
      return rows
    }
    // A refusal is answered without waiting for its row.
    await expect.poll(addresses).toEqual([{ address: '203.0.113.7' }])
  })
})
