/** What a caller sees of a type on every path that a repository has: reads, lists, counts and histories must agree. */
import { expect } from 'vitest'
import type { Access } from '../../access/access.ts'
import { withStanding } from '../../access/access.ts'
import { conditionFor } from '../../access/condition.ts'
import type { Role } from '../../access/standing.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { createRepository, type Repository, type Store } from '../../record/repository.ts'
import { orders } from '../../record/search/order.ts'
import { createSearch } from '../../record/search/search.ts'
import { accessOf } from './tokens.ts'

interface Where {
  readonly units?: readonly string[]
  readonly scope?: string
  readonly careDays?: number
}

/** A professional with these roles, whom care relations know by these names beside their own. */
export const professional = (
  user: string,
  roles: readonly Role[],
  { units = [], scope = 'user/*.cruds', careDays }: Where = {},
): Access =>
  withStanding(accessOf(scope, { fhirUser: user, subject: user, tokenId: user }), {
    roles,
    actors: [user, ...units],
    ...(careDays === undefined ? {} : { careDays }),
  })

const everything = accessOf('system/*.rs')

const searchOf = (type: ResourceType) =>
  createSearch({ type, where: [], order: orders.byId, anchor: undefined })

/** The ids of a type that a caller sees, the same by every path. */
export async function seenIds(store: Store, access: Access, type: ResourceType): Promise<string[]> {
  const all = await listed(store, everything, type)
  const repository = createRepository(store, access)
  if (conditionFor(access, type, 's').kind === 'none') return assertRefused(repository, type)
  const found = await listed(store, access, type)
  expect(await repository.count(searchOf(type))).toBe(found.length)
  const read = await Promise.all(all.map((id) => repository.read(type, id)))
  expect(all.filter((_, place) => read[place] !== null)).toEqual(found)
  const { entries } = await repository.history({ type }, { limit: 500 })
  expect([...new Set(entries.map(({ id }) => id))].sort()).toEqual(found)
  const versions = await Promise.all(all.map((id) => repository.vread(type, id, 1)))
  expect(all.filter((_, place) => versions[place] !== null)).toEqual(found)
  return found
}

/** Who sees no row of the type whatever the record holds is told so, on every path. */
async function assertRefused(repository: Repository, type: ResourceType): Promise<string[]> {
  const search = searchOf(type)
  const refused = { code: 'FORBIDDEN' }
  await expect(repository.list(search, { limit: 1, position: undefined })).rejects.toMatchObject(
    refused,
  )
  await expect(repository.count(search)).rejects.toMatchObject(refused)
  await expect(repository.read(type, 'cared')).rejects.toMatchObject(refused)
  await expect(repository.history({ type }, { limit: 1 })).rejects.toMatchObject(refused)
  await expect(repository.vread(type, 'cared', 1)).rejects.toMatchObject(refused)
  return []
}

async function listed(store: Store, access: Access, type: ResourceType): Promise<string[]> {
  const slice = { limit: 500, position: undefined }
  const found = await createRepository(store, access).list(searchOf(type), slice)
  return found.map(({ resource }) => resource.id).sort()
}
