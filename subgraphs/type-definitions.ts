/** The texts that a subgraph's SDL is made of. */
import { readFileSync } from 'node:fs'
import type { Domain } from '../fhir/types.ts'

/** Those that answer analysts. */
const countingDomains: ReadonlySet<string> = new Set<Domain>([
  'patients',
  'encounters',
  'observations',
])

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** The FHIR face. */
export const loadGeneratedSdl = (domain: Domain): string => read(`${domain}/fhir.graphql`)

/** What is written by hand: the domain's own, and what several domains say alike. */
export const loadClinicalSdl = (domain: string): string =>
  [
    read(`${domain}/schema.graphql`),
    ...(countingDomains.has(domain) ? [read('statistics.graphql')] : []),
  ].join('\n')
