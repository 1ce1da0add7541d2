/** How the gateway and its subgraphs know each other: a shared key, certificates of one authority, or both. */
import type { Certificates, Config } from '../config.ts'

/** One of the two at least: there is no peer that anybody could be. */
export type Peer =
  | { readonly key: string; readonly certificates?: Certificates | undefined }
  | { readonly key?: undefined; readonly certificates: Certificates }

/** What the settings say, or the process that started this one; throws when neither says anything. */
export function createPeer({ subgraphKey, subgraphCertificates }: Config, handed?: string): Peer {
  const key = subgraphKey ?? handed
  if (key !== undefined) return { key, certificates: subgraphCertificates }
  if (subgraphCertificates !== undefined) return { certificates: subgraphCertificates }
  throw new Error(
    'a subgraph answers its gateway alone: set SOCLE_SUBGRAPH_KEY, or SOCLE_SUBGRAPH_TLS_KEY, _CERT and _CA',
  )
}

/** https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions */
export const leastTls = { minVersion: 'TLSv1.2' } as const
