/**
 * The statements that a server sends and the plans that PostgreSQL makes for them, from PostgreSQL's log: its module
 * auto_explain writes each one there. https://www.postgresql.org/docs/current/auto-explain.html
 */
import { closeSync, fstatSync, openSync, readSync, readlinkSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../record/database.ts'
import { parentOf } from './processes.ts'

/** A node of a plan, as EXPLAIN's JSON has it. */
export type PlanNode = {
  readonly 'Node Type': string
  readonly Schema?: string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly PlanNode[]
}

export type Planned = { readonly sql: string; readonly plan: PlanNode }

const settings = [
  [`session_preload_libraries`, `auto_explain`],
  [`auto_explain.log_min_duration`, `0`],
  [`auto_explain.log_format`, `json`],
  [`auto_explain.log_verbose`, `on`],
  [`auto_explain.log_parameter_max_length`, `0`],
] as const

/** Has the statements of connections that are opened from now on written down, until the returned function is called. */
export async function beginWatching({
  pool,
}: Pick<Database, 'pool'>): Promise<() => Promise<void>> {
  for (const [name, value] of settings)
    await pool.query(`ALTER ROLE CURRENT_USER SET ${name} = '${value}'`)
  return async () => {
    for (const [name] of settings) await pool.query(`ALTER ROLE CURRENT_USER RESET ${name}`)
  }
}

/** Where the server writes its log: what its error output is. */
async function findLog({ pool }: Pick<Database, 'pool'>): Promise<string> {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return readlinkSync(`/proc/${parentOf(rows[0]?.pid ?? 0) ?? 0}/fd/2`)
}

function readFrom(file: string, start: number): string {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const bytes = Buffer.alloc(Math.max(0, size - start))
    readSync(descriptor, bytes, 0, bytes.length, start)
    return bytes.toString('utf8')
  } finally {
    closeSync(descriptor)
  }
}

const isPlanned = (value: unknown): value is { 'Query Text': string; Plan: PlanNode } =>
  typeof value === 'object' && value !== null && 'Query Text' in value && 'Plan' in value

/** The entries of a log; every line of one but its first begins with a tab. */
export function parsePlans(log: string): Planned[] {
  return log
    .split(/^(?=\S)/m)
    .filter((entry) => /LOG: {2}duration: [\d.]+ ms {2}plan:\n/.test(entry))
    .flatMap((entry) => {
      const text = entry.slice(entry.indexOf('\n') + 1).replace(/^\t/gm, '')
      const value: unknown = JSON.parse(text)
      return isPlanned(value) ? [{ sql: value['Query Text'], plan: value.Plan }] : []
    })
}

/** What was planned while the work was done. */
export async function plansOf(
  db: Pick<Database, 'pool'>,
  work: () => Promise<unknown>,
): Promise<Planned[]> {
  const log = await findLog(db)
  const start = statSync(log).size
  await work()
  // The log is written before an answer is, but the audit trail of the next group may still be under way.
  await wait(100)
  return parsePlans(readFrom(log, start))
}

/** The audit trail's own statements: one for the requests of a group, not one for each. */
export const isTrail = ({ sql }: Planned): boolean => /\baudit\./.test(sql)

/** Every node of a plan. */
export const nodesOf = (node: PlanNode): PlanNode[] => [
  node,
  ...(node.Plans ?? []).flatMap(nodesOf),
]
