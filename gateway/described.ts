/** What a GraphQL request asks, as its trail tells: the document without values, comments and aliases. */
import {
  Kind,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql'
import type { Operation } from '../record/audit/operation.ts'

const texts = new WeakMap<DocumentNode, string>()

/** Lists and objects are values as a whole: they may hold any. Aliases are the caller's own words. */
const withoutValues = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Field: (node) => ({ ...node, alias: undefined }),
    IntValue: () => ({ kind: Kind.INT, value: '0' }),
    FloatValue: () => ({ kind: Kind.FLOAT, value: '0' }),
    StringValue: () => ({ kind: Kind.STRING, value: '' }),
    ListValue: () => ({ kind: Kind.LIST, values: [] }),
    ObjectValue: () => ({ kind: Kind.OBJECT, fields: [] }),
  })

/** The text of a document; documents that repeat are the same object, so each is written once. */
function textOf(document: DocumentNode): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const text = stripIgnoredCharacters(print(withoutValues(document)))
  texts.set(document, text)
  return text
}

/** The operation that a request executes. */
export const toOperation = (
  document: DocumentNode,
  { operation, name }: OperationDefinitionNode,
): Operation => ({ interaction: operation, name: name?.value, text: textOf(document) })
