/** Compiles what is asked of an object: its fields are resolved side by side, or one after the other at a mutation's root. */
import type { GraphQLObjectType } from 'graphql'
import type { CollectedField } from '../collect.ts'
import { creatorOf, type Fields } from '../object.ts'
import type { Compilation, Select } from './compilation.ts'
import { compileField } from './field.ts'
import { isPromise } from './run.ts'

type Collected = readonly CollectedField[]

const compileFields = (
  compilation: Compilation,
  parentType: GraphQLObjectType,
  collected: Collected,
) =>
  collected.map((field) => ({
    key: field.key,
    run: compileField({ ...field, compilation, parentType }),
  }))

/** https://spec.graphql.org/October2021/#ExecuteSelectionSet() */
export function compileSelection(
  compilation: Compilation,
  parentType: GraphQLObjectType,
  collected: Collected,
): Select {
  const fields = compileFields(compilation, parentType, collected)
  const create = creatorOf(fields.map(({ key }) => key))
  return (source, path, run) => {
    const result = create()
    let pending: Promise<void>[] | undefined
    try {
      for (const { key, run: resolve } of fields) {
        const value = resolve(source, path, run)
        result[key] = value
        if (isPromise(value)) (pending ??= []).push(settle(result, key, value))
      }
    } catch (error) {
      if (pending === undefined) throw error
      return Promise.all(pending).finally(() => {
        throw error
      })
    }
    return pending === undefined ? result : Promise.all(pending).then(() => result)
  }
}

/** Puts the value in the place that is kept for it, so that the order stays the query's. */
const settle = (result: Fields, key: string, value: Promise<unknown>): Promise<void> =>
  value.then((resolved) => {
    result[key] = resolved
  })

/** https://spec.graphql.org/October2021/#sec-Serial */
export function compileSerial(
  compilation: Compilation,
  parentType: GraphQLObjectType,
  collected: Collected,
): Select {
  const fields = compileFields(compilation, parentType, collected)
  const create = creatorOf(fields.map(({ key }) => key))
  return async (source, path, run) => {
    const result = create()
    for (const { key, run: resolve } of fields) result[key] = await resolve(source, path, run)
    return result
  }
}
