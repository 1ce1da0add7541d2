/** GraphiQL comes from this server alone, with a development token only where there is one and only for this machine. */
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphiqlRoutes } from '../gateway/graphiql/routes.ts'
import type { Door } from '../gateway/server.ts'
import { startToyGateway } from './support/graph.ts'
import { query, send } from './support/http.ts'

let development: Door
let production: Door
beforeAll(async () => {
  development = await startToyGateway({ pages: graphiqlRoutes(() => Promise.resolve('a.b.c')) })
  production = await startToyGateway({ pages: graphiqlRoutes(undefined) })
})
afterAll(() => Promise.all([development.close(), production.close()]))

const page = (door: Door, host = 'localhost') =>
  send(door.url, { method: 'GET', path: '/graphiql', headers: { host } })

it('the schema is shown to a caller with a token, as GraphiQL asks for it', async () => {
  const { status, text } = await send(development.url, query(getIntrospectionQuery()))
  expect([status, JSON.parse(text).data.__schema.queryType.name]).toEqual([200, 'Query'])
})

describe('the page', () => {
  it('names no other server', async () => {
    const { status, headers, text } = await page(development)
    expect(status).toBe(200)
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/)
    const files = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(files).toHaveLength(6)
    for (const path of files)
      expect((await send(development.url, { method: 'GET', path })).status).toBe(200)
  })

  it('holds a token and a first query', async () => {
    const { text } = await page(development)
    const [, json = ''] = /<script id="settings"[^>]*>([^]*?)<\/script>/.exec(text) ?? []
    const settings = JSON.parse(json)
    expect(JSON.parse(settings.headers)).toEqual({ Authorization: 'Bearer a.b.c' })
    expect(settings.query).toContain('patients(first: 5)')
    expect(settings.examples).toHaveLength(5)
  })

  it.each([
    ['without a development issuer', () => page(production)],
    ['under a name that is not this machine', () => page(development, 'rebound.example')],
  ])('holds no token %s', async (_, load) => {
    const { status, text } = await load()
    expect(status).toBe(200)
    expect(text).not.toContain('Bearer')
  })
})
