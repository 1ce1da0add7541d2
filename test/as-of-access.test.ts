/** The past opens to nobody what the present does not: both versions must be the caller's to see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { momentOf, steps } from './support/past.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served
/** When each step was done, by its name. */
const moments = new Map<string, string>()

const callers = {
  staff: accessOf('user/*.rs'),
  anne: accessOf('patient/*.rs', { patient: 'a' }),
  berthe: accessOf('patient/*.rs', { patient: 'b' }),
}

beforeAll(async () => {
  db = await createTestDatabase()
  const store = await createStore(db)
  served = await serve(store, callers)
  for (const [name, happen] of steps) {
    await happen(store)
    if (name === 'the ward comes') await write(db, [fileTask])
    moments.set(name, await momentOf(db))
  }
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** A task about a file that only the document of the patient opens. */
const fileTask = {
  resourceType: 'Task',
  id: 'a-task',
  status: 'requested',
  intent: 'order',
  for: { reference: 'Patient/a' },
  focus: { reference: 'Binary/a-bin' },
}

const at = (step: string) => moments.get(step) ?? ''

const inView = (patient: string, step: string, fields: string) =>
  `{ patient(id: "${patient}", asOf: "${at(step)}") { ${fields} } }`

const observations = `ObservationList(_reference: subject, _sort: "_id") { id }`
const appointments = `AppointmentList(_reference: actor) { id }`
const focus = `TaskList(_reference: patient) { focus { resource(optional: true) { ... on Binary { id } } } }`
const idsOf = (...ids: string[]) => ids.map((id) => ({ id }))

describe('what is shown', () => {
  const ward = 'the ward comes'
  const own = idsOf('a-contained', 'a-o1', 'a-o2', 'a-o3')
  test.each([
    [
      'staff sees what has moved since',
      'staff',
      'a',
      ward,
      observations,
      {
        ObservationList: idsOf('a-bp', 'a-contained', 'a-o1', 'a-o2', 'a-o3'),
      },
    ],
    [
      'who had it does not see what is another’s now',
      'anne',
      'a',
      ward,
      observations,
      { ObservationList: own },
    ],
    [
      'who has it now does not see what was another’s',
      'berthe',
      'b',
      ward,
      observations,
      {
        ObservationList: idsOf('b-bp', 'b-contained', 'b-o2', 'b-o3'),
      },
    ],
    [
      'who has it now sees it from then on',
      'anne',
      'a',
      'records were mixed up',
      observations,
      {
        ObservationList: idsOf('a-contained', 'a-o1', 'a-o2', 'a-o3', 'a-o4', 'b-o1'),
      },
    ],
    [
      'one of two patients sees it, having it still',
      'berthe',
      'b',
      'an appointment is for two',
      appointments,
      {
        AppointmentList: idsOf('a-rdv', 'b-rdv'),
      },
    ],
    [
      'the other has it no longer',
      'anne',
      'a',
      'an appointment is for two',
      appointments,
      { AppointmentList: [] },
    ],
    [
      'staff finds the second of two patients',
      'staff',
      'a',
      'an appointment is for two',
      appointments,
      {
        AppointmentList: idsOf('a-rdv'),
      },
    ],
    [
      'what was deleted since',
      'anne',
      'a',
      ward,
      'ConditionList(_reference: subject) { id }',
      {
        ConditionList: idsOf('a-c'),
      },
    ],
    [
      'a file to staff, whose document has let go of it since',
      'staff',
      'a',
      ward,
      focus,
      {
        TaskList: [{ focus: { resource: null } }],
      },
    ],
    [
      'a practitioner’s lists hold the patient’s own',
      'staff',
      'b',
      ward,
      'generalPractitioner { resource { ... on Practitioner { EncounterList(_reference: practitioner) { id } } } }',
      { generalPractitioner: [{ resource: { EncounterList: idsOf('b-stay') } }] },
    ],
    [
      'another patient, reached from this one, has lists of their own',
      'staff',
      'b',
      ward,
      `link { other { resource { ... on Patient { ${appointments} conditions { totalCount } } } } }`,
      {
        link: [
          {
            other: { resource: { AppointmentList: idsOf('a-rdv'), conditions: { totalCount: 1 } } },
          },
        ],
      },
    ],
    [
      'but not to a patient',
      'berthe',
      'b',
      ward,
      `link { other { resource(optional: true) { ... on Patient { id } } } }`,
      { link: [{ other: { resource: null } }] },
    ],
  ])('%s', async (_, caller, patient, step, fields, expected) => {
    const answer = await served.query(caller, inView(patient, step, fields))
    expect(answer).toEqual({ data: { patient: expected } })
  })

  test('another’s record, no record, and a record before its time answer alike', async () => {
    const answers = await Promise.all([
      served.query('berthe', inView('a', ward, `id ${observations}`)),
      served.query('berthe', inView('none', ward, `id ${observations}`)),
      served.query('staff', inView('a', 'nothing is there', `id ${observations}`)),
    ])
    expect(answers).toEqual(Array(3).fill({ data: { patient: null } }))
  })

  test('an identifier finds who carries it now', async () => {
    const query = `{ patient(identifier: "urn:ipp|ipp-b", asOf: "${at(ward)}") { id meta { versionId } } }`
    expect(await served.query('staff', query)).toMatchObject({ data: { patient: { id: 'b' } } })
    expect(await served.query('anne', query)).toEqual({ data: { patient: null } })
  })
})
