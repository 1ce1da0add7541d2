/** Holds one executor to another over generated operations: whatever is asked, both say the same. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { messageOf } from '../../../errors.ts'
import type { RequestContext } from '../../../gateway/context.ts'
import type { Executor } from '../../../gateway/execute/executor.ts'
import { numberLists } from './choices.ts'
import { toRun, type Operation, type Outcome, type Run } from './compare.ts'
import { toAsked, toDocument } from './operation.ts'
import { runs, type Pool } from './values.ts'
import { withoutWiderConditions } from './wording.ts'

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

/**
 * Apollo's gateway finds the place of an error by the number of a representation among the entities: where one could
 * not be represented, or is of a type that nothing is asked of, all errors behind it stand at others.
 */
export const forgivingPlaces = (expected: Outcome, actual: Outcome): Outcome =>
  isElsewhere(expected, actual) ? { ...expected, errors: actual.errors } : expected

/**
 * Besides, it fails as a whole, and tells of an internal error alone, where a subgraph gives no name for a type, or where
 * an alias takes the place of a key; ours answers what it can. Where both answer nothing, the one may have looked at the
 * variables first and the other at the plan.
 */
export const forgivingStock = (expected: Outcome, actual: Outcome): Outcome => {
  const [error] = expected.errors
  const failed = expected.data === undefined && expected.errors.length === 1
  return failed && (error === failure || actual.data === undefined)
    ? actual
    : forgivingPlaces(expected, actual)
}

const withoutIndices = ({ errors }: Outcome): string =>
  JSON.stringify(errors.map((error) => error.replaceAll(/(?<=[[,])\d+(?=[,\]])/g, '#')).toSorted())

/** The same data and errors, of which some stand at other items of lists; ours are where something is missing. */
const isElsewhere = (expected: Outcome, actual: Outcome): boolean =>
  expected.data === actual.data &&
  String(expected.errors) !== String(actual.errors) &&
  withoutIndices(expected) === withoutIndices(actual) &&
  actual.errors.every((error) => isOfMissing(JSON.parse(actual.data ?? 'null'), JSON.parse(error)))

/** Is there nothing at the place of an error, or above it? https://spec.graphql.org/October2021/#sec-Handling-Field-Errors */
const isOfMissing = (data: unknown, { path = [] }: { readonly path?: readonly string[] }) =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : null),
    data,
  ) === null

/** An internal error that has no path, as it is shown. */
const failure = JSON.stringify({
  message: messageOf('INTERNAL'),
  extensions: { code: 'INTERNAL' },
})

/** What the operations of a comparison came to: a comparison of nothing compares nothing. */
export interface Tally {
  runs: number
  withData: number
  withErrors: number
  /** Where the other was forgiven something. */
  forgiven: number
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

/** What is said of another wording counts where it is data, and ours; all that is forgiven is forgiven the first. */
const preferred = (said: Outcome, again: Outcome, actual: Outcome): Outcome =>
  again.data !== undefined && again.data === actual.data ? again : said

/** The operation in another wording. */
const toReworded = (expected: Executor, operation: Operation): Run =>
  toRun(expected, {
    ...operation,
    document: withoutWiderConditions(expected.schema, operation.document),
  })

/** Fails with the simplest operation found that both do not answer alike, and the seed that found it. */
export async function assertAgreement({
  allowing = (expected) => expected,
  ...comparison
}: Comparison): Promise<Tally> {
  const { expected, actual, pool, callers, contextOf, operations, seed } = comparison
  const tally: Tally = { runs: 0, withData: 0, withErrors: 0, forgiven: 0 }
  const asked = numberLists.map((numbers) => toAsked(expected.schema, pool, numbers))
  const asking = fc.array(fc.constantFrom(...callers), { minLength: runs, maxLength: runs })
  const property = fc.asyncProperty(asked, asking, async (operation, who) => {
    const document = toDocument(expected.schema, operation)
    fc.pre(document !== undefined)
    const written = { ...operation, document }
    const wanted = toRun(expected, written)
    const got = toRun(actual, written)
    for (const [run, variables] of operation.variables.entries()) {
      const caller = who[run] ?? ''
      const requestId = `${operation.text} ${run}`
      const tell = async (run: Run) => run(variables, await contextOf(caller, requestId))
      const [said, second] = await Promise.all([tell(wanted), tell(got)])
      const agrees = allowing(said, second).data === second.data
      const first = agrees
        ? said
        : preferred(said, await tell(toReworded(expected, written)), second)
      const allowed = allowing(first, second)
      count(tally, first)
      if (allowed !== first) tally.forgiven += 1
      expect({ caller, variables, ...second }).toEqual({
        ...{ caller, variables },
        ...allowed,
        isOrdered: true,
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

/** The same operations each time, so that nothing fails by chance; DIFFERENTIAL_SEED=random looks further. */
export function seedOf(): { readonly seed?: number } {
  const asked = process.env['DIFFERENTIAL_SEED'] ?? '1'
  return asked === 'random' ? {} : { seed: Number(asked) }
}
