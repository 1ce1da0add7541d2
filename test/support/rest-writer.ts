/** Sends writes to the REST face over HTTP, as one of the callers of a served record. */
import type { Store } from '../../record/repository.ts'
import type { FhirObject } from '../../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { serve, type Callers, type Served } from './served.ts'
import { accessOf } from './tokens.ts'
import { createStore, write } from './world.ts'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; null when there is none. */
  // The shape is the request's own: each test says what it expects of it.
  readonly body: FhirObject | null
}

export interface Sent {
  readonly body?: string | object | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export interface Ward {
  readonly db: TestDatabase
  readonly store: Store
  readonly served: Served
  send(caller: string, method: string, path: string, sent?: Sent): Promise<Answered>
  /** How many versions the ledger holds of a type, or of one resource. */
  countVersions(type: string, id?: string): Promise<number>
  close(): Promise<void>
}

/** Staff who may do everything, and patient `a` in their own record. */
const everyone: Callers = {
  staff: accessOf('user/*.cruds'),
  system: accessOf('system/*.cruds'),
  own: accessOf('patient/*.cruds', { patient: 'a' }),
}

/** Serves a record that holds these resources; further callers by name. */
export async function openWard(
  resources: readonly FhirObject[],
  callers: Callers = {},
): Promise<Ward> {
  const db = await createTestDatabase()
  await write(db, resources)
  const store = await createStore(db)
  const served = await serve(store, { ...everyone, ...callers })
  return {
    db,
    store,
    served,
    send: (caller, method, path, sent = {}) => send(served.url, caller, [method, path], sent),
    countVersions: async (type, id) => {
      const { rows } = await db.pool.query(
        'SELECT count(*)::int AS count FROM record.version WHERE type = $1 AND id = coalesce($2, id)',
        [type, id],
      )
      return Number(rows[0]?.count)
    },
    close: async () => {
      await served.close()
      await db.drop()
    },
  }
}

const mediaTypes: Readonly<Record<string, string>> = { PATCH: 'application/json-patch+json' }

async function send(
  url: string,
  caller: string,
  [method, path]: readonly [string, string],
  { body, headers }: Sent,
): Promise<Answered> {
  const response = await fetch(`${url}/fhir${path === '' ? '' : '/'}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${caller}`,
      ...(body === undefined
        ? {}
        : { 'content-type': mediaTypes[method] ?? 'application/fhir+json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? null : JSON.parse(text),
  }
}

/** The issues of an outcome. */
export const issuesOf = ({ body }: Answered): unknown => body?.['issue']
