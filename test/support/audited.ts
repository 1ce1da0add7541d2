/** A hospital whose trail is read: two patients, those who look at them, and those who look at who has looked. */
import { isJsonObject, parseJson, type JsonValue } from '../../fhir/json.ts'
import { openTestAudit, removeFolder, type TestAudit } from './audit.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { createCaller, type Caller } from './rest.ts'
import { serve, type Answer, type Served } from './served.ts'
import { accessOf } from './tokens.ts'
import { createStore, write } from './world.ts'
import { observation, patient } from './writers.ts'

const physician = { fhirUser: 'Practitioner/p', roles: ['information'], subject: 'dr-p' }
const callers = {
  physician: accessOf('user/*.cruds', physician),
  launched: accessOf('patient/*.rs', { ...physician, patient: 'a' }),
  anne: accessOf('patient/*.rs', { patient: 'a', subject: 'anne' }),
  'anne as a user': accessOf('user/*.rs', { fhirUser: 'Patient/a', subject: 'anne' }),
  bob: accessOf('patient/*.rs', { patient: 'b', subject: 'bob' }),
  relative: accessOf('patient/*.rs', { patient: 'a', fhirUser: 'RelatedPerson/r' }),
  officer: accessOf('user/*.rs', {
    fhirUser: 'Practitioner/o',
    roles: ['protection'],
    subject: 'officer',
  }),
  'officer without a scope': accessOf('openid', {
    fhirUser: 'Practitioner/o',
    roles: ['protection'],
  }),
  'anne without a scope': accessOf('openid', { fhirUser: 'Patient/a', subject: 'anne' }),
  auditor: accessOf('socle/audit.read', { subject: 'auditor' }),
  backend: accessOf('system/*.rs', { subject: 'backend' }),
}

export interface Audited {
  readonly db: TestDatabase
  readonly audit: TestAudit
  readonly served: Served
  readonly call: Caller
  close(): Promise<void>
}

/** Opens it, and has the physician look at the patients. */
export async function openAudited(): Promise<Audited> {
  const db = await createTestDatabase()
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    ...['a', 'a', 'b'].map((id, at) => observation(id, { id: `o${at}` })),
  ])
  const audit = await openTestAudit(db)
  const served = await serve(await createStore(db), callers, { audit })
  const call = createCaller(served)
  await served.query(
    'physician',
    'query View { patient(id: "a") { observations { edges { node { id } } } } }',
  )
  await served.query('physician', '{ patients { edges { node { id } } } }')
  await call('physician', 'Observation/o0')
  await call('bob', 'Patient/a')
  await served.query(
    'physician',
    `mutation { ObservationCreate(res: ${JSON.stringify(JSON.stringify(observation('a', {})))}) { id } }`,
  )
  const close = async () => {
    await served.close()
    await audit.close()
    await removeFolder(audit.directory)
    await db.drop()
  }
  return { db, audit, served, call, close }
}

/** The code of the first error of an answer. */
export const codeOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions?.code

/** Any JSON as an object. */
export const toObject = (value: unknown): Record<string, JsonValue> => {
  const { value: read } = parseJson(JSON.stringify(value ?? {}))
  return isJsonObject(read) ? read : {}
}

/** The nodes of a connection. */
export function nodesOf(connection: unknown): Record<string, JsonValue>[] {
  const edges = toObject(connection)['edges']
  return Array.isArray(edges) ? edges.map((edge) => toObject(toObject(edge)['node'])) : []
}
