/** Thirty-six patients who differ in little, and who counts them: what is told of few shows in them. */
import type { FhirObject } from '../../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { serve } from './served.ts'
import { accessOf } from './tokens.ts'
import { createStore, write } from './world.ts'

const analyst = (subject: string, roles: readonly string[] = ['analyst']) =>
  accessOf('user/*.rs', { fhirUser: `Practitioner/${subject}`, subject, roles })

/** Everybody who counts has asked nothing yet. */
export const callers = {
  first: analyst('first'),
  second: analyst('second'),
  third: analyst('third'),
  fourth: analyst('fourth'),
  sixth: analyst('sixth'),
  'an analyst who informs': analyst('seventh', ['analyst', 'information']),
  'an analyst who cares': analyst('fifth', ['analyst', 'care']),
  information: accessOf('user/*.rs'),
}

/** Fifteen women with one code, twenty-one men with another, five of them with a third, and one woman with a fourth. */
export const patientOf = (id: number): FhirObject[] => [
  {
    resourceType: 'Patient',
    id: `p${id}`,
    gender: id < 15 ? 'female' : 'male',
    birthDate: id === 0 ? '1950-01-01' : '1980-01-01',
  },
  ...[id < 15 ? 'A' : 'B', ...(id >= 31 ? ['C'] : []), ...(id === 0 ? ['D'] : [])].map((code) => ({
    resourceType: 'Condition',
    id: `c${id}${code}`,
    subject: { reference: `Patient/p${id}` },
    code: { coding: [{ system: 'urn:c', code }] },
    onsetDateTime: '2024-01-01',
  })),
  {
    resourceType: 'Observation',
    id: `o${id}`,
    status: 'final',
    subject: { reference: `Patient/p${id}` },
    code: { coding: [{ system: 'urn:o', code: id < 15 ? 'w' : 'm' }] },
    effectiveDateTime: '2024-01-01',
    valueQuantity: {
      value: id,
      unit: 'mmol/L',
      code: id === 3 ? 'g/L' : 'mmol/L',
      system: 'http://unitsofmeasure.org',
    },
  },
]

export interface Counted {
  readonly db: TestDatabase
  /** The data of a query, or the code of its error. */
  answer(caller: string, query: string): Promise<unknown>
  close(): Promise<void>
}

/** Serves a record of all of them. */
export async function openCounted(): Promise<Counted> {
  const db = await createTestDatabase()
  await write(db, Array.from({ length: 36 }, (_, id) => id).flatMap(patientOf))
  const served = await serve(await createStore(db), callers)
  return {
    db,
    answer: async (caller, query) => {
      const { data, errors } = await served.query(caller, `{ ${query} }`)
      return errors?.[0]?.extensions?.code ?? data
    },
    close: async () => {
      await served.close()
      await db.drop()
    },
  }
}
