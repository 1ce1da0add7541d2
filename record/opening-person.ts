/** Whose an opening is: professionals act under several roles, and stay one person. */
import sql, { type Sql } from 'sql-template-tag'

/** What of a PractitionerRole says whose role it is: any version counts, as roles end and are deleted. */
const practitioner = sql`regexp_replace(v.document #>> '{practitioner,reference}', '/_history/.*$', '')`

/** The names of a list, with the practitioners of those roles that are among them. */
const withPersons = (names: Sql): Sql =>
  sql`SELECT named.name FROM unnest(${names}) AS named(name)
    UNION
    SELECT ${practitioner} FROM unnest(${names}) AS named(name)
      JOIN record.version v ON v.type = 'PractitionerRole' AND v.id = substr(named.name, 18)
      WHERE starts_with(named.name, 'PractitionerRole/')`

/** Is an opening `o` of the person who bears these names? */
export const isOwn = (names: readonly string[]): Sql =>
  sql`EXISTS (SELECT FROM (${withPersons(sql`${names}::text[]`)}) mine
    JOIN (${withPersons(sql`ARRAY[o.practitioner]`)}) theirs USING (name))`
