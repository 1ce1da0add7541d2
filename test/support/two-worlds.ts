/** Two hospitals that differ only in what a caller may not see: what is hidden is rewritten, removed, and more of it made. */
import { createRepository } from '../../record/repository.ts'
import { isFhirObject, type FhirObject } from '../../record/resource.ts'
import { openDatabase } from '../../record/database.ts'
import type { Planted } from './canaries.ts'
import { createDatabase, createTestDatabase } from './database.ts'
import { hospital } from './guarded.ts'
import { writeHospital } from './leak-world.ts'
import type { Reader } from './policy.ts'
import { seenBy } from './seen.ts'
import { accessOf } from './tokens.ts'
import { createStore, write } from './world.ts'

/** Rows that say who may see others: their words change, and nothing else. */
const bearing: ReadonlySet<string> = new Set(
  'Patient Encounter CareTeam Consent RelatedPerson PractitionerRole DocumentReference'.split(' '),
)

/** Other words and other figures, in the same places. */
function reword(value: unknown): unknown {
  if (typeof value === 'string') return rewordText(value)
  if (typeof value === 'number') return value + 1
  if (Array.isArray(value)) return value.map(reword)
  if (!isFhirObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, kept.has(name) ? one : reword(one)]),
  )
}

/** What names things, and what the policy goes by. */
const kept: ReadonlySet<string> = new Set(
  'resourceType id meta reference period provision status birthDate active relationship type url'.split(
    ' ',
  ),
)

const rewordText = (text: string) =>
  text
    .replaceAll(/CANARY\([^)]*\)/g, 'changed')
    .replace(/^(family|ipp)-.*$/, 'changed')
    .replace('2024-06-01', '2024-02-02')

const toObject = (value: unknown): FhirObject => (isFhirObject(value) ? value : {})

/** Makes the other world in a database that holds the first one. */
export async function changeHidden(url: string, reader: Reader): Promise<void> {
  const seen = seenBy(reader)
  const hidden = hospital.filter(({ key, owners }) => !seen.has(key) && owners !== 'directory')
  const db = await openDatabase(url)
  const free = hidden.filter(({ type }) => !bearing.has(type))
  const isRemoved = (_: Planted, at: number) => at % 3 === 0
  await write(db, [
    ...hidden.map(({ resource }) => toObject(reword(resource))),
    ...free.map(({ resource, id }) => ({ ...toObject(reword(resource)), id: `${id}-more` })),
  ])
  const repository = createRepository(
    await createStore(db),
    accessOf('system/*.cruds socle/access.write'),
  )
  for (const { type, id } of free.filter(isRemoved)) await repository.remove(type, { id })
  await db.close()
}

/** The hospital, written once, to be cloned. */
export async function createTemplate(): Promise<{ name: string; drop(): Promise<void> }> {
  const template = await createTestDatabase()
  await writeHospital(template)
  await template.close()
  const clone = await createDatabase(new URL(template.url).pathname.slice(1))
  return { name: new URL(clone.url).pathname.slice(1), drop: () => clone.drop() }
}
