/** What of an operation can be asked for before it is its turn: whoever resolves it then finds it on its way. */
import type { RequestContext } from '../context.ts'
import type { CollectedField, Collector } from './collect.ts'
import type { Fields } from './object.ts'

/** Asks ahead, with the variables as they are coerced; never fails. */
export type Foreseen = (variables: Readonly<Fields>, context: RequestContext) => void

/** Finds it once, when an operation is compiled. */
export type Foresee = (fields: readonly CollectedField[], collector: Collector) => Foreseen

/** Where nothing is known of what lies behind the sources. */
export const foreseeNothing: Foresee = () => () => undefined
