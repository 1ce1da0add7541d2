/** Who cares for a patient by an Encounter: who takes part in it, and the units it takes place in. */
import { toRange } from '../../fhir/date.ts'
import { isFhirObject, textOf, type FhirObject } from '../resource.ts'
import {
  elementsOf,
  nameOf,
  professionals,
  relationsOf,
  type AccessRows,
  type Source,
} from './rows.ts'
import { always, spanOf, within, type Span } from './span.ts'

/** What has begun: no plan, and nothing that did not happen. https://hl7.org/fhir/R4/valueset-encounter-status.html */
const begun: ReadonlySet<unknown> = new Set([
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
])

/** Where the patient is or was. https://hl7.org/fhir/R4/valueset-encounter-location-status.html */
const occupied: ReadonlySet<unknown> = new Set([undefined, 'active', 'completed'])

/** The care relations of an Encounter. https://hl7.org/fhir/R4/encounter.html */
export function fromEncounter(source: Source): AccessRows {
  const encounter = source.resource
  if (!begun.has(encounter['status'])) return {}
  const stay = spanOfStay(encounter)
  const during = ({ period }: FhirObject) => within(stay, spanOf(period))
  const participants = elementsOf(encounter, 'participant').flatMap((one) =>
    relationsOf(source, 'participant', nameOf(one['individual'], professionals), during(one)),
  )
  const locations = elementsOf(encounter, 'location')
    .filter(({ status }) => occupied.has(status))
    .flatMap((one) =>
      relationsOf(source, 'unit', nameOf(one['location'], ['Location']), during(one)),
    )
  const provider = nameOf(encounter['serviceProvider'], ['Organization'])
  return {
    care_relation: [...participants, ...locations, ...relationsOf(source, 'unit', provider, stay)],
  }
}

/** What is finished without saying when is taken to have ended when it began; saying neither, it opens nothing. */
function spanOfStay({ status, period }: FhirObject): Span | null {
  const span = spanOf(period)
  if (status !== 'finished' || span?.until !== always.until) return span
  const start = isFhirObject(period) ? toRange(textOf(period, 'start') ?? '') : null
  return start === null ? null : { start: start.start, until: start.end }
}
