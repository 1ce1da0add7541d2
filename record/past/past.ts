/** A patient's record as it stood at a moment: the same reading and searching, over the versions that were current. */
import type { AsOf } from '../../access/seal.ts'
import type { Asked } from '../question.ts'
import { createReading } from '../reading.ts'
import type { Readable, Store } from '../repository.ts'
import { createCursors } from '../search/cursor.ts'
import { createSearching } from '../searching.ts'
import { copyAsOf } from './mark.ts'
import { createPastQuestions } from './question.ts'

/** Makes what can be read of one record at one moment; `present` is what its request asks with. */
export function createPast(store: Store, present: Asked, asOf: AsOf): Readable {
  const asked: Asked = {
    access: present.access,
    questions: createPastQuestions(store.db, present, asOf),
    documentsOf: async (rows) =>
      (await present.documentsOf(rows)).map((resource) => copyAsOf(resource, asOf)),
  }
  return {
    access: present.access,
    cursors: createCursors(store.keys.cursor, present.access, asOf),
    ...createReading(asked, store.keys.seal, asOf.moment),
    ...createSearching(asked),
  }
}
