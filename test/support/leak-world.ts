/** The hospital of the leak tests, written as it came about, and served to every caller. */
import { createRepository, type Store } from '../../record/repository.ts'
import type { FhirObject } from '../../record/resource.ts'
import { accesses } from './callers.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { hospital, past } from './guarded.ts'
import { guardedIds } from './guarded-patients.ts'
import { deletedIds } from './guarded-rows.ts'
import { serve, type serveApart, type Served, type ServeOptions } from './served.ts'
import { accessOf } from './tokens.ts'
import { createStore, write } from './world.ts'

/** Writes what was, what is, and takes away what is no longer. */
export async function writeHospital(db: TestDatabase): Promise<Store> {
  const store = await createStore(db)
  const resourcesOf = (rows: readonly { resource: FhirObject }[]) =>
    rows.map(({ resource }) => resource)
  await write(db, resourcesOf(past))
  await write(db, resourcesOf(hospital))
  const repository = createRepository(store, accessOf('system/*.cruds socle/access.write'))
  for (const id of deletedIds) await repository.remove('Observation', { id })
  await openFor(db, 'breaker', 'break-glass', ['mother', ...guardedIds])
  await openFor(db, 'declarer', 'declared', ['mother'])
  return store
}

/** As if the practitioner had said why. */
const openFor = (
  db: TestDatabase,
  practitioner: string,
  basis: string,
  patients: readonly string[],
) =>
  db.pool.query(
    `INSERT INTO access.opening (practitioner, patient, basis, reason, purpose, client, until)
     SELECT $1, patient, $2, 'test', 'ETREAT', 'app', now() + interval '4 hours' FROM unnest($3::text[]) AS patient`,
    [`Practitioner/${practitioner}`, basis, patients],
  )

export interface LeakWorld {
  readonly db: TestDatabase
  readonly store: Store
  readonly served: Served
  close(): Promise<void>
}

/** Opens a database with the hospital in it, behind the gateway: in one process, unless subgraphs are to be apart. */
export async function openLeakWorld(
  options: Pick<ServeOptions, 'limits'> = {},
  open: typeof serveApart = serve,
): Promise<LeakWorld> {
  const db = await createTestDatabase()
  const store = await writeHospital(db)
  const served = await open(store, accesses, options)
  const close = async () => {
    await served.close()
    await db.drop()
  }
  return { db, store, served, close }
}
