/** Reads what a page of ours, or the hospital's own software, sent. */
import type { IncomingMessage } from 'node:http'

const largestBody = 64 * 1024

const urlEncoded = /^application\/x-www-form-urlencoded\s*(;|$)/i

/** The text; undefined when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of body) {
    size += chunk.length
    if (size > largestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The fields; undefined for what is no form of ours. https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!urlEncoded.test(request.headers['content-type'] ?? '')) return undefined
  const text = await readBody(request)
  return text === undefined ? undefined : new URLSearchParams(text)
}
