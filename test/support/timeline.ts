/** The timeline of a patient as anyone would make it: all resources, sorted. */
import { resourceTypes, type ResourceType } from '../../fhir/types.ts'
import { toIndexRow } from '../../record/index/row.ts'
import type { FhirObject } from '../../record/resource.ts'
import { timelineTypes } from '../../record/timeline.ts'

export interface Wanted {
  readonly patient: string
  readonly types?: readonly ResourceType[]
  readonly oldestFirst?: boolean
  /** Also what was entered in error. */
  readonly all?: boolean
}

/** `Type/id` of everything, in order. */
export function naiveTimeline(resources: readonly FhirObject[], wanted: Wanted): string[] {
  const { patient, types = timelineTypes, oldestFirst = false, all = false } = wanted
  const rows = resources.flatMap((resource) => {
    const type = resourceTypes.find((name) => name === resource['resourceType'])
    if (type === undefined || !types.includes(type)) return []
    const { compartment, start, status } = toIndexRow(type, resource)
    const isListed = compartment.includes(patient) && (all || status !== 'entered-in-error')
    return isListed ? [{ key: `${type}/${String(resource['id'])}`, at: Date.parse(start) }] : []
  })
  return rows.sort(byDate(oldestFirst)).map(({ key }) => key)
}

/** The undated come last both ways; ties by type and id, as their characters' codes say. */
const byDate = (oldestFirst: boolean) => (a: Row, b: Row) => {
  const undated = Number(Number.isNaN(a.at)) - Number(Number.isNaN(b.at))
  if (undated !== 0) return undated
  if (a.at !== b.at && !Number.isNaN(a.at)) return oldestFirst ? a.at - b.at : b.at - a.at
  return compare(a.key.split('/'), b.key.split('/'))
}

const compare = ([type = '', id = '']: string[], [otherType = '', otherId = '']: string[]) => {
  if (type !== otherType) return type < otherType ? -1 : 1
  return id < otherId ? -1 : Number(id > otherId)
}

interface Row {
  readonly key: string
  readonly at: number
}
