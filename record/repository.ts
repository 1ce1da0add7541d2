/**
 * The only way to the data of the record: made for one access and one request, with no default.
 * Every answer comes from a statement under the access condition; documents are looked up by what it allowed.
 */
import type { Access } from '../access/access.ts'
import type { Database } from './database.ts'
import { createDocuments, type DocumentCache } from './documents.ts'
import { createHistory, type History } from './history.ts'
import type { Keys } from './key.ts'
import { createQuestions } from './question.ts'
import { createIncluding, type Including } from './including.ts'
import { createReading, type Reading } from './reading.ts'
import { createCursors, type Cursors } from './search/cursor.ts'
import { createSearching, type Searching } from './searching.ts'
import { createStatistics, type Statistics } from './statistics/statistics.ts'
import { createWriting, type Writing } from './write-api.ts'

/** What every repository of a process shares. */
export interface Store {
  readonly db: Database
  readonly keys: Keys
  readonly documents: DocumentCache
}

export interface Repository extends Reading, Searching, Including, Writing, History, Statistics {
  readonly access: Access
  readonly cursors: Cursors
}

/** Makes the repository of one request. */
export function createRepository(store: Store, access: Access): Repository {
  const asked = {
    access,
    questions: createQuestions(store.db, access),
    documentsOf: createDocuments(store.db, store.documents),
  }
  const reading = createReading(asked, store.keys.seal)
  const searching = createSearching(asked)
  return {
    access,
    cursors: createCursors(store.keys.cursor, access),
    ...reading,
    ...searching,
    ...createIncluding({ ...reading, ...searching }),
    ...createWriting(store.db, asked),
    ...createHistory(store.db, asked),
    ...createStatistics(store.db, access),
  }
}
