/** The four subgraphs in this process. */
import type { Log } from '../log.ts'
import { schema as administration } from '../subgraphs/administration/schema.ts'
import { schema as encounters } from '../subgraphs/encounters/schema.ts'
import { schema as observations } from '../subgraphs/observations/schema.ts'
import { schema as patients } from '../subgraphs/patients/schema.ts'
import { createForesight } from './foresight.ts'
import { createLocalSource } from './local.ts'
import { toDomain, type Sources } from './source.ts'

/** What of their lists can be asked for ahead. */
export const foresee = createForesight([administration, encounters, observations, patients])

/** A data source for each of them. */
export function createLocalSources(log: Log): Sources {
  const sources = {
    patients: createLocalSource(patients, log),
    encounters: createLocalSource(encounters, log),
    observations: createLocalSource(observations, log),
    administration: createLocalSource(administration, log),
  }
  return (name) => sources[toDomain(name)]
}
