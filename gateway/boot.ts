/** What every serving process opens before it serves: the settings, the log, who is trusted, the database. */
import { join } from 'node:path'
import { createDevelopmentIssuer, type DevelopmentIssuer } from '../access/development.ts'
import { createTokenVerifier, type TokenVerifier } from '../access/token.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { migrate } from '../prisma/migrate.ts'
import { openAudit, type Audit } from '../record/audit/audit.ts'
import { loadAuditKey } from '../record/audit/key.ts'
import { openDatabase, type Database } from '../record/database.ts'
import { DocumentCache } from '../record/documents.ts'
import { startEmbedded } from '../record/embedded.ts'
import { forgetRequests } from '../record/idempotency.ts'
import { loadKeys } from '../record/key.ts'
import { refreshIndex } from '../record/rebuild.ts'
import type { Shared } from '../record/repository.ts'
import { createStandings } from '../record/standing.ts'
import { issuerAt } from '../smart/server.ts'
import { createOwnTrust, type OwnTrust } from '../smart/trust.ts'
import { openDemo, type DemoSignIn } from './demo.ts'
import type { Limits } from './limits.ts'

/** Who may come in. */
export type Trust = {
  readonly verify: TokenVerifier
  /** Absent in production, and where other issuers are trusted. */
  readonly developmentIssuer: DevelopmentIssuer | undefined
  /** Absent where the embedded authorization server is off. */
  readonly embedded: OwnTrust | undefined
  close(): Promise<void>
}

const trustEmbedded = ({ baseUrl, audience }: Config, log: Log, db: Database): Promise<OwnTrust> =>
  createOwnTrust({
    db,
    issuer: issuerAt(baseUrl),
    audience,
    onFailure: (error) => log.failure('', error),
  })

/** Trusts the configured issuers, the embedded authorization server, and the development issuer where they exist. */
export async function createTrust(
  config: Config,
  log: Log,
  { store: { db } }: Pick<OpenRecord, 'store'>,
): Promise<Trust> {
  const developmentIssuer = config.developmentIssuer
    ? await createDevelopmentIssuer({
        directory: config.dataDirectory,
        audience: config.audience,
        environment: config.environment,
      })
    : undefined
  const embedded = config.authorizationServer ? await trustEmbedded(config, log, db) : undefined
  const own = [developmentIssuer, embedded].flatMap((one) => (one ? [one.settings] : []))
  return {
    verify: createTokenVerifier([...config.issuers, ...own], {
      warn: (reason) => log.notice(reason),
    }),
    developmentIssuer,
    embedded,
    close: () => Promise.resolve(embedded?.close()),
  }
}

/** Lets in whom the issuers vouch for, as who the record says they are: what every door of a process verifies by. */
export function admit(
  { verify }: Trust,
  { store }: Pick<OpenRecord, 'store'>,
  { roles, careDays }: Pick<Config, 'roles' | 'careDays'>,
): TokenVerifier {
  const standingOf = createStandings(store.db, roles, careDays)
  return async (authorization) => standingOf(await verify(authorization))
}

/** The record, open. */
export type OpenRecord = {
  readonly url: string
  readonly store: Shared
  readonly audit: Audit
  /** Whom a demo hospital that was just made lets in. */
  readonly demo?: DemoSignIn
  isReady(): Promise<boolean>
  close(): Promise<void>
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** How much of the documents' text one process keeps in memory. */
const cachedCharacters = 256 * 1024 * 1024

const hour = 3_600_000

/** The texts that the REST face passes on are kept apart: most callers come through the graph. */
const cachedTextCharacters = 64 * 1024 * 1024

const canAnswer = (db: Database): Promise<boolean> =>
  db.pool.query('SELECT 1').then(
    () => true,
    () => false,
  )

/** Opens the record in a database that is migrated already. */
export async function openRecord(url: string, config: Config, log: Log): Promise<OpenRecord> {
  const db = await openDatabase(url, {
    onConnectionLost: () => {
      log.notice('database-connection-lost')
    },
  })
  const keys = await loadKeys(db)
  const audit = await openAudit(db, {
    key: await loadAuditKey(config.dataDirectory),
    checkpoints: config.auditCheckpoints,
    log,
  })
  const forgetting = setInterval(() => {
    forgetRequests(db).catch((error: unknown) => {
      log.failure('', error)
    })
  }, hour).unref()
  return {
    url,
    audit,
    store: {
      db,
      keys,
      documents: new DocumentCache(cachedCharacters),
      texts: new DocumentCache(cachedTextCharacters),
      openingTerms: config.openingTerms,
      notice: (event) => {
        log.notice(event)
      },
      auditIdentity: config.auditIdentity,
    },
    isReady: () => canAnswer(db),
    close: async () => {
      clearInterval(forgetting)
      await audit.close()
      await db.close()
    },
  }
}

/** Brings the configured database, or the embedded one with a demo hospital, to the last migration, and opens it. */
export async function bootRecord(config: Config, log: Log): Promise<OpenRecord> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded({ directory: join(config.dataDirectory, 'postgres') })
      : undefined
  const url = config.databaseUrl ?? embedded?.url ?? ''
  await migrate(url)
  const record = await openRecord(url, config, log)
  await refreshIndex(record.store.db, say)
  const demo = embedded && (await openDemo(record.store.db, config, say))
  return {
    ...record,
    ...(demo === undefined ? {} : { demo }),
    close: async () => {
      await record.close()
      await embedded?.stop()
    },
  }
}

/** The limits with what the settings say of them. */
export const toLimits = (limits: Limits, config: Config): Limits => ({
  ...limits,
  bodyBytes: config.bodyLimit,
  restBodyBytes: config.restBodyLimit,
})
