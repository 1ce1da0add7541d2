/** The two questions of an operator: does the process live, and can it serve? They need no token and tell nothing else. */
import type { Answer, Route } from './http.ts'

const toAnswer = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
})

/** The routes of the health questions. */
export const healthRoutes = (isReady: () => Promise<boolean>): Readonly<Record<string, Route>> => ({
  '/livez': () => Promise.resolve(toAnswer(200, 'live\n')),
  '/readyz': async () =>
    (await isReady()) ? toAnswer(200, 'ready\n') : toAnswer(503, 'not ready\n'),
})
