/** Reads a form that a page of ours sent. */
import type { IncomingMessage } from 'node:http'

const largestForm = 64 * 1024

const urlEncoded = /^application\/x-www-form-urlencoded\s*(;|$)/i

/** The fields; undefined for what is no form of ours. https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!urlEncoded.test(request.headers['content-type'] ?? '')) return undefined
  const chunks: Buffer[] = []
  let size = 0
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of body) {
    size += chunk.length
    if (size > largestForm) return undefined
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
