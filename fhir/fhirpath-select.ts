/**
 * Chooses among elements by a FHIRPath that a caller wrote: https://hl7.org/fhirpath/N1/
 *
 * Only what looks down from an element is taken, so that an expression costs no more than the element is large:
 * no variable that leads elsewhere, no function that repeats, projects, or matches regular expressions.
 */
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'

/** Why an expression is refused; it tells nothing of the element. */
export class FhirPathError extends Error {}

/** A place in the syntax tree of an expression, as the engine's parser gives it. */
export interface PathNode {
  readonly type: string
  readonly text?: string
  readonly children?: readonly PathNode[]
}

const isNode = (value: unknown): value is PathNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The values an expression has for an element. */
export type Evaluation = (element: object) => readonly unknown[]

const longestExpression = 200

const functions: ReadonlySet<string> = new Set(
  `empty exists all not count first last tail single skip take where ofType is as iif
  startsWith endsWith contains indexOf substring length upper lower trim toString toInteger toDecimal toDate
  toDateTime toBoolean toQuantity abs round floor ceiling today now extension hasValue getValue`
    .trim()
    .split(/\s+/),
)

const forbidden: ReadonlySet<string> = new Set(['ExternalConstantTerm', 'UnionExpression'])

function assertBounded(node: PathNode): void {
  if (forbidden.has(node.type)) throw new FhirPathError('not taken here')
  if (node.type === 'Functn' && !functions.has(node.children?.[0]?.text ?? ''))
    throw new FhirPathError('a function that is not taken here')
  node.children?.forEach(assertBounded)
}

/** The syntax tree of an expression. Throws a FhirPathError unless it is one that is taken here. */
export function parseFhirPath(expression: string): PathNode {
  if (expression.length > longestExpression) throw new FhirPathError('too long')
  const tree = guarded((): unknown => fhirpath.parse(expression))
  if (!isNode(tree)) throw new FhirPathError('no expression')
  assertBounded(tree)
  return tree
}

/** What the engine throws repeats the expression or the values: none of it goes on. */
function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch {
    throw new FhirPathError('cannot be evaluated')
  }
}

const compiled = new Map<string, Evaluation>()
const mostCompiled = 500

/** Compiles an expression about the elements of a path (`HumanName`, `Patient.contact`); the last ones are kept. */
export function compileSelection(base: string, expression: string): Evaluation {
  const key = `${base} ${expression}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  parseFhirPath(expression)
  // `trace()` is not taken: nothing is written to the console.
  const run = guarded(() => fhirpath.compile({ base, expression }, r4))
  const evaluate: Evaluation = (element) =>
    guarded(() => {
      const result: unknown = run(element)
      return Array.isArray(result) ? result : []
    })
  if (compiled.size >= mostCompiled) compiled.delete(compiled.keys().next().value ?? '')
  compiled.set(key, evaluate)
  return evaluate
}

/** Singleton evaluation of collections: one Boolean is itself, anything else holds when there is something. */
export const holds = ([first, ...others]: readonly unknown[]): boolean =>
  typeof first === 'boolean' && others.length === 0 ? first : first !== undefined
