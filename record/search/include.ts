/**
 * `_include` and `_revinclude`: resources that come along with the matches, under the caller's own access.
 * https://hl7.org/fhir/R4/search.html#revinclude
 */
import { searchParametersOf } from '../../fhir/search-parameters.ts'
import { isResourceType, type ResourceType } from '../../fhir/types.ts'
import { searchFault } from './fault.ts'

/** One include: the parameters of a type that are followed, forwards or backwards. */
export interface Include {
  readonly reverse: boolean
  readonly type: ResourceType
  readonly codes: readonly string[]
  /** Only resources of this type come along, or only those that refer to it. */
  readonly target: ResourceType | undefined
  /** Is it asked of what came along as well? */
  readonly iterate: boolean
}

const names: Readonly<Record<string, { readonly reverse: boolean; readonly iterate: boolean }>> = {
  _include: { reverse: false, iterate: false },
  '_include:iterate': { reverse: false, iterate: true },
  '_include:recurse': { reverse: false, iterate: true },
  _revinclude: { reverse: true, iterate: false },
  '_revinclude:iterate': { reverse: true, iterate: true },
  '_revinclude:recurse': { reverse: true, iterate: true },
}

/** `Type:parameter`, `Type:parameter:Target` or `Type:*`. Throws INVALID_ARGUMENT that names the include. */
export function parseInclude(name: string, value: string): Include {
  const direction = names[name]
  const [type = '', code = '', target, ...more] = value.split(':')
  if (direction === undefined || !isResourceType(type) || more.length > 0) {
    throw searchFault('value', name)
  }
  if (target !== undefined && !isResourceType(target)) throw searchFault('value', name)
  const codes = Object.entries(searchParametersOf(type))
    .filter(([known, { type: kind }]) => kind === 'reference' && (code === '*' || code === known))
    .map(([known]) => known)
  if (codes.length === 0) throw searchFault('include', name)
  return { ...direction, type, codes, target }
}
