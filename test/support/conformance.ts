/** A small record behind the real server, for the tests of HL7's GraphQL: two patients, and who may see them. */
import type { FhirObject } from '../../record/resource.ts'
import type { FrontName } from '../../settings-graph.ts'
import { createTestDatabase } from './database.ts'
import { serve, serveApart } from './served.ts'
import { accessOf } from './tokens.ts'
import { createStore, write } from './world.ts'

const telecom = (system: string, value: string, rank: number) => ({ system, value, rank })

const resources: readonly FhirObject[] = [
  {
    resourceType: 'Patient',
    id: 'a',
    active: true,
    birthDate: '1974-12-25',
    _birthDate: { extension: [{ url: 'urn:time', valueDateTime: '1974-12-25T14:35:45-05:00' }] },
    name: [
      { use: 'official', family: 'Chalmers', given: ['Peter', 'James'], period: { start: '2001' } },
      { use: 'usual', given: ['Jim'] },
      { use: 'maiden', family: 'Windsor', given: ['Peter', 'James'] },
    ],
    telecom: [
      telecom('phone', '1', 1),
      telecom('phone', '2', 2),
      telecom('email', 'a@b.c', 3),
      telecom('phone', '3', 1),
    ],
    contact: [{ name: { family: 'Near' } }, { name: { family: 'Far' } }],
  },
  { resourceType: 'Patient', id: 'b', active: false, name: [{ family: 'Deux' }] },
  ...['1', '2', '3'].map((id) => ({
    resourceType: 'Condition',
    id,
    code: { text: id === '3' ? 'other' : 'same' },
    clinicalStatus: { coding: [{ code: id === '3' ? 'resolved' : 'active' }] },
    subject: { reference: 'Patient/a' },
  })),
  { resourceType: 'Condition', id: '4', subject: { reference: 'Patient/b' } },
  {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: { text: 'weight' },
    valueQuantity: { value: 185, unit: 'lbs' },
    subject: { reference: 'Patient/a' },
    performer: [{ reference: 'Practitioner/gone' }],
  },
]

const callers = {
  staff: accessOf('user/*.cruds'),
  own: accessOf('patient/*.rs', { patient: 'a' }),
  narrow: accessOf('user/Observation.rs'),
}

export interface Exchanged {
  readonly status: number
  readonly type: string
  // The shape is the query's own: each test says what it expects of it.
  readonly body: Readonly<Record<string, unknown>>
}

export interface Asked {
  readonly caller?: string
  readonly method?: string
  readonly type?: string
  readonly body?: string
}

/** Serves that record, in one process or each subgraph in one of its own. */
export async function serveConformance(isApart = false, graphqlServer: FrontName = 'lean') {
  const db = await createTestDatabase()
  await write(db, resources)
  const served = await (isApart ? serveApart : serve)(await createStore(db), callers, {
    graphqlServer,
  })

  const send = async (path: string, asked: Asked = {}): Promise<Exchanged> => {
    const { caller = 'staff', method = 'POST', type = 'application/json', body } = asked
    const response = await fetch(`${served.url}${path}`, {
      method,
      headers: {
        ...(caller === '' ? {} : { authorization: `Bearer ${caller}` }),
        ...(body !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { body }),
    })
    const answer: Exchanged['body'] = JSON.parse(await response.text())
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: answer,
    }
  }
  const close = async () => {
    await served.close()
    await db.drop()
  }
  return {
    load: (more: readonly FhirObject[]) => write(db, more),
    send,
    close,
    /** A query to an endpoint of FHIR's own: `$graphql` unless another is named. */
    ask: (query: string, path = '$graphql', caller = 'staff', variables: object = {}) =>
      send(`/fhir/${path}`, { caller, body: JSON.stringify({ query, variables }) }),
    /** A query to the graph's own endpoint. */
    graph: (query: string, caller = 'staff') =>
      send('/graphql', { caller, body: JSON.stringify({ query }) }),
  }
}

export type Conformance = Awaited<ReturnType<typeof serveConformance>>

/** The code of an answer's first error. */
export const codeOf = ({ body }: Exchanged): unknown => Object(body['errors'])[0]?.extensions?.code
