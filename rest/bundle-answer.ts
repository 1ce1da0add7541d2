/** The Bundle that answers a Bundle: what became of each entry, in the order given. https://hl7.org/fhir/R4/http.html#transaction-response */
import type { RestAnswer } from './exchange.ts'

/** The answer to one entry. */
export interface EntryAnswer extends RestAnswer {
  /** What its body is; a body that tells how it went stands in the response. */
  readonly holds: 'resource' | 'outcome'
}

/** The Bundle's text: bodies go in as they are, so that numbers keep their digits. */
export const toResponseBundle = (
  type: string,
  answers: readonly EntryAnswer[],
  base: string,
): string =>
  `{"resourceType":"Bundle","type":"${type}"${
    answers.length === 0
      ? ''
      : `,"entry":[${answers.map((answer) => toEntryText(answer, base)).join(',')}]`
  }}`

function toEntryText({ status, headers, body, holds }: EntryAnswer, base: string): string {
  const { etag, location, 'last-modified': modified } = headers
  const response = JSON.stringify({
    status: String(status),
    location:
      location?.startsWith(`${base}/`) === true ? location.slice(base.length + 1) : location,
    etag,
    lastModified: modified === undefined ? undefined : new Date(modified).toISOString(),
  })
  if (body === '') return `{"response":${response}}`
  if (holds === 'resource') return `{"resource":${body},"response":${response}}`
  return `{"response":${response.slice(0, -1)},"outcome":${body}}}`
}
