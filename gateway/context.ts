/** What one request carries through the gateway; nothing of it outlives the request. */
import type DataLoader from 'dataloader'
import type { Access } from '../access/access.ts'
import type { Trail } from '../record/audit/trail.ts'
import type { Ending } from './ending.ts'
import type { Entered } from './enter.ts'
import type { Call } from './http.ts'
import type { Operation } from './operation/answer.ts'
import type { Fetch, FetchResult } from './source.ts'

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
  /**
   * The fetches that each distant subgraph is asked together. They lie here and in no WeakMap: one that is older than
   * its keys keeps them, where its values refer to them, until the old generation is collected.
   */
  gathered?: Map<object, DataLoader<Fetch, FetchResult>>
}

/** Makes what the subgraphs of this process see of a request. */
export type ContextOf = (access: Access, trail: Trail) => object

/**
 * The context of one call. A class, since the getter of an object literal is part of the object's hidden class: each
 * request would leave one behind, and with it all that the getter refers to, until the old generation is collected.
 */
export class CallContext implements RequestContext {
  readonly requestId: string
  readonly access: Access
  readonly trail: Trail
  readonly authorization: string
  readonly ending: Ending
  readonly operation: Operation | undefined
  readonly entry: Call['entry']
  gathered?: NonNullable<RequestContext['gathered']>
  readonly #contextOf: ContextOf
  #subgraph: object | undefined

  constructor(call: Call, { access, trail }: Entered, contextOf: ContextOf, operation?: Operation) {
    this.requestId = call.requestId
    this.access = access
    this.trail = trail
    this.authorization = call.request.headers.authorization ?? ''
    this.ending = call.abort
    this.operation = operation
    this.entry = call.entry
    this.#contextOf = contextOf
  }

  get subgraph(): object {
    return (this.#subgraph ??= this.#contextOf(this.access, this.trail))
  }
}
