/**
 * The invariants of R4's definitions, each compiled once and evaluated where its element stands.
 * https://hl7.org/fhir/R4/conformance-rules.html#constraints
 */
import { readFileSync } from 'node:fs'
import type { JsonObject } from './json.ts'
import { compileFhirPath, type Answer, type Scope } from './validate-fhirpath.ts'
import { leftOutInvariants, ownInvariants } from './validate-invariant-own.ts'
import type { IssueSeverity } from './validate-report.ts'

/** What an evaluation says; undecided when the engine cannot tell. */
export type Verdict = 'holds' | 'broken' | 'undecided'

export type Invariant = {
  readonly severity: IssueSeverity
  /** Its key and the definition's own words. */
  readonly message: string
  /** By the FHIRPath engine, which takes tens of microseconds. */
  readonly isCostly: boolean
  readonly evaluate: (element: JsonObject, scope: Scope) => Verdict
}

type Row = {
  readonly key: string
  readonly severity: 'error' | 'warning'
  readonly path: string
  readonly expression: string
  readonly human: string
}

const rows: readonly Row[] = JSON.parse(
  readFileSync(new URL('generated/invariants.json', import.meta.url), 'utf8'),
)

/**
 * Rules that compare what may be absent or of unequal precision (`2020` and `2020-05`): FHIRPath
 * answers nothing, and nothing is no violation. R5 says so in their expressions.
 */
const mayBeEmpty: ReadonlySet<string> = new Set('per-1 mdd-1 inv-1 csd-0 vsd-0 que-0'.split(' '))

/** Own functions that ask the engine too. */
const withEngine: ReadonlySet<string> = new Set(['txt-1', 'rng-2'])

/** Elements whose value is no object are judged from the element they stand in. */
const judgedFromParent: Readonly<Record<string, string>> = { 'Narrative.div': 'Narrative' }

/** Compiled when its type is met first: most processes meet few types. */
function compile({ key, path, expression }: Row): Invariant['evaluate'] {
  const own = ownInvariants[key]
  if (own !== undefined) return (element, scope) => (own(element, scope) ? 'holds' : 'broken')
  const run = compileFhirPath(path, expression)
  return (element, scope) => toVerdict(run(element, scope), key)
}

function toVerdict(answer: Answer, key: string): Verdict {
  if (answer === 'undecided') return 'undecided'
  return answer === 'true' || (answer === 'nothing' && mayBeEmpty.has(key)) ? 'holds' : 'broken'
}

const toInvariant = (row: Row): Invariant => ({
  severity: row.severity,
  message: `${row.key}: ${row.human}`,
  isCostly: ownInvariants[row.key] === undefined || withEngine.has(row.key),
  evaluate: compile(row),
})

const compiled = new Map<string, readonly Invariant[]>()

/** The invariants of an element, by the path the definitions give it: `Period`, `Patient.contact`. */
export function invariantsOf(path: string): readonly Invariant[] {
  const known = compiled.get(path)
  if (known !== undefined) return known
  const made = rows
    .filter((row) => (judgedFromParent[row.path] ?? row.path) === path)
    .filter(({ key }) => !Object.hasOwn(leftOutInvariants, key))
    .map(toInvariant)
  compiled.set(path, made)
  return made
}
