/** Counts the SQL statements of a request to the server that users start: those that PostgreSQL plans. */
import { caseNames, requestsOf, type CaseName } from './cases.ts'
import type { Driver } from './client/driver.ts'
import { startSingle } from './contestants.ts'
import type { Opened } from './ground.ts'
import { beginWatching, isTrail, plansOf } from './plans.ts'

/** Statements of one request, the audit trail's not counted: those of a process's first, and later ones' on average. */
export type StatementFigures = {
  readonly case: CaseName
  readonly cold: number
  readonly warm: number
}

const asked = 50

/** One connection asks, one request after the other, each about another patient; the second time is counted as warm. */
export async function measureStatements(
  opened: Opened,
  driver: Driver,
): Promise<StatementFigures[]> {
  const { directory, databaseUrl, db, subjects, token } = opened
  const stopWatching = await beginWatching(db)
  const figures: StatementFigures[] = []
  try {
    for (const name of caseNames) {
      const socle = await startSingle('Socle', { directory, databaseUrl, profile: undefined })
      const { port } = socle
      const requests = requestsOf(name, subjects, { port, token }).slice(0, asked)
      const count = async (some: readonly string[]) => {
        const load = { port, requests: some, connections: 1, seconds: undefined }
        const planned = await plansOf(db, () => driver.drive(load))
        return planned.filter((one) => !isTrail(one)).length / some.length
      }
      try {
        const cold = await count(requests.slice(0, 1))
        await count(requests)
        figures.push({ case: name, cold, warm: await count(requests) })
      } finally {
        await socle.stop()
      }
    }
  } finally {
    await stopWatching()
  }
  return figures
}
