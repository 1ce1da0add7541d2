/** A line of the exported ledger: one version, its document in PostgreSQL's own text, digit by digit. */
import { isFhirObject } from '../resource.ts'

/** What a line says of a version apart from its document. */
interface Facts {
  readonly sequence: number
  readonly type: string
  readonly id: string
  readonly version: number
  readonly patient: string | null
  readonly source: string
  readonly author: string
  readonly time: string
  readonly action: string
  readonly hash: string | null
}

/** One row of the ledger; the hash is in hexadecimal, the document JSON text. */
export interface LedgerRow extends Facts {
  readonly document: string | null
}

/** The members of a line, in their order, as the manifest explains them. */
export const lineMembers = {
  sequence: 'place in the ledger; lines ascend by it, and a restored record keeps it',
  type: 'resource type',
  id: 'id of the resource, unique within its type',
  version: 'meta.versionId',
  patient: 'id of the patient it is about, or null',
  source: 'name of the source it came from',
  author: 'who wrote it',
  time: 'meta.lastUpdated, in UTC, to the microsecond',
  action: 'create, update, delete or erase',
  hash: 'SHA-256 of the canonical text without meta.versionId and meta.lastUpdated, or null',
  document: 'the resource without meta.versionId and meta.lastUpdated, or null; the last member',
} as const satisfies Record<keyof LedgerRow, string>

/** A line is not what an export writes. */
export class LineError extends Error {}

const documentMember = ',"document":'

/** The line of a version, without its end. */
export function toLine({ document, ...row }: LedgerRow): string {
  const { sequence, type, id, version, patient, source, author, time, action, hash } = row
  const facts = { sequence, type, id, version, patient, source, author, time, action, hash }
  return `${JSON.stringify(facts).slice(0, -1)}${documentMember}${document ?? 'null'}}`
}

/**
 * The version of a line; its document stays the text that it is, for JavaScript would change numbers.
 * Quotes inside strings are escaped, so the first `,"document":` is the member itself.
 */
export function parseLine(line: string): LedgerRow {
  const end = line.indexOf(documentMember)
  if (end === -1 || !line.endsWith('}')) throw new LineError('no version of an export')
  const facts = parseFacts(`${line.slice(0, end)}}`)
  const document = line.slice(end + documentMember.length, -1)
  return { ...facts, document: document === 'null' ? null : document }
}

function parseFacts(text: string): Facts {
  let facts: unknown
  try {
    facts = JSON.parse(text)
  } catch (error) {
    throw new LineError('not valid JSON', { cause: error })
  }
  if (!isFacts(facts)) throw new LineError('a member is missing or of another type')
  return facts
}

const isFacts = (value: unknown): value is Facts =>
  isFhirObject(value) &&
  Number.isSafeInteger(value['sequence']) &&
  Number.isSafeInteger(value['version']) &&
  texts.every((name) => typeof value[name] === 'string') &&
  absentTexts.every((name) => value[name] === null || typeof value[name] === 'string')

const texts = ['type', 'id', 'source', 'author', 'time', 'action']
const absentTexts = ['patient', 'hash']
