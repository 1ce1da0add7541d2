/** Where a type's index rows lie: names of tables as SQL, from our own table of types alone. */
import { raw, type Sql } from 'sql-template-tag'
import { domainOf, type ResourceType } from '../fhir/types.ts'

/** The index table of a type. */
export const tableOf = (type: ResourceType): Sql => raw(`${domainOf(type)}."${type}"`)

/** The table of the normalised strings of a type. */
export const stringTableOf = (type: ResourceType): Sql => raw(`${domainOf(type)}."StringValue"`)

/** The table of the dates of a type other than its clinical date. */
export const dateTableOf = (type: ResourceType): Sql => raw(`${domainOf(type)}."DateValue"`)

/** The table of the numbers and quantities of a type. */
export const quantityTableOf = (type: ResourceType): Sql => raw(`${domainOf(type)}."QuantityValue"`)

/** The tables that hold many rows for one resource of a type, by its type and id. */
export const sideTablesOf = (type: ResourceType): Sql[] => [
  stringTableOf(type),
  dateTableOf(type),
  quantityTableOf(type),
]

/** The table of the codes of observations. */
export const observationCodeTable: Sql = raw('observations."ObservationCode"')
