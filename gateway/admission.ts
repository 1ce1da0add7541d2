/** Lets in what the gateway signed for this subgraph, once and at once, and signs what it is answered. */
import type { IncomingMessage } from 'node:http'
import { refuse } from '../access/refusal.ts'
import type { Log } from '../log.ts'
import type { Call, Route } from './http.ts'
import { toRefusedAnswer } from './refused.ts'
import { digestOf, readSigning, signAnswer, type SignedRequest, type Signing } from './signature.ts'

/** Seconds by which the clocks of two machines may differ, the way between them included. */
const tolerance = 30

export type Admission = {
  /** Throws UNAUTHENTICATED for what did not come from the gateway, or has come before. */
  admit(request: IncomingMessage): void
}

const headerOf = ({ headers }: IncomingMessage, name: string): string =>
  headers[name]?.toString() ?? ''

const toSigned = (request: IncomingMessage): SignedRequest => ({
  method: request.method ?? '',
  target: request.url ?? '',
  digest: headerOf(request, 'content-digest'),
  authorization: headerOf(request, 'authorization'),
  requestId: headerOf(request, 'x-request-id'),
})

/** The values used once, as long as their requests could come again. */
function createUsed(): (signing: Signing, now: number) => boolean {
  const used = new Map<string, number>()
  return ({ nonce, created }, now) => {
    for (const [old, until] of used) {
      if (until >= now) break
      used.delete(old)
    }
    if (used.has(nonce)) return true
    used.set(nonce, created + tolerance)
    return false
  }
}

/** The admission to the subgraph of this name; `now` is milliseconds. */
export function createAdmission(key: string, name: string, now = Date.now): Admission {
  const seconds = (): number => Math.floor(now() / 1000)
  // What was used before this process started is not known to it.
  const started = seconds()
  const isUsed = createUsed()
  return {
    admit(request) {
      const found = {
        'signature-input': headerOf(request, 'signature-input'),
        signature: headerOf(request, 'signature'),
      }
      const signing = readSigning(key, toSigned(request), found)
      if (signing?.name !== name) throw refuse('caller-unsigned')
      const isNow = Math.abs(seconds() - signing.created) <= tolerance
      if (!isNow || signing.created < started || isUsed(signing, seconds()))
        throw refuse('caller-replayed')
    },
  }
}

/** A route for the gateway alone; whatever it answers, refusals too, is signed for the request that was admitted. */
export const admitted =
  (route: Route, { key, admission, log }: { key: string; admission: Admission; log: Log }): Route =>
  async (call: Call) => {
    admission.admit(call.request)
    // The call itself goes on: what is noted on it, its trail above all, is settled by whoever answers it.
    call.assertBody = (text: string): void => {
      if (digestOf(text) !== headerOf(call.request, 'content-digest'))
        throw refuse('caller-unsigned')
    }
    const answer = await route(call).catch((error: unknown) => toRefusedAnswer(error, call, log))
    const body = answer.body.toString()
    const signed = signAnswer(
      key,
      { status: answer.status, body },
      headerOf(call.request, 'signature'),
    )
    return { ...answer, headers: Object.assign({}, answer.headers, signed) }
  }
