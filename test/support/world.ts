/** Writes resources given as plain objects into a test's database, as one source. */
import { canonicalHash, toStoredText } from '../../fhir/canonical.ts'
import { parseJson } from '../../fhir/json.ts'
import type { Database } from '../../record/database.ts'
import { DocumentCache } from '../../record/documents.ts'
import { loadKeys } from '../../record/key.ts'
import type { Store } from '../../record/repository.ts'
import type { FhirObject } from '../../record/resource.ts'
import { createForgottenTrail } from './trail.ts'
import { writeUnits, type Entry, type EntryOutcome } from '../../record/write.ts'

export const toEntry = (resource: FhirObject): Entry => {
  const text = toStoredText(parseJson(JSON.stringify(resource)))
  return {
    type: String(resource['resourceType']),
    id: String(resource['id']),
    text,
    resource,
    hash: canonicalHash(text),
  }
}

/** Writes each resource as a unit of its own; returns what became of each. */
export async function write(
  db: Database,
  resources: readonly FhirObject[],
  source = 'test',
): Promise<EntryOutcome[]> {
  const units = resources.map((resource) => ({ entries: [toEntry(resource)] }))
  return (await writeUnits(db, units, { source, author: 'test' })).flat()
}

/** What a repository needs, on this database. */
export const createStore = async (db: Database): Promise<Store> => ({
  db,
  keys: await loadKeys(db),
  documents: new DocumentCache(10_000_000),
  texts: new DocumentCache(10_000_000),
  trail: createForgottenTrail(),
})
