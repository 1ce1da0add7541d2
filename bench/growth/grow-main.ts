/** `npm run bench:grow`: makes a data directory with a demo hospital of many patients, or a larger one of one that is there. */
import { join } from 'node:path'
import { migrate } from '../../prisma/migrate.ts'
import { documentsOf } from '../../population/documents.ts'
import { runCommand, UsageError } from '../../record/command.ts'
import { openDatabase } from '../../record/database.ts'
import { startEmbedded } from '../../record/embedded.ts'
import { loadDocuments } from '../../record/load/load.ts'
import { countPatients, growRecord } from './clone.ts'

const usage = `Makes a data directory for the bench: a demo hospital of as many patients as asked.

  npm run bench:grow -- --data DIR --patients N [--loaded N]

--data DIR     the data directory; made when it is not there
--patients N   how many patients it shall have
--loaded N     how many of them are loaded as usual where there are none yet (2000); the others are copies of these
`

const say = (line: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

function countOf(value: string | boolean | undefined): number {
  if (typeof value === 'string' && /^\d{1,7}$/.test(value)) return Number(value)
  throw new UsageError('--patients and --loaded take whole numbers')
}

async function grow(directory: string, patients: number, loaded: number): Promise<void> {
  const embedded = await startEmbedded({ directory: join(directory, 'postgres') })
  try {
    await migrate(embedded.url)
    const db = await openDatabase(embedded.url, { statementTimeout: 0 })
    try {
      if ((await countPatients(db.pool)) === 0) {
        const first = Math.min(patients, loaded)
        say(`loading ${first} patients`)
        await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: first }) })
      }
      await growRecord(db, { patients, say })
    } finally {
      await db.close()
    }
  } finally {
    await embedded.stop()
  }
}

const text = { type: 'string' } as const
await runCommand(usage, { data: text, patients: text, loaded: text }, async ({ values }) => {
  if (typeof values['data'] !== 'string') throw new UsageError('--data DIR is missing')
  await grow(values['data'], countOf(values['patients']), countOf(values['loaded'] ?? '2000'))
  return true
})
