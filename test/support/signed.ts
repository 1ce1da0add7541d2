/** Requests as the gateway signs them for its subgraphs, and certificates for TLS between them. */
import { generate } from 'selfsigned'
import type { Certificates } from '../../config.ts'
import { digestOf, signRequest } from '../../gateway/signature.ts'
import type { Sent } from './http.ts'
import { testPeer } from './served.ts'

const textOf = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : String(value)

/** The request, signed for the subgraph of this name. */
export function signedFor(name: string, sent: Sent, key: string = testPeer.key): Sent {
  const { method = 'POST', path = '/graphql', body = '', headers = {} } = sent
  const digest = digestOf(String(body))
  const signed = signRequest(key, name, {
    method,
    target: path,
    digest,
    authorization: textOf(headers['authorization']),
    requestId: textOf(headers['x-request-id']),
  })
  return { ...sent, headers: { ...headers, 'content-digest': digest, ...signed } }
}

/** An authority, and certificates it makes for this machine. */
export async function createAuthority(): Promise<() => Promise<Certificates>> {
  const basicConstraints = { name: 'basicConstraints', cA: true, critical: true } as const
  const authority = await generate([{ name: 'commonName', value: 'authority' }], {
    algorithm: 'sha256',
    extensions: [basicConstraints, { name: 'keyUsage', keyCertSign: true }],
  })
  return async () => {
    const made = await generate([{ name: 'commonName', value: 'peer' }], {
      algorithm: 'sha256',
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    })
    return { key: made.private, cert: made.cert, ca: authority.cert }
  }
}
