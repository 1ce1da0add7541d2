/** The rebuild command: `npm run rebuild` makes every index table anew from the ledger. */
import { runCommand, withRecord } from './command.ts'
import { rebuildIndex } from './rebuild.ts'

const usage = `Rebuilds the index tables from the ledger, in one transaction.

  npm run rebuild
`

await runCommand(usage, {}, () =>
  withRecord(async (db) => {
    const tell = (done: number) => process.stderr.write(`${done} resources\n`)
    const done = await rebuildIndex(db, (count) => void (count % 10_000 === 0 && tell(count)))
    process.stdout.write(`${done} resources indexed\n`)
    return true
  }),
)
