/**
 * What signing in, consent and tokens leave in the audit trail: one row each, of names and codes, and never of what
 * lets anybody in.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Audit } from '../record/audit/audit.ts'
import { toPlain } from '../record/audit/entry.ts'

export interface SecurityEvent {
  readonly interaction: 'login' | 'consent' | 'token' | 'revoke' | 'launch'
  /** `OK`, or why not. */
  readonly outcome: string
  /** The account, or the app that acts for itself. */
  readonly subject?: string | undefined
  readonly fhirUser?: string | undefined
  readonly client?: string | undefined
  readonly address?: string | undefined
  /** The `jti` of an access token; no other token has a name that is no secret. */
  readonly token?: string | undefined
  /** In whose record the app is launched. */
  readonly patient?: string | undefined
  readonly detail?: Readonly<Record<string, string>>
}

/** The caller's address of a request. */
export type AddressOf = (request: IncomingMessage) => string | undefined

/** Leaves a row. Throws UNTRACED when it cannot be written: then nothing may be given. */
export type Trace = (event: SecurityEvent) => Promise<void>

/** Makes the way to leave rows of one issuer. */
export const createTrace =
  (audit: Pick<Audit, 'note'>, issuer: string): Trace =>
  ({ interaction, outcome, ...of }) =>
    audit.note({
      class: outcome === 'OK' ? 'access' : 'refused',
      request: randomUUID(),
      face: 'pages',
      ...{ interaction, outcome, issuer },
      subject: toPlain(of.subject ?? ''),
      user: of.fhirUser ?? null,
      roles: [],
      units: [],
      client: toPlain(of.client ?? ''),
      address: of.address ?? '',
      token: of.token ?? '',
      purpose: null,
      openings: [],
      operation: null,
      name: null,
      patients: [],
      everyone: false,
      asked: of.patient === undefined ? [] : [`Patient/${of.patient}`],
      shown: [],
      written: [],
      counted: 0,
      detail: of.detail === undefined ? null : toPlain(JSON.stringify(of.detail)),
    })
