/** A JSON document as a tree of values that never change, in which every exact number is a value of its own. */
import { maxDepth } from '../fhir/json-scan.ts'
import type { JsonDocument, JsonObject, JsonValue } from '../fhir/json.ts'

/** A number that a double does not give back as it was written. */
class ExactNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Tree =
  string | number | boolean | null | ExactNumber | readonly Tree[] | ReadonlyMap<string, Tree>

/** Is this a list? */
export const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree)

/** The tree of a document. */
export function toTree({ value, exact }: JsonDocument): Tree {
  const visit = (child: JsonValue): Tree => {
    if (typeof child !== 'object' || child === null) return child
    const numbers = exact.get(child)
    const member = (name: string, inner: JsonValue): Tree => {
      const text = numbers?.get(name)
      return text === undefined ? visit(inner) : new ExactNumber(text)
    }
    if (Array.isArray(child)) return child.map((item, index) => member(String(index), item))
    return new Map(Object.entries(child).map(([name, inner]) => [name, member(name, inner)]))
  }
  return visit(value)
}

/** A patch of a few copies can ask for more than any memory holds: so many values are given out, a long text
 * counting as many. */
const largest = 500_000

/** What keeps a tree from being a document that can be read again. */
type Excess = 'too large' | 'too deeply nested'

/** The document of a tree, or why it is none: what nests deeper than our reader goes could be stored, but not read. */
export function fromTree(tree: Tree): JsonDocument | Excess {
  const exact = new Map<object, Map<string, string>>()
  let size = 0
  let isTooDeep = false
  const visit = (child: Tree, depth: number): JsonValue => {
    size += typeof child === 'string' ? (child.length >> 4) + 1 : 1
    if (size > largest) return null
    if (typeof child !== 'object' || child === null) return child
    if (child instanceof ExactNumber) return Number(child.text)
    isTooDeep ||= depth >= maxDepth
    if (isTooDeep) return null
    const numbers = new Map<string, string>()
    const member = (name: string, inner: Tree): JsonValue => {
      if (inner instanceof ExactNumber) numbers.set(name, inner.text)
      return visit(inner, depth + 1)
    }
    const value: JsonObject | JsonValue[] = isList(child)
      ? child.map((item, index) => member(String(index), item))
      : Object.fromEntries([...child].map(([name, inner]) => [name, member(name, inner)]))
    if (numbers.size > 0) exact.set(value, numbers)
    return value
  }
  const value = visit(tree, 0)
  if (isTooDeep) return 'too deeply nested'
  return size > largest ? 'too large' : { value, exact }
}

/** Equal as https://www.rfc-editor.org/rfc/rfc6902#section-4.6 has it: numbers by their value, names in any order. */
export function isSameTree(one: Tree, other: Tree): boolean {
  const [left, right] = [plain(one), plain(other)]
  if (left instanceof Map && right instanceof Map) {
    return (
      left.size === right.size &&
      [...left].every(([name, value]) => {
        const opposite = right.get(name)
        return opposite !== undefined && isSameTree(value, opposite)
      })
    )
  }
  if (isList(left) && isList(right)) {
    return (
      left.length === right.length &&
      left.every((value, index) => isSameTree(value, right[index] ?? null))
    )
  }
  return left === right
}

const plain = (tree: Tree): Exclude<Tree, ExactNumber> =>
  tree instanceof ExactNumber ? Number(tree.text) : tree
