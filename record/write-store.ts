/** Puts what was decided into the ledger and the index tables, in the transaction that decided it. */
import type { PoolClient } from 'pg'
import type { Access } from '../access/access.ts'
import { isResourceType } from '../fhir/types.ts'
import { patientsIn } from './audit/patients.ts'
import { groupBy } from './group.ts'
import type { Current } from './index/records.ts'
import { removeIndex, storeIndex } from './index/store.ts'
import { appendVersions, type Placed } from './ledger.ts'
import { lockKin } from './relations/store.ts'
import type { Decided } from './write-decide.ts'

/** What is written through the API, whatever source the resource came from. */
export const ownSource = 'api'

/** Who writes, as the ledger names them. */
export const authorOf = ({ issuer, subject }: Access): string => `${issuer}|${subject}`

/** A version that was written, and whose data it is. */
export interface StoredVersion {
  readonly sequence: number
  readonly patients: readonly string[]
}

/** The versions of a transaction, for the trail of whoever commits it. */
export const storedVersions = (
  decided: readonly Decided[],
  places: ReadonlyMap<string, Placed>,
): StoredVersion[] =>
  decided.flatMap(({ type, id, version, content, before }) => {
    const place = places.get(`${type}/${id}`)
    if (version === undefined || place === undefined) return []
    const after = content === undefined ? [] : patientsIn(type, content.value)
    const patients = [...new Set([...after, ...(before?.row.compartment ?? [])])]
    return [{ sequence: place.sequence, patients }]
  })

/** Stores every version; returns the place of each by `Type/id`. */
export async function storeDecided(
  client: PoolClient,
  access: Access,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, Placed>> {
  const versions = decided.flatMap(({ version }) => (version === undefined ? [] : [version]))
  if (versions.length === 0) return new Map()
  const placed = await appendVersions(client, versions, {
    source: ownSource,
    author: authorOf(access),
  })
  const places = new Map(placed.map((place) => [`${place.type}/${place.id}`, place]))
  await lockKin(
    client,
    decided.map(({ type, id, content }) => ({ type, id, resource: content?.value })),
  )
  const deleted = decided.filter(({ outcome }) => outcome === 'deleted')
  for (const [type, group] of groupBy(deleted, ({ type }) => type)) {
    if (isResourceType(type))
      await removeIndex(
        client,
        type,
        group.map(({ id }) => id),
      )
  }
  await storeIndex(
    client,
    decided.flatMap((one) => toCurrent(one, places)),
  )
  return places
}

function toCurrent({ type, id, content }: Decided, places: ReadonlyMap<string, Placed>): Current[] {
  const place = places.get(`${type}/${id}`)
  if (place === undefined || content === undefined || !isResourceType(type)) return []
  const { version, sequence, time } = place
  return [
    { type, id, version, sequence, updated: time, source: ownSource, resource: content.value },
  ]
}
