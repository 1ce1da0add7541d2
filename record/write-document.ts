/** A document opens the files it names to whoever sees it: so it may name those alone that its author sees. */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import type { Access } from '../access/access.ts'
import { refuse } from '../access/refusal.ts'
import { parseReference } from '../fhir/reference.ts'
import { valuesOf } from './index/extract.ts'
import type { FhirObject } from './resource.ts'
import { runPrepared } from './statement.ts'
import { visible } from './search/visible.ts'
import { tableOf } from './table.ts'
import type { Decided } from './write-decide.ts'

/** Refuses documents that newly name a Binary which their author neither sees nor writes along with them. */
export async function assertFiles(
  client: PoolClient,
  access: Access,
  decided: readonly Decided[],
): Promise<void> {
  const written = decided.flatMap(({ type, id, version }) =>
    type === 'Binary' && version !== undefined ? [id] : [],
  )
  const named = decided.flatMap(({ type, content, before }) => {
    if (type !== 'DocumentReference' || content === undefined) return []
    const known = new Set(before === undefined ? [] : filesOf(before.resource))
    return filesOf(content.value).filter((id) => !known.has(id) && !written.includes(id))
  })
  const ids = [...new Set(named)]
  if (ids.length === 0) return
  const seen = await runPrepared(
    client,
    sql`SELECT t.id FROM ${tableOf('Binary')} t
      WHERE t.id = ANY(${ids}::text[]) AND ${visible(access, 'Binary', { action: 'r' })}`,
  )
  if (seen.length < ids.length) throw refuse('not-granted')
}

/** The Binaries that a document's attachments lie in. */
const filesOf = (document: FhirObject): string[] =>
  valuesOf('DocumentReference', 'location', document).flatMap(({ value }) => {
    const reference = typeof value === 'string' ? parseReference(value) : undefined
    return reference?.kind === 'relative' && reference.type === 'Binary' ? [reference.id] : []
  })
