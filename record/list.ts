/** A list as PostgreSQL writes it in a text: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
export const toList = (values: readonly (string | number | null)[]): string =>
  `{${values.map(toElement).join(',')}}`

const toElement = (value: string | number | null): string =>
  typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : String(value ?? 'NULL')
