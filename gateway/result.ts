/** The result of an operation or a fetch, of what there is of it. */

export interface Result<Data, Errors> {
  readonly errors?: Errors
  readonly data?: Data
}

/** Errors come first, where they are seen: https://spec.graphql.org/October2021/#sec-Response-Format */
export function toResult<Data, Errors>(
  data: Data | undefined,
  errors: Errors | undefined,
): Result<Data, Errors> {
  if (errors === undefined) return data === undefined ? {} : { data }
  return data === undefined ? { errors } : { errors, data }
}
