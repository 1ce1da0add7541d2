/** What is worked out once for each type of resource, since rows are made of very many. */
import type { ResourceType } from '../../fhir/types.ts'

/** A list for each type, made when it is first asked for. */
export function listedByType<T>(
  toList: (type: ResourceType) => readonly T[],
): (type: ResourceType) => readonly T[] {
  const lists = new Map<ResourceType, readonly T[]>()
  return (type) => {
    const known = lists.get(type)
    if (known !== undefined) return known
    const list = toList(type)
    lists.set(type, list)
    return list
  }
}
