/**
 * The limit: one hand-written statement that builds the whole answer of the unified view for one patient, for a caller
 * who may see everything. It checks no access and leaves no trail. Cursors are signed, which SQL cannot: an id stands
 * in their place.
 */
import { membersOf, resourceOf, type Shape } from './shape.ts'

const named: Shape = { text: true }
const coded: Shape = { coding: [{ code: true }] }
const systemCode: Shape = { coding: [{ system: true, code: true }] }
const fullyCoded: Shape = { text: true, coding: [{ system: true, code: true, display: true }] }
const quantity: Shape = { value: true, unit: true }

const organization = resourceOf(
  'administration."Organization"',
  (document) =>
    `json_build_object('id', ${document}->'id', 'organizationName', ${document}->'name')`,
)

const practitioner = resourceOf(
  'administration."Practitioner"',
  (document) =>
    `json_build_object('id', ${document}->'id', 'practitionerName', (SELECT json_agg(${membersOf('n', { family: true, given: true })}) FROM jsonb_array_elements(${document}->'name') n))`,
)

const medication = resourceOf('administration."Medication"', (document) =>
  membersOf(document, { id: true, code: fullyCoded }),
)

const patient: { readonly [member: string]: Shape } = {
  id: true,
  identifier: [{ system: true, value: true, type: systemCode }],
  name: [{ use: true, family: true, given: true }],
  gender: true,
  birthDate: true,
  managingOrganization: organization,
  generalPractitioner: [practitioner],
}

type Connection = {
  readonly table: string
  readonly first: number
  readonly node: { readonly [member: string]: Shape }
  /** Further members of the connection, as SQL. */
  readonly more?: string
}

const pageInfo = (first: number): string =>
  `, 'pageInfo', json_build_object('hasNextPage', count(*) > ${first}, 'endCursor', (array_agg(p.id ORDER BY p.place DESC) FILTER (WHERE p.place <= ${first}))[1])`

const isShown = `patient = $1 AND status IS DISTINCT FROM 'entered-in-error'`

const connections: Readonly<Record<string, Connection>> = {
  encounters: {
    table: 'encounters."Encounter"',
    first: 10,
    node: {
      id: true,
      status: true,
      class: { code: true, display: true },
      type: [fullyCoded],
      period: { start: true, end: true },
      serviceProvider: organization,
      participant: [{ individual: practitioner }],
    },
    more: `, 'totalCount', (SELECT count(*) FROM encounters."Encounter" WHERE ${isShown})${pageInfo(10)}`,
  },
  observations: {
    table: 'observations."Observation"',
    first: 20,
    node: {
      id: true,
      status: true,
      category: [coded],
      code: fullyCoded,
      effectiveDateTime: true,
      valueQuantity: quantity,
      effectivePeriod: { start: true, end: true },
      valueCodeableConcept: named,
      valueString: true,
      dataAbsentReason: named,
      interpretation: [coded],
      referenceRange: [{ text: true, low: quantity, high: quantity }],
      component: [{ code: named, valueQuantity: quantity }],
    },
    more: pageInfo(20),
  },
  conditions: {
    table: 'patients."Condition"',
    first: 50,
    node: {
      id: true,
      code: { text: true, coding: [{ system: true, code: true }] },
      clinicalStatus: coded,
      verificationStatus: coded,
      onsetDateTime: true,
    },
  },
  medicationRequests: {
    table: 'encounters."MedicationRequest"',
    first: 10,
    node: {
      id: true,
      status: true,
      authoredOn: true,
      medicationCodeableConcept: fullyCoded,
      medicationReference: medication,
      dosageInstruction: [named],
    },
  },
  allergyIntolerances: {
    table: 'patients."AllergyIntolerance"',
    first: 10,
    node: {
      id: true,
      code: named,
      criticality: true,
      clinicalStatus: coded,
      verificationStatus: coded,
    },
  },
}

/** A page of the newest, read from the index, with one more to know whether there are more. */
const toConnection = ({ table, first, node, more = '' }: Connection): string =>
  `(SELECT json_build_object('edges', coalesce(json_agg(json_build_object('node', ${membersOf('v.document', node)}) ORDER BY p.place)
      FILTER (WHERE p.place <= ${first}), '[]')${more})
    FROM (SELECT sequence, id, row_number() OVER (ORDER BY start DESC, id) AS place FROM ${table}
      WHERE ${isShown} ORDER BY start DESC, id LIMIT ${first + 1}) p
    JOIN record.version v ON v.sequence = p.sequence)`

const members = [
  ...Object.entries(patient).map(([name, shape]) => [name, shape] as const),
  ...Object.entries(connections).map(
    ([name, connection]) => [name, () => toConnection(connection)] as const,
  ),
]

/** Answers the body of the view's answer, as text, in its column `answer`; `$1` is the patient's id. */
export const limitStatement = `SELECT json_build_object('data', json_build_object('patient',
  (SELECT ${membersOf('d.document', Object.fromEntries<Shape>(members))} FROM patients."Patient" t
    JOIN record.version d ON d.sequence = t.sequence WHERE t.id = $1)))::text AS answer`
