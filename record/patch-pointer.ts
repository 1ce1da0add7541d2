/** JSON Pointers into a tree, and the trees that come of changing what they name. https://www.rfc-editor.org/rfc/rfc6901 */
import { isReservedName, maxDepth } from '../fhir/json-scan.ts'
import { isList, type Tree } from './patch-tree.ts'

/** The steps of a pointer, or undefined when the text is none. */
export function parsePointer(text: string): readonly string[] | undefined {
  if (text === '') return []
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return undefined
  const steps = text.slice(1).split('/')
  if (steps.length > maxDepth) return undefined
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value at a pointer, or undefined. */
export function at(root: Tree, path: readonly string[]): Tree | undefined {
  let found: Tree | undefined = root
  for (const step of path) {
    if (found === undefined) return undefined
    found = childOf(found, step)
  }
  return found
}

function childOf(parent: Tree, step: string): Tree | undefined {
  if (isList(parent)) return isIndex(step) ? parent[Number(step)] : undefined
  return parent instanceof Map ? parent.get(step) : undefined
}

const isIndex = (step: string) => /^(?:0|[1-9]\d{0,8})$/.test(step)

type Change = (parent: Tree, step: string) => Tree | undefined

/** The tree with its parent of a place changed; undefined when there is no such parent, or the change does not fit. */
function changeAt(tree: Tree, path: readonly string[], change: Change): Tree | undefined {
  const [step, ...rest] = path
  if (step === undefined) return undefined
  if (rest.length === 0) return change(tree, step)
  const child = childOf(tree, step)
  const changed = child === undefined ? undefined : changeAt(child, rest, change)
  return changed === undefined ? undefined : withChild(tree, step, changed)
}

function withChild(parent: Tree, step: string, child: Tree): Tree | undefined {
  if (isList(parent)) return parent.with(Number(step), child)
  return parent instanceof Map ? new Map([...parent, [step, child]]) : undefined
}

/** `add`: a new or other member of an object, or one more in a list (`-` is its end). */
export const insert = (root: Tree, path: readonly string[], value: Tree): Tree | undefined =>
  path.length === 0
    ? value
    : changeAt(root, path, (parent, step) => {
        if (!isList(parent)) {
          return isReservedName(step) ? undefined : withChild(parent, step, value)
        }
        const index = step === '-' ? parent.length : isIndex(step) ? Number(step) : Infinity
        return index <= parent.length ? parent.toSpliced(index, 0, value) : undefined
      })

/** `remove`: what is there. */
export const remove = (root: Tree, path: readonly string[]): Tree | undefined =>
  changeAt(root, path, (parent, step) => {
    if (childOf(parent, step) === undefined) return undefined
    if (isList(parent)) return parent.toSpliced(Number(step), 1)
    return parent instanceof Map
      ? new Map([...parent].filter(([name]) => name !== step))
      : undefined
  })

/** `replace`: what is there by something else. */
export const replace = (root: Tree, path: readonly string[], value: Tree): Tree | undefined =>
  path.length === 0
    ? value
    : changeAt(root, path, (parent, step) =>
        childOf(parent, step) === undefined ? undefined : withChild(parent, step, value),
      )
