/** The sources that loads come from, each with the namespace of the ids made for it. */
import type { Database } from '../database.ts'
import { toUuidV5 } from './uuid.ts'

export type Source = { readonly name: string; readonly namespace: string }

/** One namespace for all installations: the same file gets the same ids everywhere. */
const namespaceOfSources = '6f5a3f0e-6c0b-5d0a-9a55-0c1f3c9b7d21'

/** The source of this name, which is made when it is new. */
export async function registerSource(db: Database, name: string): Promise<Source> {
  const { namespace } = await db.prisma.source.upsert({
    where: { name },
    create: { name, namespace: toUuidV5(namespaceOfSources, name) },
    update: {},
  })
  return { name, namespace }
}
