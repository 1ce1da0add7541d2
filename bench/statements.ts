/** Counts the SQL statements of a request: the same gateway over the same data, in this process. */
import type { createDevelopmentIssuer } from '../access/development.ts'
import { createTokenVerifier } from '../access/token.ts'
import { createLocalSources } from '../gateway/local-sources.ts'
import { createOwnExecutor } from '../gateway/execute/own.ts'
import { createPlannable } from '../gateway/execute/planner.ts'
import { loadSupergraph } from '../gateway/supergraph.ts'
import { limits } from '../gateway/limits.ts'
import { createGateway } from '../gateway/server.ts'
import { createLog } from '../log.ts'
import { countStatements, type Database } from '../record/database.ts'
import { DocumentCache } from '../record/documents.ts'
import type { TextViews } from '../record/texts.ts'
import { loadKeys } from '../record/key.ts'
import { forgetful } from './forgetful.ts'
import { createContext } from '../subgraphs/context.ts'
import { cases, toBody, type Case } from './cases.ts'

/** The most that one request took. */
export type StatementFigures = {
  readonly name: string
  /** Nothing in memory: the first request of a process. */
  readonly cold: number
  /** The documents in memory. */
  readonly warm: number
}

export type StatementOptions = {
  readonly db: Database
  readonly issuer: Awaited<ReturnType<typeof createDevelopmentIssuer>>
  readonly token: string
  readonly patients: readonly string[]
  readonly only: string | undefined
}

const samples = 50
const cachedCharacters = 256 * 1024 * 1024

/** Opens a gateway whose statements can be counted. */
async function openGateway({ db, issuer }: StatementOptions) {
  const log = createLog({ level: 'silent' })
  const store = {
    db,
    keys: await loadKeys(db),
    documents: new DocumentCache(cachedCharacters),
    texts: new DocumentCache<TextViews>(cachedCharacters),
  }
  return createGateway({
    executor: createOwnExecutor(createPlannable(loadSupergraph()), createLocalSources(log)),
    verify: createTokenVerifier([issuer.settings]),
    audit: forgetful,
    contextOf: (access, trail) => createContext({ ...store, trail }, access),
    isReady: () => Promise.resolve(true),
    host: '127.0.0.1',
    port: 0,
    limits,
    log,
  })
}

/** Asks about some patients, each twice. */
export async function measureStatements(options: StatementOptions): Promise<StatementFigures[]> {
  const { db, token, patients, only } = options
  const asked = cases.filter(({ name }) => only === undefined || only === name)
  const figures: StatementFigures[] = []
  for (const one of asked) {
    const gateway = await openGateway(options)
    const count = async (patient: string) => {
      const { statements, stop } = countStatements(db)
      await ask(gateway.url, token, toBody(one, patient)).finally(stop)
      return statements.length
    }
    try {
      figures.push(await measureOne(one, patients.slice(0, samples), count))
    } finally {
      await gateway.close()
    }
  }
  return figures
}

async function measureOne(
  { name }: Case,
  patients: readonly string[],
  count: (patient: string) => Promise<number>,
): Promise<StatementFigures> {
  const cold = await count(patients[0] ?? '')
  for (const patient of patients) await count(patient)
  let warm = 0
  for (const patient of patients) warm = Math.max(warm, await count(patient))
  return { name, cold, warm }
}

async function ask(url: string, token: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`the gateway answers ${response.status}`)
  await response.arrayBuffer()
}
