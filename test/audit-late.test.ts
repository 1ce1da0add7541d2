/** A write that commits after its request was answered leaves a row of its own, and a failure there is told. */
import { expect, test } from 'vitest'
import { createTrail, type Draft } from '../record/audit/trail.ts'
import { accessOf } from './support/tokens.ts'

/** The trail of a request that has run out of time, whose later rows are kept by `append`. */
async function late(append: (draft: Draft) => Promise<void>) {
  const failures: unknown[] = []
  let isAnswered = false
  const trail = createTrail(
    { access: accessOf('user/*.cruds'), requestId: 'late', face: 'rest' },
    (draft) => (isAnswered ? append(draft) : Promise.resolve()),
    (error) => failures.push(error),
  )
  await trail.settle('TIMEOUT')
  isAnswered = true
  trail.write(7, ['a'])
  await Promise.resolve()
  return failures
}

test('what is written late is traced', async () => {
  const rows: Draft[] = []
  const failures = await late((draft) => {
    rows.push(draft)
    return Promise.resolve()
  })
  expect(rows).toMatchObject([{ outcome: 'OK', written: [7], patients: ['a'] }])
  expect(failures).toEqual([])
})

test('what cannot be traced any more is told', async () => {
  const broken = new Error('no disk')
  const failures = await late(() => Promise.reject(broken))
  await expect.poll(() => failures).toEqual([broken])
})
