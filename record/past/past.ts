/** A patient's record as it stood at a moment: questions over the versions that were current, documents that know it. */
import type { AsOf } from '../../access/seal.ts'
import type { Database } from '../database.ts'
import type { Asked } from '../question.ts'
import { copyAsOf } from './mark.ts'
import { createPastQuestions } from './question.ts'

/** What a request asks the past with; `present` is what it asks the present with. */
export const createPast = (db: Database, present: Asked, asOf: AsOf): Asked => ({
  ...present,
  questions: createPastQuestions(db, present, asOf),
  documentsOf: async (rows, shown) =>
    (await present.documentsOf(rows, shown)).map((resource) => copyAsOf(resource, asOf)),
})
