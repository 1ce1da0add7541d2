/** Narrows the lists inside a resource: https://hl7.org/fhir/R4/graphql.html#list */
import { isObjectType, type GraphQLSchema } from 'graphql'
import { ApiError } from '../errors.ts'
import { timed } from '../fhir/fhirpath-allowance.ts'
import { compileSelection, FhirPathError, holds } from '../fhir/fhirpath-select.ts'
import { isNavigable } from '../fhir/list-navigation.ts'
import { structures } from '../fhir/structures.ts'
import { isFhirObject, type FhirObject } from '../record/resource.ts'
import type { Context } from './context.ts'

type Arguments = Readonly<Record<string, unknown>>

/** Those for which the expression holds. Throws INVALID_ARGUMENT for one that cannot be evaluated. */
export function selectByPath<T extends object>(
  base: string,
  expression: unknown,
  elements: readonly T[],
  context: Context,
): readonly T[] {
  if (typeof expression !== 'string') return elements
  try {
    const evaluate = timed(() => compileSelection(base, expression), context)
    return elements.filter((element) => timed(() => holds(evaluate(element)), context))
  } catch (error) {
    if (error instanceof FhirPathError) throw new ApiError('INVALID_ARGUMENT', { cause: error })
    throw error
  }
}

/** What is compared with a filter, and what is no value to compare. */
function parseFilters(args: Arguments): [name: string, value: string][] {
  const { fhirpath: _path, _offset, _count, ...filters } = args
  return Object.entries(filters).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined) return []
    if (typeof value === 'object') throw new ApiError('INVALID_ARGUMENT')
    return [[name, String(value)]]
  })
}

function parseAmount(value: unknown): number | undefined {
  if (typeof value !== 'number') return undefined
  if (value < 0) throw new ApiError('INVALID_ARGUMENT')
  return value
}

/** Offset and count come after the filters; when nothing is left, the list is absent as FHIR has it. */
function narrow(
  base: string,
  list: readonly FhirObject[],
  args: Arguments,
  context: Context,
): readonly FhirObject[] | null {
  const filters = parseFilters(args)
  const offset = parseAmount(args['_offset']) ?? 0
  const count = parseAmount(args['_count'])
  const equal = list.filter((element) =>
    filters.every(([name, value]) => name in element && String(element[name]) === value),
  )
  const chosen = selectByPath(base, args['fhirpath'], equal, context)
  const kept = chosen.slice(offset, count === undefined ? undefined : offset + count)
  return kept.length === 0 ? null : kept
}

/** Gives every list that takes arguments its resolver; without arguments it answers what stands there. */
export function addListNavigation(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const element = structures[type.name]?.elements[field.name]
      if (element === undefined || !isNavigable(element)) continue
      const base = structures[element.type]?.fhir ?? element.type
      const { name } = field
      field.resolve = (parent: FhirObject, args: Arguments, context: Context) => {
        const list = parent[name]
        if (!Array.isArray(list) || Object.keys(args).length === 0) return list
        return narrow(base, list.filter(isFhirObject), args, context)
      }
    }
  }
  return schema
}
