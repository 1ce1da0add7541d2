/** How PostgreSQL's times are written outside it: FHIR instants in UTC, to the microsecond. */
import { raw, type Sql } from 'sql-template-tag'

/** A column of ours as an instant: https://hl7.org/fhir/R4/datatypes.html#instant */
export const toInstant = (column: string): Sql =>
  raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)
