/** Conditional references: resolved whatever the order of files, or their Bundle is refused whole. */
import { expect, test } from 'vitest'
import { loadDocuments } from '../record/load/load.ts'
import { bundle, lines, observation, patient, totals, useRecord } from './support/load.ts'

const { db, load, stored, parsed } = useRecord()

const identified = (id: string, value: string) =>
  patient(id, { identifier: [{ system: 'http://s', value }] })

test('wait for a later file, however long the chain of files', async () => {
  const report = await load({
    'a.json': bundle('transaction', observation('waits', 'Patient?identifier=http://s|late')),
    'b.ndjson': JSON.stringify(observation('waits-2', 'Patient?identifier=http://s|late')),
    'c.json': bundle(
      'transaction',
      identified('late', 'late'),
      patient('c', {
        link: [{ other: { reference: 'Patient?identifier=http://s|later' }, type: 'seealso' }],
      }),
    ),
    'd.json': identified('later', 'later'),
  })
  expect(totals(report)).toEqual([5, 0, 0, 0])
  expect(await parsed('Observation', 'waits')).toMatchObject({
    subject: { reference: 'Patient/late' },
  })
  expect(await parsed('Observation', 'waits-2')).toMatchObject({
    subject: { reference: 'Patient/late' },
  })
})

test.each([
  ['nothing', 'Patient?identifier=http://s|nobody', 'matches nothing'],
  ['two resources', 'Patient?identifier=http://s|twin', 'more than one'],
  ['a search that its type does not have', 'Patient?colour=blue', 'no search'],
  ['no search at all', 'Patient?&', 'no search'],
])('to %s: its Bundle is refused whole', async (_, reference, reason) => {
  const report = await load(
    {
      'a.ndjson': lines(identified('twin-1', 'twin'), identified('twin-2', 'twin')),
      'b.json': bundle('transaction', patient('innocent'), observation('lost', reference)),
    },
    'twins',
  )
  expect(report.total.refused).toBe(2)
  expect(report.refusals[1]).toMatchObject({
    entry: 'entry[1]',
    path: 'Observation.subject',
    reason: expect.stringContaining(reason),
  })
  expect(await stored('Patient', 'innocent')).toBeUndefined()
})

test('the own source comes before others', async () => {
  await load({ 'a.json': identified('theirs', 'shared') }, 'theirs')
  await load(
    {
      'a.json': identified('ours', 'shared'),
      'b.json': observation('own', 'Patient?identifier=http://s|shared'),
    },
    'ours',
  )
  expect(await parsed('Observation', 'own')).toMatchObject({
    subject: { reference: 'Patient/ours' },
  })
})

test('documents made in this process wait for each other too', async () => {
  const report = await loadDocuments(db(), { source: 'made', documents: made() })
  expect(totals(report)).toEqual([2, 0, 0, 0])
})

async function* made() {
  yield {
    name: '1',
    text: JSON.stringify(observation('made', 'Patient?identifier=http://s|made')),
  }
  await Promise.resolve()
  yield { name: '2', text: JSON.stringify(identified('made', 'made')) }
}
