/** The Bundle that answers a Bundle: what became of each entry, in the order given. https://hl7.org/fhir/R4/http.html#transaction-response */
import { toBundle, type BundleEntry } from './bundle-text.ts'
import type { RestAnswer } from './exchange.ts'

/** The answer to one entry. */
export interface EntryAnswer extends RestAnswer {
  /** What its body is; a body that tells how it went stands in the response. */
  readonly holds: 'resource' | 'outcome'
}

/** The Bundle's text. */
export const toResponseBundle = (
  type: 'batch-response' | 'transaction-response',
  answers: readonly EntryAnswer[],
  base: string,
): string =>
  toBundle(
    { type },
    answers.map((answer) => toEntry(answer, base)),
  )

function toEntry({ status, headers, body, holds }: EntryAnswer, base: string): BundleEntry {
  const { etag, location, 'last-modified': modified } = headers
  const about = {
    response: {
      status: String(status),
      location: location?.replace(`${base}/`, ''),
      etag,
      lastModified: modified === undefined ? undefined : new Date(modified).toISOString(),
      outcome: holds === 'outcome' && body !== '' ? parse(body) : undefined,
    },
  }
  return { about, json: holds === 'resource' && body !== '' ? body : undefined }
}

const parse = (outcome: string): unknown => JSON.parse(outcome)
