/** An operation as far as it can be prepared without a request: valid, described, planned. Nothing of a caller is in it. */
import { OperationTypeNode, getOperationAST, type DocumentNode } from 'graphql'
import type { Operation } from '../../record/audit/operation.ts'
import { assertOperation, type FindPlan } from '../answer.ts'
import { toOperation } from '../described.ts'
import { toPlan } from '../directives/plan.ts'
import { asksForShape } from '../directives/shape.ts'
import type { Prepared } from '../execute/executor.ts'
import { measureSelections } from '../measure.ts'
import type { FrontOptions } from './front.ts'

export interface Compiled {
  readonly isQuery: boolean
  /** What its trail says of it. */
  readonly described: Operation
  readonly findPlan: FindPlan
  /** Grows with what is kept of it. */
  readonly weight: number
  /** Plans it when it is first asked for. */
  readonly prepare: () => Prepared
}

/** What a selection costs to keep, in characters of a text: its nodes, its plan, its compiled form. */
const selectionWeight = 256

/** Makes of a function one that is called once; what it throws is not kept. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Compiles an operation of a document that is valid. Throws BAD_REQUEST when it has none of that name. */
export function compile(
  { text, document }: { readonly text: string; readonly document: DocumentNode },
  operationName: string | null,
  { executor, shapes }: Pick<FrontOptions, 'executor' | 'shapes'>,
): Compiled {
  const { schema } = executor
  const operation = assertOperation(getOperationAST(document, operationName), schema)
  const { selections } = measureSelections(document)(operation.selectionSet)
  return {
    isQuery: operation.operation === OperationTypeNode.QUERY,
    described: toOperation(document, operation),
    findPlan:
      shapes && asksForShape(text)
        ? once(() => toPlan(operation, document, schema))
        : () => undefined,
    weight: text.length + selections * selectionWeight,
    prepare: once(() => executor.prepare(document, operation.name?.value)),
  }
}
