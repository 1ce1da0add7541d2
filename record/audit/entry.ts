/** One row of the audit trail, and the text of it that is hashed. */
import { createHash } from 'node:crypto'

/** Rows are kept as long as their class says; each class of a process is a chain of its own. */
export const classes = ['access', 'exceptional', 'refused', 'transfer'] as const
export type AuditClass = (typeof classes)[number]

export const faces = ['graphql', 'rest', 'command', 'pages'] as const
export type Face = (typeof faces)[number]

/** What became of what protects a patient, in the `detail` of a row. */
export const overrides = ['started', 'stopped'] as const
export type Override = (typeof overrides)[number]

/** What one operation did in one process. */
export interface Entry {
  readonly class: AuditClass
  /** In UTC, to the microsecond. */
  readonly time: string
  readonly request: string
  readonly face: Face
  readonly interaction: string
  /** `OK`, or the code of the error that it ended in. */
  readonly outcome: string
  readonly issuer: string
  readonly subject: string
  readonly user: string | null
  readonly roles: readonly string[]
  readonly units: readonly string[]
  readonly client: string
  readonly address: string
  readonly token: string
  readonly purpose: string | null
  readonly openings: readonly string[]
  /** SHA-256 of what was asked, in hexadecimal digits. */
  readonly operation: string | null
  readonly name: string | null
  readonly patients: readonly string[]
  readonly everyone: boolean
  /** `Type/id` of what was named and not shown. */
  readonly asked: readonly string[]
  /** Sequences of the ledger. */
  readonly shown: readonly number[]
  readonly written: readonly number[]
  readonly counted: number
  readonly detail: string | null
}

/** An entry at its place; the hashes are in hexadecimal digits. */
export interface Chained extends Entry {
  readonly chain: string
  readonly position: number
  readonly previous: string
  readonly hash: string
}

/** What the first row of a chain goes on from. */
export const noHash = '0'.repeat(64)

/**
 * The canonical text of a row: its members in the order of their names, without a space.
 * https://www.rfc-editor.org/rfc/rfc8785: what is written here needs no other rule of it.
 */
const toCanonical = (
  entry: Entry & { readonly chain: string; readonly position: number },
): string =>
  JSON.stringify({
    address: entry.address,
    asked: entry.asked,
    chain: entry.chain,
    class: entry.class,
    client: entry.client,
    counted: entry.counted,
    detail: entry.detail,
    everyone: entry.everyone,
    face: entry.face,
    interaction: entry.interaction,
    issuer: entry.issuer,
    name: entry.name,
    openings: entry.openings,
    operation: entry.operation,
    outcome: entry.outcome,
    patients: entry.patients,
    position: entry.position,
    purpose: entry.purpose,
    request: entry.request,
    roles: entry.roles,
    shown: entry.shown,
    subject: entry.subject,
    time: entry.time,
    token: entry.token,
    units: entry.units,
    user: entry.user,
    written: entry.written,
  })

/** The hash of a row that goes on from another. */
export const hashOf = (
  previous: string,
  entry: Entry & { readonly chain: string; readonly position: number },
): string => createHash('sha256').update(previous, 'hex').update(toCanonical(entry)).digest('hex')

/** What PostgreSQL cannot hold in a text is replaced: no caller may keep the rows of others from being written. */
export const toPlain = (text: string): string => text.replaceAll(/[\0\ud800-\udfff]/gu, '\ufffd')
