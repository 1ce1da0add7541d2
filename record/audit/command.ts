/** What a command on the whole record leaves in the audit trail: who ran it is the machine's user. */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { loadConfig } from '../../config.ts'
import { createLog } from '../../log.ts'
import type { Database } from '../database.ts'
import { openAudit } from './audit.ts'
import { toPlain } from './entry.ts'
import { loadAuditKey } from './key.ts'

/** What a command did, in numbers and texts of its own. */
export interface CommandNote {
  readonly interaction: 'export' | 'load' | 'purge'
  /** Does it concern all patients? */
  readonly everyone: boolean
  readonly detail: Readonly<Record<string, number | string>>
}

/** Leaves one row for a command. Throws UNTRACED when it cannot be written. */
export async function noteCommand(db: Database, note: CommandNote): Promise<void> {
  const { dataDirectory, auditCheckpoints } = loadConfig()
  const log = createLog({ level: 'error' })
  const key = await loadAuditKey(dataDirectory)
  const audit = await openAudit(db, { key, checkpoints: auditCheckpoints, log })
  const detail = Object.entries(note.detail).sort(([one], [other]) => (one < other ? -1 : 1))
  try {
    await audit.note({
      class: 'transfer',
      request: randomUUID(),
      face: 'command',
      interaction: note.interaction,
      outcome: 'OK',
      issuer: 'urn:socle:command',
      subject: toPlain(userInfo().username),
      user: null,
      roles: [],
      units: [],
      client: 'socle',
      address: '',
      token: '',
      purpose: null,
      openings: [],
      operation: null,
      name: null,
      patients: [],
      everyone: note.everyone,
      asked: [],
      shown: [],
      written: [],
      counted: 0,
      detail: toPlain(JSON.stringify(Object.fromEntries(detail))),
    })
  } finally {
    await audit.close()
  }
}
