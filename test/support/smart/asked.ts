/** What apps send in the tests of SMART, and what they are answered. */
import type { LaunchContext } from '../../../smart/launch-context.ts'

export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string
  readonly form?: Readonly<Record<string, string>>
  readonly json?: object
  readonly type?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // The shape is the answer's own: each check says what it expects of it.
  readonly body: Readonly<Record<string, unknown>>
}

/** What an app asks of the person before it, and how they answer. */
export interface Asked {
  readonly client?: 'app' | 'confidential'
  readonly account?: 'dr' | 'anne'
  readonly scope?: string
  /** What the record system launches it with, when `launch` is asked for; otherwise what the person chooses. */
  readonly context?: LaunchContext
  readonly untick?: readonly string[]
  readonly isDenied?: boolean
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, string | undefined>>
}

/** As which app a form is sent, and where to. */
export interface As {
  readonly client?: 'app' | 'confidential'
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly secret?: string
}

/** A code, and what shows that it is the app's own. */
export interface Exchanged {
  readonly code: string
  readonly verifier: string | undefined
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
export const basicOf = (client: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${client}:${encodeURIComponent(secret)}`).toString('base64')}`,
})

/** Without what is undefined, which is how a test leaves a parameter out. */
export const toForm = (parameters: Readonly<Record<string, string | undefined>>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

export async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const body: Answer['body'] = isJson && text !== '' ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, body }
}
