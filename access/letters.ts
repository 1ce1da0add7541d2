/** Which letter of a SMART scope each operation needs. */
import type { Use } from './scopes.ts'

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#scopes-for-requesting-fhir-resources */
export const letterOf = {
  byId: 'r',
  reference: 'r',
  entity: 'r',
  list: 's',
  connection: 's',
  count: 's',
  latest: 's',
  reverse: 's',
  statistics: 'statistics',
  create: 'c',
  update: 'u',
  patch: 'u',
  delete: 'd',
} as const satisfies Record<string, Use>
