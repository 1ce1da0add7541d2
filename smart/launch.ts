/** Launches from the hospital's own software: a value that says nothing, for one user and one app, good once and soon. */
import { createHash, randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Database } from '../record/database.ts'
import { isFhirObject } from '../record/resource.ts'
import { runPrepared } from '../record/statement.ts'
import { toContext, type LaunchContext } from './launch-context.ts'

/** How long a launch waits for its app, in seconds. */
export const launchSeconds = 300

/** Who may take a launch. */
export interface LaunchFor {
  readonly client: string
  readonly account: string
}

export interface Launches {
  /** The `launch` that the app is opened with. */
  create(who: LaunchFor, context: LaunchContext): Promise<string>
  /** The context, once; undefined for others, later and again. Whoever asks, the value is used up. */
  take(launch: string, who: LaunchFor): Promise<LaunchContext | undefined>
}

const hashOf = (launch: string): string => createHash('sha256').update(launch).digest('base64url')

/** https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#launch-app-ehr-launch */
export const createLaunches = ({ pool }: Pick<Database, 'pool'>): Launches => ({
  create: async ({ client, account }, context) => {
    const launch = randomBytes(32).toString('base64url')
    await runPrepared(pool, sql`DELETE FROM smart.launch WHERE expires <= now()`)
    await runPrepared(
      pool,
      sql`INSERT INTO smart.launch (hash, client, account, context, expires)
        VALUES (${hashOf(launch)}, ${client}, ${account}, ${JSON.stringify(context)}::jsonb,
          now() + make_interval(secs => ${launchSeconds}))`,
    )
    return launch
  },
  take: async (launch, { client, account }) => {
    const [taken] = await runPrepared<{
      client: string
      account: string
      context: unknown
      alive: boolean
    }>(
      pool,
      sql`DELETE FROM smart.launch WHERE hash = ${hashOf(launch)}
        RETURNING client, account, context, expires > now() AS alive`,
    )
    if (taken === undefined || !taken.alive) return undefined
    const isTheirs = taken.client === client && taken.account === account
    return isTheirs && isFhirObject(taken.context) ? toContext(taken.context) : undefined
  },
})
