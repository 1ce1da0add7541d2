/** The REST face behind our door: authenticate, read within the limits, answer within the deadline, errors as outcomes. */
import type { IncomingMessage } from 'node:http'
import type { Access } from '../access/access.ts'
import type { IssuerEndpoints } from '../access/issuers.ts'
import type { Log } from '../log.ts'
import type { Trail } from '../record/audit/trail.ts'
import type { Repository } from '../record/repository.ts'
import { parseAddress } from '../rest/address.ts'
import { restFault, toOutcomeAnswer } from '../rest/answer.ts'
import { methods, type Method, type RestRequest } from '../rest/exchange.ts'
import { toOperation } from '../rest/described.ts'
import { answerRest } from '../rest/interactions.ts'
import { answerOpen } from '../rest/metadata.ts'
import { within } from './deadline.ts'
import type { Enter } from './enter.ts'
import type { Call, Route } from './http.ts'
import type { Limits } from './limits.ts'
import { apiErrorOf } from './mask.ts'
import { noteError, headersByCode } from './refused.ts'
import { readText } from './request.ts'

export type RestOptions = {
  readonly enter: Enter
  readonly repositoryOf: (access: Access, trail: Trail) => Repository
  readonly limits: Limits
  readonly log: Log
  /** The public address of the REST face, without a slash at its end; by default where the request arrived. */
  readonly base: string | undefined
  /** Where apps get their tokens, when that is told. */
  readonly endpoints?: IssuerEndpoints | undefined
}

/** Where the face stands on our own server. */
export const restMount = '/fhir/'

function methodOf({ method }: IncomingMessage): Method {
  const found = methods.find((known) => known === method)
  if (found === undefined) throw restFault('METHOD_NOT_ALLOWED', 'FHIR knows no such method.')
  return found
}

/** The request below the path of the face. */
function toRestRequest(request: IncomingMessage, limits: Limits): RestRequest {
  return {
    method: methodOf(request),
    ...parseAddress((request.url ?? '').slice(restMount.length - 1)),
    header: (name) => request.headers[name]?.toString(),
    readBody: (maximum = limits.restBodyBytes) =>
      readText(request, Math.min(maximum, limits.restBodyBytes)),
  }
}

const ownBase = ({ socket }: IncomingMessage): string =>
  `http://localhost:${socket.localPort}${restMount.slice(0, -1)}`

const timeFor = ({ request }: Call, limits: Limits): number =>
  isBundle(request) ? limits.bundleMilliseconds : limits.milliseconds

const headers = { ...headersByCode, METHOD_NOT_ALLOWED: { allow: methods.join(', ') } }

/** Is this sent to the base itself? */
const isBundle = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && `${url.replace(/[?#].*$/s, '')}/`.replace(/\/+$/, '/') === restMount

/** Creates the route that answers everything below the mount. */
export function createRestRoute(options: RestOptions): Route {
  const { enter, repositoryOf, limits, log, base, endpoints } = options
  const answer = async (call: Call) => {
    const { request, requestId, abort } = call
    const rest = toRestRequest(request, limits)
    const address = base ?? ownBase(request)
    const open = answerOpen(rest, address, endpoints)
    if (open !== undefined) return open
    const { access, trail } = await enter(call)
    trail.describe(toOperation(rest))
    const repository = repositoryOf(access, trail)
    return answerRest({
      repository,
      base: address,
      signal: abort.signal,
      noteFailure: (error) => log.failure(requestId, error),
      ...rest,
    })
  }
  return (call) => {
    const refuse = (error: unknown) => {
      const code = noteError(error, call, log)
      return toOutcomeAnswer(code, apiErrorOf(error), headers[code])
    }
    call.refuse = refuse
    return within(timeFor(call, limits), call.abort, answer(call)).catch(refuse)
  }
}
