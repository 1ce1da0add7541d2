/** A process that answers lists over a database, and tells how many bytes each leaves to the old generation. */
import { strict as assert } from 'node:assert'
import { operationOf } from '../../bench/cases.ts'
import { openDatabase } from '../../record/database.ts'
import { query, send } from './http.ts'
import { serve, serveApart, type Served } from './served.ts'
import { accessOf } from './tokens.ts'
import { createStore } from './world.ts'

const list = query(operationOf('PatientList'))

const requests = 300

async function ask(served: Served, times: number): Promise<void> {
  for (let asked = 0; asked < times; asked += 1) await send(served.url, list)
}

/** What two collections of the nursery leave, and a whole collection does not. */
async function leftBy(served: Served): Promise<number> {
  const { data, errors } = JSON.parse((await send(served.url, list)).text)
  assert.equal(errors, undefined)
  assert.ok(data.patients.edges.length >= 10)
  assert.ok(gc, 'started with --expose-gc')
  await ask(served, 100)
  gc()
  await ask(served, requests)
  gc({ type: 'minor' })
  gc({ type: 'minor' })
  const { heapUsed } = process.memoryUsage()
  gc()
  return (heapUsed - process.memoryUsage().heapUsed) / requests
}

const [url = '', how = ''] = process.argv.slice(2)
const db = await openDatabase(url)
const callers = { physician: accessOf('user/*.rs') }
const store = await createStore(db)
const served = await (how === 'apart' ? serveApart(store, callers) : serve(store, callers))
process.stdout.write(String(await leftBy(served)))
await served.close()
await db.close()
