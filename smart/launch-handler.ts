/** Answers `POST /auth/launch` over HTTP. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Access } from '../access/access.ts'
import { ApiError, messageOf, statusOf } from '../errors.ts'
import { readBody } from './interaction/form.ts'
import type { AddressOf, Trace } from './trace.ts'
import { createLaunch, type LaunchRouteOptions } from './launch-route.ts'

export interface LaunchHandlerOptions extends LaunchRouteOptions {
  readonly trace: Trace
  readonly addressOf: AddressOf
  readonly verify: (authorization: string | undefined) => Promise<Access>
  readonly noteFailure: (error: unknown) => void
}

/** Where the hospital's own software asks for launches. */
export const launchPath = '/auth/launch'

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE')
  const text = await readBody(request)
  if (text === undefined) throw new ApiError('PAYLOAD_TOO_LARGE')
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('BAD_REQUEST')
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  })
  response.end(JSON.stringify(body))
}

/** Creates the handler; errors are answered by their codes, like everywhere. */
export function createLaunchHandler({ verify, noteFailure, ...options }: LaunchHandlerOptions) {
  const launch = createLaunch(options)
  const answer = async (request: IncomingMessage) => {
    if (request.method !== 'POST') throw new ApiError('METHOD_NOT_ALLOWED')
    const access = await verify(request.headers.authorization)
    const leave = (outcome: string) =>
      options.trace({
        ...{ interaction: 'launch', outcome, subject: access.subject, fhirUser: access.fhirUser },
        ...{ client: access.clientId, token: access.tokenId },
        address: options.addressOf(request),
      })
    try {
      const launched = await launch(access, await readJson(request))
      await leave('OK')
      return launched
    } catch (error) {
      await leave(error instanceof ApiError ? error.code : 'INTERNAL')
      throw error
    }
  }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      send(response, 201, await answer(request))
    } catch (error) {
      const code = error instanceof ApiError ? error.code : 'INTERNAL'
      if (code === 'INTERNAL') noteFailure(error)
      send(response, statusOf(code), { error: { code, message: messageOf(code) } })
    }
  }
}
