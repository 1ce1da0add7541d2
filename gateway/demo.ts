/** The demo hospital of a first start: loaded into an embedded record that is empty. */
import { documentsOf } from '../population/documents.ts'
import type { Database } from '../record/database.ts'
import { isEmpty } from '../record/ledger.ts'
import { loadDocuments } from '../record/load/load.ts'
import { isComplete } from '../record/load/report.ts'

/** The source that the demo hospital comes from, whatever its size and seed. */
export const demoSource = 'demo'

/** Fills an empty record with this many patients, telling how far it is; throws when any was refused. */
export async function loadDemo(
  db: Database,
  patients: number,
  say: (line: string) => void,
): Promise<void> {
  if (patients === 0 || !(await isEmpty(db))) return
  say(`An empty record: loading a demo hospital of ${patients} patients, all invented`)
  const tell = (done: number) => {
    if (done > 0 && done % 50 === 0) say(`  ${done} of ${patients} patients`)
  }
  const documents = documentsOf({ patients }, tell)
  const report = await loadDocuments(db, { source: demoSource, documents })
  if (!isComplete(report)) throw new Error('the demo hospital was not taken whole')
  say(`  ${report.total.stored} resources in ${report.seconds.toFixed(1)} s`)
}
