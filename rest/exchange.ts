/** One exchange of the REST face: what it sees of a request and what it answers, HTTP without its server. */
import type { Repository } from '../record/repository.ts'

/** https://hl7.org/fhir/R4/http.html#general */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

export type Method = (typeof methods)[number]

export type Parameter = readonly [name: string, value: string]

export interface RestRequest {
  readonly method: Method
  /** What stands below the base, decoded: `Patient`, `1`, `_history`. */
  readonly segments: readonly string[]
  /** The query of the address, decoded, in its order. */
  readonly parameters: readonly Parameter[]
  /** By its name in lower case. */
  header(name: string): string | undefined
  /** The body's text; refused when it is no UTF-8, or larger than bodies may be, or than this one may. */
  readBody(maximumBytes?: number): Promise<string>
}

/** A request with what it may reach. */
export interface Exchange extends RestRequest {
  readonly repository: Repository
  /** The absolute address of the REST face, without a slash at its end. */
  readonly base: string
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
  /** Logs what failed in a part of a request that is answered all the same. */
  noteFailure(error: unknown): void
}

export interface RestAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One interaction: https://hl7.org/fhir/R4/http.html#3.1.0 */
export type Interaction = (exchange: Exchange, names: Names) => Promise<RestAnswer>

/** What stood in the place of `:type`, `:id` and the like. */
export type Names = Readonly<Record<string, string>>
