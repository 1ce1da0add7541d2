/** What a front is: it answers the operations of one door, all fronts under the same rules. */
import type { Log } from '../../log.ts'
import type { RequestContext } from '../context.ts'
import type { ToExact } from '../exact.ts'
import type { Executor } from '../execute/executor.ts'
import type { Answer } from '../http.ts'
import type { Limits } from '../limits.ts'
import type { GraphQLBody } from '../request.ts'

export interface FrontOptions {
  readonly executor: Executor
  readonly introspection: boolean
  readonly limits: Limits
  /** Gets the causes of what the caller sees as INTERNAL. */
  readonly log: Log
  /** Are answers shaped here? The gateway's fetches carry the directives too: a subgraph answers them as they are. */
  readonly shapes: boolean
  readonly toExact: ToExact
}

export interface Front {
  /** Executes what was asked, and answers in a media type that the caller accepts. */
  answer(asked: GraphQLBody, context: RequestContext, mediaType: string): Promise<Answer>
  /** Prepares all operations of a document for as long as the front is there. Throws the GraphQLError of one that it does not take. */
  keep(text: string): void
  close(): Promise<void>
}
