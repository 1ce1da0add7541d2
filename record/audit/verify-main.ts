/** `npm run audit:verify`: was anything of the audit trail changed, removed or cut off? */
import { loadConfig } from '../../config.ts'
import { runCommand, withRecord } from '../command.ts'
import { loadTrustedKeys } from './key.ts'
import { verifyAudit, type Verification } from './verify.ts'

const usage = `Verifies the audit trail: each row against the one before, and the ends of the chains against what was signed.

  npm run audit:verify [-- --key FILE] [--checkpoints FOLDER]

--key FILE            a public key to trust beside that of this data directory (PEM)
--checkpoints FOLDER  the checkpoints outside the database, by default those of SOCLE_AUDIT_CHECKPOINTS

The exit code is 1 when anything is wrong.
`

const textOf = (value: string | boolean | undefined) =>
  typeof value === 'string' ? value : undefined

function toText({ chains, rows, checkpoints, unsealed, faults }: Verification): string {
  const counted = `${rows} rows in ${chains} chains, ${checkpoints} checkpoints`
  const open = unsealed === 0 ? '' : `, ${unsealed} rows since the last checkpoint`
  const verdict = faults.length === 0 ? 'The audit trail is whole' : 'The audit trail was CHANGED'
  return [`${verdict}: ${counted}${open}.`, ...faults.map((fault) => `  ${fault}`), ''].join('\n')
}

await runCommand(
  usage,
  { key: { type: 'string' }, checkpoints: { type: 'string' } },
  async ({ values }) => {
    const { dataDirectory, auditCheckpoints } = loadConfig()
    const key = textOf(values['key'])
    const isSigned = await loadTrustedKeys(dataDirectory, key === undefined ? [] : [key])
    return withRecord(async ({ pool }) => {
      const verification = await verifyAudit(pool, {
        isSigned,
        folder: textOf(values['checkpoints']) ?? auditCheckpoints,
        onProgress: (rows) => void process.stderr.write(`${rows} rows\n`),
      })
      process.stdout.write(toText(verification))
      return verification.faults.length === 0
    })
  },
)
