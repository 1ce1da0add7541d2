/** The operations that a front has met, compiled once: the last ones by use, and those that are kept. */
import { Kind } from 'graphql'
import { LRUCache } from 'lru-cache'
import { compile, type Compiled } from './compiled.ts'
import type { FrontOptions } from './front.ts'
import { createParseValid } from './valid.ts'

/** By what an operation is asked for. */
export interface Asked {
  readonly query: string
  readonly operationName: string | null
}

export interface Operations {
  /** The operation if it is compiled already. */
  find(asked: Asked): Compiled | undefined
  /** The operation; throws a GraphQLError, which is not remembered: what is no operation takes no place here. */
  take(asked: Asked): Compiled
  /** Compiles and plans all operations of a text, and never forgets them. */
  keep(text: string): void
  /** How many are compiled, and what they weigh. */
  size(): { readonly count: number; readonly weight: number }
}

/** How many operations stay compiled beside those that are kept, and what they weigh together, in characters. */
export const most = { count: 1_000, weight: 8 * 1024 * 1024 }

/** No two operations have one key, whatever stands in a name or a text. */
const keyOf = ({ query, operationName }: Asked): string =>
  operationName === null ? `:${query}` : `${operationName.length}:${operationName}${query}`

/** Creates the store of a front. */
export function createOperations(options: FrontOptions, bounds = most): Operations {
  const parseValid = createParseValid(options)
  const kept = new Map<string, Compiled>()
  const last = new LRUCache<string, Compiled>({
    max: bounds.count,
    maxSize: bounds.weight,
    sizeCalculation: ({ weight }) => weight,
  })
  const find = (asked: Asked): Compiled | undefined => {
    const key = keyOf(asked)
    return kept.get(key) ?? last.get(key)
  }
  return {
    find,
    take: (asked) => {
      const known = find(asked)
      if (known !== undefined) return known
      const { query: text, operationName } = asked
      const made = compile({ text, document: parseValid(text) }, operationName, options)
      last.set(keyOf(asked), made)
      return made
    },
    keep: (text) => {
      const document = parseValid(text)
      const names = document.definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? null] : [],
      )
      // The only operation of a document is asked for by its name, or without one.
      for (const operationName of new Set(names.length === 1 ? [null, ...names] : names)) {
        const made = compile({ text, document }, operationName, options)
        made.prepare()
        kept.set(keyOf({ query: text, operationName }), made)
      }
    },
    size: () => ({ count: last.size, weight: last.calculatedSize }),
  }
}
