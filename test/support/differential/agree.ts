/** Holds one executor to another over generated operations: whatever is asked, both say the same. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { RequestContext } from '../../../gateway/context.ts'
import type { Executor } from '../../../gateway/execute/executor.ts'
import { numberLists } from './choices.ts'
import { toRun, type Outcome } from './compare.ts'
import { toAsked, toDocument } from './operation.ts'
import { runs, type Pool } from './values.ts'

export interface Comparison {
  readonly expected: Executor
  readonly actual: Executor
  readonly pool: Pool
  readonly callers: readonly string[]
  /** The context of one request; a request that is asked twice has the same id. */
  contextOf(caller: string, requestId: string): Promise<RequestContext>
  /** How many operations are made; each is run several times. */
  readonly operations: number
  readonly seed?: number
  /** Turns what the expected executor said into what the actual one must say, where they differ for a reason. */
  readonly allowing?: (expected: Outcome, actual: Outcome) => Outcome
}

/** What the operations of a comparison came to: a comparison of nothing compares nothing. */
export interface Tally {
  runs: number
  withData: number
  withErrors: number
}

/** Enough for the answer to hold more than names and nulls. */
const longAnswer = 80

/** Milliseconds after which what was found is told, as simple as it is by then. */
const longest = Number(process.env['DIFFERENTIAL_MILLISECONDS'] ?? 500_000)

const count = (tally: Tally, { data = '', errors }: Outcome) => {
  tally.runs += 1
  if (data.length > longAnswer) tally.withData += 1
  if (errors.length > 0) tally.withErrors += 1
}

/** Fails with the simplest operation found that both do not answer alike, and the seed that found it. */
export async function assertAgreement({
  allowing = (expected) => expected,
  ...comparison
}: Comparison): Promise<Tally> {
  const { expected, actual, pool, callers, contextOf, operations, seed } = comparison
  const tally: Tally = { runs: 0, withData: 0, withErrors: 0 }
  const asked = numberLists.map((numbers) => toAsked(expected.schema, pool, numbers))
  const asking = fc.array(fc.constantFrom(...callers), { minLength: runs, maxLength: runs })
  const property = fc.asyncProperty(asked, asking, async (operation, who) => {
    const document = toDocument(expected.schema, operation)
    fc.pre(document !== undefined)
    const wanted = toRun(expected, document, operation.operationName)
    const got = toRun(actual, document, operation.operationName)
    for (const [run, variables] of operation.variables.entries()) {
      const caller = who[run] ?? ''
      const requestId = `${operation.text} ${run}`
      const [first, second] = await Promise.all([
        contextOf(caller, requestId).then((context) => wanted(variables, context)),
        contextOf(caller, requestId).then((context) => got(variables, context)),
      ])
      count(tally, first)
      expect({ caller, variables, ...second }).toEqual({
        ...{ caller, variables },
        ...allowing(first, second),
      })
    }
  })
  await fc.assert(property, {
    ...{ numRuns: operations, interruptAfterTimeLimit: longest, markInterruptAsFailure: true },
    ...(seed !== undefined && { seed }),
  })
  return tally
}

/** How many operations a test makes: more by night. */
export const operationsOf = (usual: number): number => {
  const asked = process.env['DIFFERENTIAL_RUNS']
  return asked === undefined ? usual : Math.ceil(Number(asked) / runs)
}

/** The seed of a failure that is to be looked at again. */
export function seedOf(): { readonly seed?: number } {
  const seed = process.env['DIFFERENTIAL_SEED']
  return seed === undefined ? {} : { seed: Number(seed) }
}
