/** Applies a JSON Patch to a document without loss: numbers keep their digits wherever they are moved. https://www.rfc-editor.org/rfc/rfc6902 */
import { isJsonObject, type JsonDocument, type JsonValue } from '../fhir/json.ts'
import { fromTree, isSameTree, toTree, type Tree } from './patch-tree.ts'
import { at, insert, parsePointer, remove, replace } from './patch-pointer.ts'

/** The patch cannot be applied; the message names the operation's place in the patch and no value. */
export class PatchError extends Error {
  /** Was it a `test` that found something else? */
  readonly isTest: boolean

  constructor(position: number, reason: string, isTest = false) {
    super(`operation ${position} of the patch ${reason}`)
    this.isTest = isTest
  }
}

/** One operation, its members checked. */
interface Operation {
  readonly path: readonly string[]
  readonly from: readonly string[]
  readonly value: Tree
}

type Apply = (root: Tree, operation: Operation) => Tree | undefined

/** https://www.rfc-editor.org/rfc/rfc6902#section-4; undefined when the target is not there. */
const operations: Readonly<
  Record<string, { readonly needs: 'value' | 'from' | null; readonly apply: Apply }>
> = {
  add: { needs: 'value', apply: (root, { path, value }) => insert(root, path, value) },
  remove: { needs: null, apply: (root, { path }) => remove(root, path) },
  replace: { needs: 'value', apply: (root, { path, value }) => replace(root, path, value) },
  move: { needs: 'from', apply: move },
  copy: { needs: 'from', apply: copy },
  test: {
    needs: 'value',
    apply: (root, { path, value }) => (isSame(root, path, value) ? root : undefined),
  },
}

/** As many operations as one patch may have. */
const mostOperations = 1_000

/** The document after the patch; the one given stays as it is. Throws a PatchError. */
export function applyPatch(document: JsonDocument, patch: JsonDocument): JsonDocument {
  const list = patch.value
  if (!Array.isArray(list)) throw new PatchError(0, 'is missing: a patch is a list')
  if (list.length > mostOperations) throw new PatchError(mostOperations, 'is one too many')
  let root = toTree(document)
  list.forEach((item, position) => {
    const { op, operation } = parseOperation(item, patch, position)
    const next = operations[op]?.apply(root, operation)
    if (next === undefined) throw new PatchError(position, reasonOf(op), op === 'test')
    root = next
  })
  const patched = fromTree(root)
  if (typeof patched === 'string')
    throw new PatchError(list.length - 1, `would make the resource ${patched}`)
  return patched
}

const reasonOf = (op: string) =>
  op === 'test' ? 'finds another value' : 'names a place that is not there'

function parseOperation(item: JsonValue, { exact }: JsonDocument, position: number) {
  if (!isJsonObject(item)) throw new PatchError(position, 'is no object')
  const { op } = item
  if (typeof op !== 'string' || !Object.hasOwn(operations, op)) {
    throw new PatchError(position, 'has an unknown op')
  }
  const needs = operations[op]?.needs
  if (needs === 'value' && !Object.hasOwn(item, 'value')) {
    throw new PatchError(position, 'has no value')
  }
  const pointer = (name: 'path' | 'from') => {
    const text = item[name]
    const parsed = typeof text === 'string' ? parsePointer(text) : undefined
    if (parsed === undefined) throw new PatchError(position, `has no JSON Pointer as its ${name}`)
    return parsed
  }
  const tree = toTree({ value: item, exact })
  const value = needs === 'value' && tree instanceof Map ? (tree.get('value') ?? null) : null
  const from = needs === 'from' ? pointer('from') : []
  return { op, operation: { path: pointer('path'), from, value } }
}

function isSame(root: Tree, path: readonly string[], value: Tree): boolean {
  const found = at(root, path)
  return found !== undefined && isSameTree(found, value)
}

/** "The 'from' location MUST NOT be a proper prefix of the 'path' location." */
function move(root: Tree, { from, path }: Operation): Tree | undefined {
  const value = at(root, from)
  const isInside = path.length > from.length && from.every((step, depth) => path[depth] === step)
  if (value === undefined || isInside) return undefined
  if (from.length === path.length && from.every((step, depth) => path[depth] === step)) return root
  const without = remove(root, from)
  return without === undefined ? undefined : insert(without, path, value)
}

function copy(root: Tree, { from, path }: Operation): Tree | undefined {
  const value = at(root, from)
  return value === undefined ? undefined : insert(root, path, value)
}
