/**
 * The public keys of clients that publish them: fetched within bounds, and kept no longer than the answer says.
 * https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html#signature-verification
 */
import type { JSONWebKeySet } from 'jose'
import { isKeySet } from '../access/issuers.ts'

const fetchTimeout = 3_000
const largestBody = 65_536
/** Seconds: how long keys are kept at most, whatever the answer allows. */
const longestAge = 300

interface Kept {
  readonly keys: JSONWebKeySet
  /** Milliseconds. */
  readonly until: number
}

/** The age that an answer may have, in seconds: https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2 */
export function ageOf(cacheControl: string): number {
  if (/\bno-(?:store|cache)\b/i.test(cacheControl)) return 0
  const age = /\bmax-age=(\d{1,9})/i.exec(cacheControl)?.[1]
  return Math.min(age === undefined ? longestAge : Number(age), longestAge)
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largestBody) throw new Error('the key set of a client is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** No redirect is followed: the address is the registered one or none. */
async function fetchKeys(address: string): Promise<Kept> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(fetchTimeout),
  })
  const keys: unknown = JSON.parse(await readBounded(response))
  if (response.status !== 200 || !isKeySet(keys)) throw new Error('no key set of a client')
  const age = ageOf(response.headers.get('cache-control') ?? '')
  return { keys, until: Date.now() + age * 1_000 }
}

/** The keys at an address; none while it cannot be reached, so that no assertion verifies. */
export type ClientKeySource = (address: string) => Promise<JSONWebKeySet>

/** Fetches each address once at a time. */
export function createClientKeys(warn: (reason: 'client-unreachable') => void): ClientKeySource {
  const kept = new Map<string, Kept>()
  const underway = new Map<string, Promise<JSONWebKeySet>>()
  const renew = async (address: string): Promise<JSONWebKeySet> => {
    try {
      const fresh = await fetchKeys(address)
      kept.set(address, fresh)
      return fresh.keys
    } catch {
      warn('client-unreachable')
      return { keys: [] }
    } finally {
      underway.delete(address)
    }
  }
  return async (address) => {
    const known = kept.get(address)
    if (known !== undefined && Date.now() < known.until) return known.keys
    const running = underway.get(address) ?? renew(address)
    underway.set(address, running)
    return running
  }
}
