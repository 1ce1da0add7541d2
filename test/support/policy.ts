/** Who may see which row of the entangled world: an oracle that knows nothing of access/ or record/. */
import type { Planted } from './canaries.ts'
import { world } from './entangled.ts'

/** A caller as the policy sees them: bound to a patient, staff, or a system; for some types or all. */
export interface Reader {
  readonly as: 'patient' | 'staff' | 'system'
  readonly patient?: string
  readonly types?: readonly string[]
}

const grants = ({ types }: Reader, type: string) => types?.includes(type) ?? true

const isOwn = ({ as, patient = '' }: Reader, { owners }: Planted) =>
  typeof owners !== 'string' && (as === 'staff' || owners.includes(patient))

const refersTo = (from: Planted, { key }: Planted) =>
  JSON.stringify(from.resource).includes(`"${key}"`)

/** A Binary is as visible as a document that carries it. */
const isAttached = (reader: Reader, row: Planted) =>
  row.type === 'Binary' &&
  world.some(
    (document) =>
      document.type === 'DocumentReference' &&
      grants(reader, document.type) &&
      isOwn(reader, document) &&
      refersTo(document, row),
  )

/** What a search finds. */
export const isFound = (reader: Reader, row: Planted): boolean =>
  grants(reader, row.type) &&
  (reader.as === 'system' ||
    isOwn(reader, row) ||
    isAttached(reader, row) ||
    row.owners === 'searchable' ||
    (row.owners === 'directory' && reader.as === 'staff'))

/** The keys of all that is seen on any path: what is found, and the directory as far as references lead from there. */
export function seenBy(reader: Reader): Set<string> {
  const seen = world.filter((row) => isFound(reader, row))
  for (const row of seen) {
    const next = world.filter(
      (one) =>
        one.owners === 'directory' &&
        grants(reader, one.type) &&
        !seen.includes(one) &&
        refersTo(row, one),
    )
    seen.push(...next)
  }
  return new Set(seen.map(({ key }) => key))
}
