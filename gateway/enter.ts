/** Lets a caller in: whoever is let in leaves a trail, which is durable before the call is answered. */
import type { Access } from '../access/access.ts'
import type { Audit } from '../record/audit/audit.ts'
import type { Face } from '../record/audit/entry.ts'
import type { Trail } from '../record/audit/trail.ts'
import { authorizationOf } from './authorization.ts'
import { peerAddressOf, type AddressOf } from './caller-address.ts'
import type { Call } from './http.ts'

/** Who was let in, and what they leave behind. */
export interface Entered {
  readonly access: Access
  readonly trail: Trail
}

/** The only way for a route to an access. Throws UNAUTHENTICATED or FORBIDDEN. */
export type Enter = (call: Call) => Promise<Entered>

export interface EnterOptions {
  readonly verify: (authorization: string | undefined) => Promise<Access>
  readonly audit: Pick<Audit, 'begin'>
  /** Where callers are; the peers of their connections by default. */
  readonly addressOf?: AddressOf | undefined
}

/** Creates the entrance of one face. */
export const createEnter =
  ({ verify, audit, addressOf = peerAddressOf }: EnterOptions, face: Face): Enter =>
  async (call) => {
    const access = await verify(authorizationOf(call.request))
    const { requestId, request } = call
    const address = addressOf(request)
    const trail = audit.begin({ access, requestId, face, address })
    call.trail = trail
    return { access, trail }
  }
