/** The demo hospital of a first start: loaded into an embedded record that is empty. */
import type { Config } from '../config.ts'
import { documentsOf } from '../population/documents.ts'
import { demoUsers } from '../population/users.ts'
import type { Database } from '../record/database.ts'
import { isEmpty } from '../record/ledger.ts'
import { loadDocuments } from '../record/load/load.ts'
import { isComplete } from '../record/load/report.ts'
import { createAccounts } from '../smart/accounts.ts'
import { createDemoAccounts } from '../smart/demo-accounts.ts'

/** The source that the demo hospital comes from, whatever its size and seed. */
export const demoSource = 'demo'

/** Fills an empty record with this many patients, telling how far it is; throws when any was refused, false when full. */
async function loadDemo(
  db: Database,
  patients: number,
  say: (line: string) => void,
): Promise<boolean> {
  if (patients === 0 || !(await isEmpty(db))) return false
  say(`An empty record: loading a demo hospital of ${patients} patients, all invented`)
  const tell = (done: number) => {
    if (done > 0 && done % 50 === 0) say(`  ${done} of ${patients} patients`)
  }
  const documents = documentsOf({ patients }, tell)
  const report = await loadDocuments(db, { source: demoSource, documents })
  if (!isComplete(report)) throw new Error('the demo hospital was not taken whole')
  say(`  ${report.total.stored} resources in ${report.seconds.toFixed(1)} s`)
  return true
}

/** Whom the demo hospital lets in; the password is known at its first start and never again. */
export interface DemoSignIn {
  readonly names: readonly string[]
  readonly password: string
}

/** Fills an empty record with the demo hospital; its people may sign in where the authorization server runs. */
export async function openDemo(
  db: Database,
  {
    demoPatients,
    authorizationServer,
    environment,
  }: Pick<Config, 'demoPatients' | 'authorizationServer' | 'environment'>,
  say: (line: string) => void,
): Promise<DemoSignIn | undefined> {
  const isNew = await loadDemo(db, demoPatients, say)
  if (!isNew || !authorizationServer) return undefined
  const password = await createDemoAccounts(createAccounts(db), demoUsers, environment)
  return password === undefined ? undefined : { names: Object.keys(demoUsers), password }
}
