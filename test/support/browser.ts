/** A real browser out of the npm registry, and the tiny app that it opens; where it cannot run its tests are skipped. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import puppeteer, { type Browser } from 'puppeteer-core'

/** The browser; a sentence instead, where this machine cannot run it. */
export async function openBrowser(): Promise<Browser | string> {
  // The package holds one build: for Linux on x64, with the libraries NSS and NSPR from the system.
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `no browser for ${process.platform} on ${process.arch}`
  const executablePath = await chromium.executablePath()
  const args = ['--no-sandbox', '--disable-dev-shm-usage']
  return puppeteer
    .launch({ executablePath, args, headless: 'shell' })
    .catch((error: unknown) => `the browser does not start: ${String(error)}`)
}

const client = readFileSync(
  createRequire(import.meta.url).resolve('fhirclient/build/fhir-client.min.js'),
  'utf8',
)

/** What HL7's own client does in the browser: it asks for access, reads, refreshes. */
const toPages = (base: string, scope: string): Readonly<Record<string, string>> => ({
  '/fhir-client.js': client,
  '/launch.js': `FHIR.oauth2.authorize({ clientId: 'tiny', iss: '${base}', scope: '${scope}',
    redirectUri: '/back.html', pkceMode: 'required' })`,
  '/launch.html':
    '<title>Launch</title><script src="/fhir-client.js"></script><script src="/launch.js"></script>',
  '/back.html': '<title>App</title><script src="/fhir-client.js"></script>',
})

/** Serves the app; the browser finds it at this address. */
export async function serveApp(port: number, base: string, scope: string): Promise<Server> {
  const pages = toPages(base, scope)
  const server = createServer(({ url = '' }, response) => {
    const page = pages[url.replace(/\?.*/s, '')]
    const type = url.includes('.js') ? 'text/javascript' : 'text/html; charset=utf-8'
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': type })
    response.end(page)
  }).listen(port, 'localhost')
  await once(server, 'listening')
  return server
}
