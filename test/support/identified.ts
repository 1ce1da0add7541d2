/** Patients with a national identity (INS), in every state that decides whether it is shown. */
import sql from 'sql-template-tag'
import type { JsonObject } from '../../fhir/json.ts'
import type { Database } from '../../record/database.ts'
import { runPrepared } from '../../record/statement.ts'
import { birthNames, birthPlace, codes, frType, hl7Type, reliability } from './fr-core.ts'

export const nirSystem = 'urn:oid:1.2.250.1.213.1.4.8'

/** The status in the code system that says all four. */
export const statusOf = (code: string): JsonObject => ({
  url: 'identityStatus',
  valueCoding: { system: `${codes}/fr-core-cs-identity-status`, code },
})

export const insOf = (value: string, more: JsonObject = {}): JsonObject => ({
  use: 'official',
  type: frType('INS-NIR'),
  system: nirSystem,
  value,
  ...more,
})

/** The hospital's own number. */
export const ippOf = (value: string): JsonObject => ({
  use: 'usual',
  type: hl7Type('PI'),
  system: 'urn:ipp',
  value,
})

/** The number for health insurance, which shares its system with the INS. */
export const nssOf = (value: string): JsonObject => ({
  use: 'official',
  type: hl7Type('NH'),
  system: nirSystem,
  value,
})

/** A patient with the five strict traits. */
export const identified = (
  id: string,
  identifier: readonly JsonObject[],
  status = 'QUAL',
  more: JsonObject = {},
): JsonObject => ({
  resourceType: 'Patient',
  id,
  extension: [birthPlace, reliability(statusOf(status))],
  identifier: [...identifier],
  name: [{ use: 'official', family: id, given: ['A'], extension: [birthNames] }],
  gender: 'female',
  birthDate: '1985-05-02',
  ...more,
})

/** What a masked identifier looks like. */
export const absent = {
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
  ],
}
export const maskedIns = {
  use: 'official',
  type: frType('INS-NIR'),
  _system: absent,
  _value: absent,
}
export const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}

/** All versions of a resource as the ledger has them, the last first. */
export const versionsOf = async (db: Database, type: string, id: string): Promise<JsonObject[]> =>
  (
    await runPrepared<{ document: JsonObject }>(
      db.pool,
      sql`SELECT document FROM record.version WHERE type = ${type} AND id = ${id} ORDER BY version DESC`,
    )
  ).map(({ document }) => document)
