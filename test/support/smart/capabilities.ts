/** What the server says that it can do: https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#capabilities */
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'

const capable =
  (...capabilities: readonly string[]): Requirement[2] =>
  async (world) => {
    const { body } = await world.ask('/fhir/.well-known/smart-configuration')
    expect(body['capabilities']).toEqual(expect.arrayContaining([...capabilities]))
  }

export const capabilities: readonly Requirement[] = [
  [
    [228, 285],
    'client-confidential-asymmetric, as services need it',
    capable('client-confidential-asymmetric'),
  ],
  [[126], 'permission-v1', capable('permission-v1')],
  [
    [348],
    'patient access for standalone apps',
    capable(
      'launch-standalone',
      'client-public',
      'client-confidential-symmetric',
      'context-standalone-patient',
      'permission-patient',
    ),
  ],
  [
    [349],
    'patient access for EHR launch',
    capable('launch-ehr', 'client-public', 'context-ehr-patient', 'permission-patient'),
  ],
  [
    [350],
    'clinician access for standalone apps',
    capable('launch-standalone', 'client-public', 'permission-user', 'permission-patient'),
  ],
  [
    [351],
    'clinician access for EHR launch',
    capable(
      'launch-ehr',
      'client-public',
      'context-ehr-patient',
      'context-ehr-encounter',
      'permission-user',
      'permission-patient',
    ),
  ],
]
