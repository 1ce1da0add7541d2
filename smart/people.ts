/** The people's side of the authorization server over a record: accounts, pages, launches. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { Access } from '../access/access.ts'
import { loadKey } from '../record/key.ts'
import type { Audit } from '../record/audit/audit.ts'
import type { Shared } from '../record/repository.ts'
import { createAccounts, type Accounts } from './accounts.ts'
import { createInteractions } from './interaction/interactions.ts'
import { saveContext } from './launch-context.ts'
import { createLaunchHandler } from './launch-handler.ts'
import { createLaunches } from './launch.ts'
import { createLook } from './look.ts'
import { createSignInTrace } from './sign-in-trace.ts'
import { createOwnAccess } from './own-access.ts'
import { createTrace, type AddressOf } from './trace.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface PeopleOptions {
  readonly store: Shared
  readonly audit: Pick<Audit, 'begin' | 'note'>
  readonly issuer: string
  readonly audience: string
  /** Adds who a person is in the hospital. */
  readonly withStanding: (access: Access) => Promise<Access>
  readonly onFailure: (error: unknown) => void
  readonly addressOf: AddressOf
}

export interface People {
  readonly accounts: Accounts
  /** The login and consent pages over a provider. */
  interactionsOf(provider: Provider): Handler
  /** What makes launches for the hospital's own software. */
  launchHandler(options: {
    readonly verify: (authorization: string | undefined) => Promise<Access>
    readonly isClient: (clientId: string) => Promise<boolean>
  }): Handler
}

export async function createPeople(options: PeopleOptions): Promise<People> {
  const { store, audit, issuer, audience, onFailure, addressOf } = options
  const { db } = store
  const accounts = createAccounts(db)
  const launches = createLaunches(db)
  const own = createOwnAccess(options)
  const secret = await loadKey(db, 'form')
  const shared = {
    ...{ accounts, launches, look: createLook(store, audit, own), noteFailure: onFailure },
    trace: createTrace(audit, issuer),
    addressOf,
  }
  return {
    accounts,
    interactionsOf: (provider) =>
      createInteractions(provider, {
        ...shared,
        traceSignIn: createSignInTrace(shared),
        mayHold: own.mayHold,
        saveContext: (grantId, context) => saveContext(db, grantId, context),
        audience,
        secret,
      }),
    launchHandler: (rest) => createLaunchHandler({ ...shared, ...rest, issuer }),
  }
}
