/** Measures one size of the record: requests, a load on top of it, and the plans of the statements that were asked. */
import { createPatient } from '../../population/patient/create.ts'
import { defaultToday, parseDay } from '../../population/calendar.ts'
import { toTransaction } from '../../population/json.ts'
import { loadDocuments } from '../../record/load/load.ts'
import { requestsOf, type CaseName } from '../cases.ts'
import type { Driver } from '../client/driver.ts'
import { startSingle } from '../contestants.ts'
import type { Opened } from '../ground.ts'
import { beginWatching, plansOf } from '../plans.ts'
import { measureInTurn, type Bench, type Figures } from '../rounds.ts'
import { countPatients } from './clone.ts'
import { scansOf, type Scan } from './scans.ts'

/** What one size has shown. */
export type SizeFigures = {
  readonly patients: number
  readonly resources: number
  /** Rows of all tables. */
  readonly rows: number
  readonly bytes: number
  readonly requests: readonly Figures[]
  readonly resourcesPerSecond: number
  /** How each case reached each table. */
  readonly scans: readonly Scan[]
}

export const grownCases = ['view', 'list', 'search'] as const

/** As many requests are explained of each case. */
const explained = 5

type Measuring = {
  readonly driver: Driver
  readonly bench: Omit<Bench, keyof Opened | 'driver'>
  readonly connections: readonly number[]
}

async function measureRequests(
  opened: Opened,
  { driver, bench, connections }: Measuring,
): Promise<Figures[]> {
  const socle = await startSingle('Socle', { ...opened, profile: undefined })
  try {
    const cells = grownCases.flatMap((one) =>
      connections.map((count) => ({ case: one, contestant: socle, connections: count })),
    )
    return await measureInTurn(cells, { ...opened, ...bench, driver })
  } finally {
    await socle.stop()
  }
}

async function measurePlans(opened: Opened, driver: Driver): Promise<Scan[]> {
  const { db, subjects, token } = opened
  const stopWatching = await beginWatching(db)
  try {
    const socle = await startSingle('Socle', { ...opened, profile: undefined })
    const { port } = socle
    const explain = async (name: CaseName) => {
      const requests = requestsOf(name, subjects, { port, token }).slice(0, explained)
      const load = { port, requests, connections: 1, seconds: undefined }
      return { case: name, planned: await plansOf(db, () => driver.drive(load)) }
    }
    try {
      const scans: Scan[] = []
      for (const name of grownCases) scans.push(...(await scansOf(db, await explain(name))))
      return scans
    } finally {
      await socle.stop()
    }
  } finally {
    await stopWatching()
  }
}

/** Loads some more patients, as usual, and tells how fast. */
async function measureLoad({ db }: Opened, patients: number): Promise<number> {
  const there = await countPatients(db.pool)
  const today = parseDay(defaultToday)
  const documents = Array.from({ length: patients }, (_, position) => {
    const n = there + 1 + position
    const text = toTransaction(createPatient({ seed: 1, n, today }))
    return { name: `patient-${n}.json`, text }
  })
  const { total, seconds } = await loadDocuments(db, {
    source: 'demo',
    documents: streamOf(documents),
  })
  return total.stored / seconds
}

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

async function readSize({ db, subjects }: Opened) {
  const { rows } = await db.pool.query<{ resources: number; rows: number; bytes: number }>(
    `SELECT (SELECT count(*) FROM record.version) AS resources, pg_database_size(current_database()) AS bytes,
       (SELECT sum(n_live_tup)::bigint FROM pg_stat_user_tables) AS rows`,
  )
  const [size] = rows
  if (size === undefined) throw new Error('PostgreSQL does not tell the sizes')
  return { patients: subjects.patients.length, ...size }
}

/** Measures the record of one data directory; the load comes last, since it makes the record larger. */
export async function measureSize(
  opened: Opened,
  measuring: Measuring & { readonly loaded: number },
): Promise<SizeFigures> {
  const size = await readSize(opened)
  const { say } = measuring.bench
  say(`${size.patients} patients, ${size.resources} resources`)
  const requests = await measureRequests(opened, measuring)
  say('looking at plans')
  const scans = await measurePlans(opened, measuring.driver)
  say(`loading ${measuring.loaded} patients more`)
  return {
    ...size,
    requests,
    scans,
    resourcesPerSecond: await measureLoad(opened, measuring.loaded),
  }
}
