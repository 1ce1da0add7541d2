/** One POST and its answer, whole: undici's dispatch, without the streams of its request(). */
import type { Dispatcher } from 'undici'
import { joinPieces } from './bytes.ts'
import type { Headers } from './cross-origin.ts'
import type { Ending } from './ending.ts'

export interface Sent {
  readonly origin: string
  readonly path: string
  readonly headers: Headers
  readonly body: string
  /** Ends the exchange, too. */
  readonly ending: Ending
}

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** Sends a request; what keeps the answer from coming whole is the error. https://undici.nodejs.org/#/docs/api/Dispatcher */
export const exchange = (dispatcher: Dispatcher, { ending, ...sent }: Sent): Promise<Received> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let head: Pick<Received, 'status' | 'headers'> = { status: 0, headers: {} }
    dispatcher.dispatch(
      { method: 'POST', ...sent },
      {
        onRequestStart(controller) {
          ending.onAbort(() => {
            controller.abort(new Error('the caller waits no longer'))
          })
        },
        onResponseStart(_, status, headers) {
          head = { status, headers }
        },
        onResponseData(_, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd() {
          resolve({ body: joinPieces(chunks), ...head })
        },
        onResponseError(_, error) {
          reject(error)
        },
      },
    )
  })
