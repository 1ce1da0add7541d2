/** References as search values: found by their tokens, and by a column of the row where one says the same. */
import type { SearchParameter } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { referenceToken } from '../index/token.ts'
import { anchorOf, type AnchorColumn } from './anchor.ts'
import type { Criterion } from './criteria.ts'
import { unescaped } from '../../fhir/escape.ts'

interface Asked {
  readonly type: ResourceType
  readonly code: string
  readonly values: readonly string[]
}

/** The criterion of references, `Type/id`, `id` or any other. https://hl7.org/fhir/R4/search.html#reference */
export function toReferences(asked: Asked, { targets }: SearchParameter): Criterion {
  const values = asked.values.map(unescaped)
  const column = columnOf({ ...asked, values }, targets)
  return {
    kind: 'tokens',
    anyOf: values.map((value) => referenceToken(asked.code, value)),
    ...(column === undefined ? {} : { column }),
  }
}

/** The column that holds what is referred to: its index gives the rows in their order, which that of tokens does not. */
function columnOf(
  { type, code, values }: Asked,
  targets: readonly string[] | undefined,
): AnchorColumn | undefined {
  for (const target of ['Patient', 'Encounter'] as const) {
    const name = anchorOf(type, code, target)
    const isOnlyTarget = targets?.length === 1 && targets[0] === target
    const ids = values.flatMap((value) => idOf(value, target, isOnlyTarget))
    if (name !== 'token' && ids.length === values.length) return { name, ids }
  }
  return undefined
}

function idOf(value: string, target: string, isOnlyTarget: boolean): string[] {
  const [, type, id] = /^(?:([A-Z][A-Za-z]*)\/)?([A-Za-z0-9\-.]{1,64})$/.exec(value) ?? []
  const isOfTarget = type === undefined ? isOnlyTarget : type === target
  return id !== undefined && isOfTarget ? [id] : []
}
