/** The answer to a write: status, place, version, and as much of a body as the caller prefers. */
import { toETag } from '../fhir/etag.ts'
import { toOperationOutcome } from '../fhir/operation-outcome.ts'
import type { Text } from '../record/texts.ts'
import type { Written } from '../record/write-api.ts'
import { toResourceAnswer } from './answer.ts'
import type { Exchange, RestAnswer } from './exchange.ts'
import { versionHeaders } from './version.ts'

/** https://hl7.org/fhir/R4/http.html#create, #ccreate, #update, #delete */
const statuses = {
  created: 201,
  found: 200,
  updated: 200,
  deleted: 204,
  unchanged: 204,
} as const satisfies Record<Written['outcome'], number>

/** What is answered in the body: https://hl7.org/fhir/R4/http.html#ops */
export type Preference = 'minimal' | 'representation' | 'OperationOutcome'

const preferences: readonly Preference[] = ['minimal', 'representation', 'OperationOutcome']

/** What a Prefer header asks for, if it asks for a body. https://www.rfc-editor.org/rfc/rfc7240#section-4.2 */
export function parsePrefer(text = ''): Preference | undefined {
  const [, wanted] = /(?:^|[,;\s])return\s*=\s*"?(\w+)/i.exec(text) ?? []
  return preferences.find((known) => known.toLowerCase() === wanted?.toLowerCase())
}

/** The answer; what was deleted has no representation. */
export async function toWrittenAnswer(
  written: Written,
  { base, repository }: Pick<Exchange, 'base' | 'repository'>,
  preference: Preference,
): Promise<RestAnswer> {
  const status = statuses[written.outcome]
  const text = await repository.textOf(written)
  const headers = headersOf(written, text, base)
  if (preference === 'OperationOutcome') {
    const outcome = JSON.stringify(toOperationOutcome([]))
    return toResourceAnswer(status === 204 ? 200 : status, outcome, headers)
  }
  if (preference === 'minimal' || text === null) return { status, headers, body: '' }
  return toResourceAnswer(status, text.json, headers)
}

function headersOf(
  { type, id, version }: Written,
  text: Text | null,
  base: string,
): Record<string, string> {
  if (id === null) return {}
  if (text === null) return { etag: toETag(version) }
  return { ...versionHeaders(text), location: `${base}/${type}/${id}/_history/${version}` }
}
