/** Builds the JSON of a GraphQL selection in SQL: an expression over a document, for the hand-written statement. */

/** What is selected of a value: the value as it is, an object's members, those of each of a list, or other SQL. */
export type Shape =
  true | { readonly [member: string]: Shape } | readonly [Shape] | ((value: string) => string)

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)

let aliases = 0

/** The SQL that makes JSON of a jsonb value; absent is null, as in GraphQL. */
export function toJson(value: string, shape: Shape): string {
  if (shape === true) return value
  if (typeof shape === 'function') return shape(value)
  if (isList(shape)) {
    const element = `e${aliases++}`
    return `(SELECT json_agg(${toJson(element, shape[0])}) FROM jsonb_array_elements(${value}) AS ${element})`
  }
  const object = membersOf(value, shape)
  return `CASE WHEN ${value} IS NOT NULL THEN ${object} END`
}

/** The same for a value that is there. */
export const membersOf = (value: string, shape: { readonly [member: string]: Shape }): string =>
  `json_build_object(${Object.entries(shape)
    .map(([member, inner]) => `'${member}', ${toJson(`(${value}->'${member}')`, inner)}`)
    .join(', ')})`

/** `{ resource(optional: true) { ... on Type { … } } }` of a reference. */
export const resourceOf =
  (table: string, members: (document: string) => string): Shape =>
  (reference) => {
    const type = /"(\w+)"$/.exec(table)?.[1] ?? ''
    const target = `r${aliases++}`
    return `CASE WHEN ${reference} IS NOT NULL THEN json_build_object('resource', (SELECT ${members(`${target}.document`)}
      FROM ${table} t JOIN record.version ${target} ON ${target}.sequence = t.sequence
      WHERE t.id = substr(${reference}->>'reference', ${type.length + 2})
        AND starts_with(${reference}->>'reference', '${type}/'))) END`
  }
