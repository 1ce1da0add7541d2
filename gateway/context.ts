/** What one request carries through the gateway; nothing of it outlives the request. */
import type { Access } from '../access/access.ts'
import type { Trail } from '../record/audit/trail.ts'
import type { Ending } from './ending.ts'
import type { Call } from './http.ts'
import type { Operation } from './operation/answer.ts'

export type RequestContext = {
  readonly requestId: string
  readonly access: Access
  readonly trail: Trail
  /** The header as it came: a subgraph in a process of its own verifies it again. */
  readonly authorization: string
  /** Comes when the deadline has passed or the caller has gone. */
  readonly ending: Ending
  /** The context of the subgraphs in this process: made when one is asked first, shared by all fetches. */
  readonly subgraph: object
  /** The endpoint of FHIR's own that is answered, if it is one. */
  readonly operation?: Operation | undefined
  /** What the log line will say of this request. */
  readonly entry: Call['entry']
}
