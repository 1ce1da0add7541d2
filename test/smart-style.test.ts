/** The style that launches point apps to. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSmart, type Smart } from './support/smart.ts'
import { get, post } from './support/smart-app.ts'

let smart: Smart
beforeAll(async () => {
  smart = await startSmart()
})
afterAll(() => smart.close())

test('the style of the pages is told to every origin, in the words of SMART', async () => {
  const origin = 'https://any.example'
  const { status, headers, body } = await get(`${smart.issuer}/style.json`, { origin })
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  for (const [name, value] of Object.entries(body)) {
    expect(name).toMatch(/^(?:color|dim|font_family)_[a-z_]+$/)
    if (name.startsWith('color_')) expect(value).toMatch(/^#[0-9a-f]{6}$/)
  }
  expect(body).toMatchObject({ color_text: '#1b1b1f', font_family_body: expect.any(String) })
})

test('the style is read, and nothing else is done to it', async () => {
  expect((await post(`${smart.issuer}/style.json`, {})).status).toBe(405)
})
