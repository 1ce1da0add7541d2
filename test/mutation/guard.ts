/** One guard of the record, and what stands in the code without it. */
export interface Guard {
  readonly name: string
  readonly file: string
  /** What stands there once. */
  readonly code: string
  readonly without: string
}

/** The guards of one file. */
export const of = (
  file: string,
  guards: readonly (readonly [name: string, code: string, without: string])[],
): Guard[] => guards.map(([name, code, without]) => ({ file, name, code, without }))
