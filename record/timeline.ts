/** A patient's records of every domain in one order, under the right to search each of their types. */
import { assertAllowed, conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { refuse } from '../access/refusal.ts'
import { compartmentParametersOf } from '../fhir/compartment.ts'
import { resourceTypes, type ResourceType } from '../fhir/types.ts'
import { clinicalDatePaths } from './index/clinical-date.ts'
import { valuesAt } from './index/extract.ts'
import { rangesOf } from './index/range.ts'
import type { Asked } from './question.ts'
import { isFhirObject, textOf, type FhirObject } from './resource.ts'
import type { Slice } from './search/search.ts'
import type { Timeline } from './search/timeline.ts'
import { matchesOf, type Match } from './searching.ts'

/** People are no events: the date by which they are listed is that of their birth. */
const people: ReadonlySet<ResourceType> = new Set<ResourceType>(['Patient', 'RelatedPerson'])

/** The types with a patient and a clinical date. */
export const timelineTypes: readonly ResourceType[] = resourceTypes.filter(
  (type) =>
    compartmentParametersOf(type).length > 0 &&
    clinicalDatePaths(type).length > 0 &&
    !people.has(type),
)

export interface TimelineReading {
  /** Rows of a patient's timeline with their documents. Throws FORBIDDEN without a scope for each of its types. */
  timeline(timeline: Timeline, slice: Slice, patient: string): Promise<Match[]>
  /** How many resources it has. */
  countTimeline(timeline: Timeline, patient: string): Promise<number>
}

/** Makes the timeline part of a repository. */
export function createTimelineReading(asked: Asked): TimelineReading {
  const { access, questions, documentsOf, trail } = asked
  const assertSearchable = ({ types }: Timeline) => {
    for (const type of types) assertAllowed(access, type, letterOf.connection)
  }
  return {
    async timeline(timeline, slice, patient) {
      assertSearchable(timeline)
      trail.name('Patient', patient)
      const { rows } = await questions.load({ kind: 'timeline', timeline, slice, parent: patient })
      return matchesOf(rows, await documentsOf(rows, slice.shown))
    },
    async countTimeline(timeline, patient) {
      assertSearchable(timeline)
      trail.name('Patient', patient)
      trail.count()
      return (await questions.load({ kind: 'timelineCount', timeline, parent: patient })).count
    },
  }
}

/** The types that this access may search. Throws FORBIDDEN when there is none. */
export function searchableTypes(access: Access): readonly ResourceType[] {
  const types = timelineTypes.filter(
    (type) => conditionFor(access, type, letterOf.connection).kind !== 'none',
  )
  if (types.length === 0) throw refuse('not-granted')
  return types
}

/** When it happened, as the resource says it, of a period its start; null where it is undated. */
export function clinicalDateOf(type: ResourceType, resource: FhirObject): string | null {
  for (const path of clinicalDatePaths(type)) {
    for (const value of valuesAt(resource, path)) {
      const [range] = rangesOf(value)
      if (range === undefined) continue
      if (range.start === '-infinity') return null
      if (typeof value === 'string') return value
      return (isFhirObject(value) && textOf(value, 'start')) || range.start
    }
  }
  return null
}
