/** The security labels of a resource stand in its row, where access asks for them. */
import { expect, test } from 'vitest'
import { createTestDatabase } from './support/database.ts'
import { write } from './support/world.ts'

test('labels stand in the row, those of contained resources too, and of no other kind', async () => {
  const db = await createTestDatabase()
  const security = (...codes: string[]) => ({
    security: codes.map((one) => ({
      system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
      code: one,
    })),
  })
  const flag = {
    resourceType: 'Flag',
    id: 'f',
    status: 'active',
    code: { text: 'x' },
    subject: { reference: 'Patient/a' },
  }
  await write(db, [
    { ...flag, meta: security('R', 'N') },
    {
      ...flag,
      id: 'g',
      contained: [{ resourceType: 'Practitioner', id: 'p', meta: security('V') }],
    },
    { ...flag, id: 'h' },
  ])
  await write(db, [{ ...flag, id: 'h', meta: security('V', 'V') }])
  const { rows } = await db.pool.query(
    `SELECT id, array_to_string(labels, ',') AS labels FROM patients."Flag" ORDER BY id`,
  )
  const confidentiality = (one: string) =>
    `http://terminology.hl7.org/CodeSystem/v3-Confidentiality|${one}`
  expect(rows).toEqual([
    { id: 'f', labels: confidentiality('R') },
    { id: 'g', labels: confidentiality('V') },
    { id: 'h', labels: confidentiality('V') },
  ])
  await db.drop()
})
