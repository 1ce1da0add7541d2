/** What a person may see by themself, whatever app they sign in for: what the pages show is read under it. */
import { randomUUID } from 'node:crypto'
import { createAccess, type Access, type BoundGrant } from '../access/access.ts'
import { conditionFor } from '../access/condition.ts'
import { refusalOf } from '../access/refusal.ts'
import type { Use } from '../access/scopes.ts'
import { resourceTypes } from '../fhir/types.ts'
import type { Account } from './accounts.ts'

export interface OwnAccessOptions {
  readonly issuer: string
  readonly audience: string
  /** Adds who the person is in the hospital, as it does to the access of tokens. */
  readonly withStanding: (access: Access) => Promise<Access>
}

export interface OwnAccess {
  /** Reads and searches patients and encounters. */
  accessOf(account: Account): Promise<Access>
  /** May this person give such a scope, with this patient in context? What the policy leaves nothing of, nobody can. */
  mayHold(account: Account, scope: string, patient?: string): Promise<boolean>
}

/** What the pages need: who can be chosen. */
const pageScope = 'user/Patient.rs user/Encounter.rs user/*.r'

const seconds = 60

/** The name under which the pages read. */
const pages = 'socle-pages'

/** Rights are given to people one by one. */
const rightOf = (scope: string): string | undefined => /^socle\/(.+)$/s.exec(scope)?.[1]

/** What a grant may be used for; whoever only counts needs the letter s, too. */
const usesOf = ({ actions }: BoundGrant): readonly Use[] =>
  actions.includes('s') ? [...actions, 'statistics'] : actions

/** Does the policy leave this person anything of what the grant names? */
const opens = (access: Access, grant: BoundGrant): boolean =>
  (grant.type === '*' ? resourceTypes : [grant.type]).some((type) =>
    usesOf(grant).some((use) => conditionFor(access, type, use).kind !== 'none'),
  )

export function createOwnAccess({ issuer, audience, withStanding }: OwnAccessOptions): OwnAccess {
  const make = async (account: Account, scope: string, patient?: string): Promise<Access> => {
    const access = createAccess({
      issuer,
      audience,
      subject: account.id,
      clientId: pages,
      tokenId: randomUUID(),
      scope,
      expires: Math.floor(Date.now() / 1000) + seconds,
      fhirUser: account.fhirUser,
      roles: account.roles,
      ...(patient === undefined ? {} : { patient }),
    })
    return withStanding(access)
  }
  return {
    accessOf: (account) => make(account, pageScope),
    mayHold: async (account, scope, patient) => {
      const right = rightOf(scope)
      if (right !== undefined) return account.rights.includes(right)
      if (scope.startsWith('system/')) return false
      try {
        const access = await make(account, scope, patient)
        return access.grants.some((grant) => opens(access, grant))
      } catch (error) {
        if (refusalOf(error) === undefined) throw error
        return false
      }
    },
  }
}
