/** The settings of subgraphs that have processes of their own: their ports, and the certificates between them. */
import type { Certificates, Report } from './config.ts'
import { domains, type Domain } from './fhir/types.ts'
import { settings } from './settings.ts'
import type { Setting } from './settings-text.ts'

/** A port for each, none of them the gateway's. */
export function toPorts(
  ports: readonly number[],
  gateway: number,
  report: Report,
): Record<Domain, number> {
  if (gateway !== 0 && ports.includes(gateway))
    report(`${settings.subgraphPorts.name} must leave out the port of the gateway`)
  const portOf = (domain: Domain): number => ports[domains.indexOf(domain)] ?? 0
  return {
    patients: portOf('patients'),
    encounters: portOf('encounters'),
    observations: portOf('observations'),
    administration: portOf('administration'),
  }
}

/** All three of them, or none. */
export function readCertificates(
  read: (setting: Setting<string | undefined>) => string | undefined,
  report: Report,
): Certificates | undefined {
  const { subgraphTlsKey, subgraphTlsCert, subgraphTlsCa } = settings
  const [key, cert, ca] = [subgraphTlsKey, subgraphTlsCert, subgraphTlsCa].map(read)
  if (key !== undefined && cert !== undefined && ca !== undefined) return { key, cert, ca }
  if ((key ?? cert ?? ca) !== undefined) report(`${subgraphTlsKey.name}, _CERT and _CA go together`)
  return undefined
}
