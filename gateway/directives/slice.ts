/**
 * `@slice(path:)` looks at the whole element, an answer holds what was selected: so what the path reads is selected
 * beside it, under names of our own, and left out when the answer is shaped.
 *
 * https://hl7.org/fhir/R4/graphql.html#directives
 */
import {
  Kind,
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql'
import { ApiError } from '../../errors.ts'
import {
  compileSelection,
  FhirPathError,
  parseFhirPath,
  type PathNode,
} from '../../fhir/fhirpath-select.ts'
import { structures } from '../../fhir/structures.ts'

/** The path that stands for the place of an element in its list. */
export const indexPath = '$index'

const prefix = '_slice_'

/** Is this one of the names that were selected for a path? */
export const isHidden = (name: string): boolean => name.startsWith(prefix)

/** The path of a field's `@slice`; it must stand there, and not come as a variable. Validation refuses the rest. */
export function slicePathOf({ directives = [] }: FieldNode): string | undefined {
  const slice = directives.find(({ name }) => name.value === 'slice')
  if (slice === undefined) return undefined
  const path = slice.arguments?.find(({ name }) => name.value === 'path')?.value
  if (path?.kind === Kind.VARIABLE) throw new ApiError('INVALID_ARGUMENT')
  return path?.kind === Kind.STRING ? path.value : undefined
}

/** A place that a path reaches, and what it reads from there. */
class Place {
  readonly type: GraphQLNamedType
  readonly members = new Map<string, Place>()

  constructor(type: GraphQLNamedType) {
    this.type = type
  }

  /** A member by its FHIRPath name; a choice is all its variants. */
  step(name: string): Place[] {
    if (!isObjectType(this.type)) return []
    const variants = structures[this.type.name]?.choices?.[name]?.properties ?? [name]
    const fields = this.type.getFields()
    return variants.flatMap((variant) => {
      const field = fields[variant]
      if (field === undefined) return []
      const member = this.members.get(variant) ?? new Place(getNamedType(field.type))
      this.members.set(variant, member)
      return [member]
    })
  }

  toField(name: string, alias?: string): FieldNode {
    const members = [...this.members].map(([member, place]) => place.toField(member))
    const isSelected = isObjectType(this.type) && members.length === 0
    const selections = isSelected ? [toFieldNode('__typename')] : members
    return {
      ...toFieldNode(name),
      ...(alias && { alias: toName(alias) }),
      ...(selections.length > 0 && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
    }
  }
}

const toName = (value: string) => ({ kind: Kind.NAME, value }) as const
const toFieldNode = (name: string): FieldNode => ({ kind: Kind.FIELD, name: toName(name) })

/** Follows an expression from some places to those where it ends, noting what is read on the way. */
function follow({ type, text = '', children = [] }: PathNode, focus: readonly Place[]): Place[] {
  const [first, second] = children
  if (type === 'MemberInvocation')
    return focus.flatMap((place) => place.step(text.replaceAll('`', '')))
  if (type === 'InvocationExpression' && first !== undefined && second !== undefined)
    return follow(second, follow(first, focus))
  const inner = children.flatMap((child) => follow(child, focus))
  if (type !== 'Functn') return inner
  if (text === 'extension')
    return focus.flatMap((place) => [...place.step('extension'), ...place.step('url')])
  return [...focus]
}

/** What has to be selected of an element, so that a path can be evaluated on the answer. */
export function hiddenFieldsOf(path: string, type: GraphQLObjectType): FieldNode[] {
  if (path === indexPath) return []
  const root = new Place(type)
  follow(
    guarded(() => parseFhirPath(path)),
    [root],
  )
  return [...root.members].map(([name, place]) => place.toField(name, `${prefix}${name}`))
}

/** The value of a path for an element of the answer; nothing where it has none. */
export function sliceNameOf(
  path: string,
  typeName: string,
  element: Readonly<Record<string, unknown>>,
): string | undefined {
  const hidden = Object.entries(element).filter(([name]) => isHidden(name))
  const read: unknown = JSON.parse(
    JSON.stringify(
      Object.fromEntries(hidden.map(([name, value]) => [name.slice(prefix.length), value])),
      (_, value: unknown) => value ?? undefined,
    ),
  )
  if (typeof read !== 'object' || read === null) return undefined
  const base = structures[typeName]?.fhir ?? typeName
  const [value, ...others] = guarded(() => compileSelection(base, path)(read))
  if (others.length > 0 || typeof value === 'object') throw new ApiError('DIRECTIVE_FAILED')
  return value === undefined ? undefined : String(value)
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof FhirPathError) throw new ApiError('INVALID_ARGUMENT', { cause: error })
    throw error
  }
}
