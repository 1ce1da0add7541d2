/** GraphiQL at /graphiql: every file is served from here, out of the installed packages. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { ApiError } from '../../errors.ts'
import type { Answer, Route } from '../http.ts'

const { resolve } = createRequire(import.meta.url)
const packageFile = (name: string, file: string): string =>
  join(resolve(`${name}/package.json`), '..', file)
const ownFile = (file: string): URL => new URL(file, import.meta.url)

/** The files of the page, by the last part of their path. */
const files: Readonly<Record<string, string | URL>> = {
  'react.js': packageFile('react', 'umd/react.production.min.js'),
  'react-dom.js': packageFile('react-dom', 'umd/react-dom.production.min.js'),
  'graphiql.js': packageFile('graphiql', 'graphiql.min.js'),
  'graphiql.css': packageFile('graphiql', 'graphiql.min.css'),
  'start.js': ownFile('start.js'),
  'page.css': ownFile('page.css'),
}

/** Analysts' queries, each in a tab of its own, in this order. */
const examples = ['cohort', 'observations', 'trend', 'conditions', 'encounters'] as const

/** https://www.w3.org/TR/CSP3/: nothing from elsewhere; the editor writes its own styles. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

function assertGet({ method }: IncomingMessage): void {
  if (method !== 'GET' && method !== 'HEAD') throw new ApiError('BAD_REQUEST')
}

/** Is the page asked for by this machine's own name? A rebound foreign name must not read the token. */
const isLocal = ({ headers }: IncomingMessage): boolean =>
  /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(headers.host ?? '')

function toPage(token: string | undefined): Answer {
  const settings = {
    query: readFileSync(ownFile('first-query.graphql'), 'utf8'),
    examples: examples.map((name) => readFileSync(ownFile(`examples/${name}.graphql`), 'utf8')),
    headers:
      token === undefined ? '' : JSON.stringify({ Authorization: `Bearer ${token}` }, null, 2),
  }
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c')
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
    },
    body: readFileSync(ownFile('page.html'), 'utf8').replace('SETTINGS', () => json),
  }
}

const toFileRoute = (name: string, file: string | URL): Route => {
  const answer: Answer = {
    status: 200,
    headers: {
      'content-type': name.endsWith('.css')
        ? 'text/css; charset=utf-8'
        : 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=3600',
    },
    body: readFileSync(file),
  }
  return async ({ request }) => {
    assertGet(request)
    return answer
  }
}

/** The page and its files; `createToken` makes a development token, and is absent where no such issuer exists. */
export function graphiqlRoutes(
  createToken: (() => Promise<string>) | undefined,
): Readonly<Record<string, Route>> {
  const page: Route = async ({ request }) => {
    assertGet(request)
    return toPage(isLocal(request) ? await createToken?.() : undefined)
  }
  const fileRoutes = Object.entries(files).map(([name, file]) => [
    `/graphiql/${name}`,
    toFileRoute(name, file),
  ])
  return { '/graphiql': page, '/graphiql/': page, ...Object.fromEntries(fileRoutes) }
}
