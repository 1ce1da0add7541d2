/** A real server whose tokens are really verified: what it makes of an Authorization header. */
import type { TokenVerifier } from '../../access/token.ts'
import { createReadableLog, startToyGateway } from './graph.ts'
import { query, send } from './http.ts'

export type TokenDoor = {
  readonly url: string
  /** `accepted`, or why the log says that it was refused; throws when the answer is not the one for that. */
  present(authorization: string | readonly string[] | undefined): Promise<string>
  close(): Promise<void>
}

const refused = {
  401: ['UNAUTHENTICATED', 'A valid bearer token is required.', 'Bearer'],
  403: ['FORBIDDEN', 'The token does not allow this.', 'Bearer error="insufficient_scope"'],
} as const

/** Opens it; a refused header is answered in constants, whatever it held. */
export async function openTokenDoor(verify: TokenVerifier): Promise<TokenDoor> {
  const { log, lines } = createReadableLog()
  const door = await startToyGateway({ verify, log })
  return {
    url: door.url,
    close: () => door.close(),
    async present(authorization) {
      const { status, text, headers } = await send(door.url, {
        ...query('{caller}'),
        headers: {
          'content-type': 'application/json',
          ...(authorization !== undefined && {
            authorization: typeof authorization === 'string' ? authorization : [...authorization],
          }),
        },
      })
      if (status === 200 && JSON.parse(text).data.caller !== undefined) return 'accepted'
      if (status !== 401 && status !== 403) throw new Error(`answered ${status}: ${text}`)
      const [code, message, challenge] = refused[status]
      const expected = JSON.stringify({ errors: [{ message, extensions: { code } }] })
      if (text !== expected || headers['www-authenticate'] !== challenge)
        throw new Error(`answered ${status}: ${headers['www-authenticate']} ${text}`)
      const { reason }: { reason?: string } = JSON.parse(lines.at(-1) ?? '{}')
      return `${status} ${reason}`
    },
  }
}
