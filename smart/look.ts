/** How the pages look into the record: as the person who signs in may, and traced like every look. */
import { randomUUID } from 'node:crypto'
import { ApiError } from '../errors.ts'
import type { Audit } from '../record/audit/audit.ts'
import { createRepository, type Repository, type Shared } from '../record/repository.ts'
import type { Account } from './accounts.ts'
import type { OwnAccess } from './own-access.ts'

/** Asks the record as this person; nothing is answered before its trail is durable. */
export type Look = <T>(account: Account, ask: (record: Repository) => Promise<T>) => Promise<T>

/** Makes the way to look; `audit` takes the trails. */
export const createLook =
  (store: Shared, audit: Pick<Audit, 'begin'>, own: OwnAccess): Look =>
  async (account, ask) => {
    const access = await own.accessOf(account)
    const trail = audit.begin({ access, requestId: randomUUID(), face: 'pages' })
    const asked = await ask(createRepository({ ...store, trail }, access)).catch(
      async (error: unknown) => {
        await trail.settle(error instanceof ApiError ? error.code : 'INTERNAL')
        throw error
      },
    )
    await trail.settle('OK')
    return asked
  }
