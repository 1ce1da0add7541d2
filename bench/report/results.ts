/** The figures of a run, as they are written. */
import type { StartFigures } from '../cold.ts'
import type { LoadFigures } from '../load.ts'
import type { Options } from '../options.ts'
import type { Figures } from '../rounds.ts'
import type { Memory } from '../serving.ts'
import type { StatementFigures } from '../statements.ts'
import type { Conditions } from './conditions.ts'

/** Of the record that was asked. */
export type RecordSize = {
  readonly postgresVersion: string
  readonly patients: number
  readonly sizes: Readonly<Record<string, number>>
}

/** Each part is undefined where it was not asked for. */
export type Results = {
  readonly conditions: Conditions
  readonly options: Options
  readonly record: RecordSize | undefined
  readonly requests: readonly Figures[]
  readonly cold: Figures | undefined
  readonly statements: readonly StatementFigures[]
  readonly starts:
    | { readonly first: StartFigures; readonly firstPatients: number; readonly next: StartFigures }
    | undefined
  readonly memory: Memory | undefined
  readonly load: LoadFigures | undefined
}
