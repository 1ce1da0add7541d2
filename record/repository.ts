/**
 * The only way to the data of the record: made for one access and one request, with no default.
 * Every answer comes from a statement under the access condition; documents are looked up by what it allowed.
 */
import type { Access } from '../access/access.ts'
import type { OpeningTerms } from '../access/opening.ts'
import type { AsOf } from '../access/seal.ts'
import { ApiError } from '../errors.ts'
import { createAuditReading, type AuditReading } from './audit/reading.ts'
import type { Trail } from './audit/trail.ts'
import type { Database } from './database.ts'
import { createDocuments, judgedBy, shownTo, type DocumentCache } from './documents.ts'
import { createHistory, type History } from './history.ts'
import type { Keys } from './key.ts'
import { createPast } from './past/past.ts'
import { settleMoment } from './past/moment.ts'
import { createQuestions, type Asked } from './question.ts'
import { createIncluding, type Including } from './including.ts'
import { createMerging, type Merging } from './identity-merge.ts'
import { createOpens, type Opens } from './opening.ts'
import { createOpeningReview, type OpeningReview } from './opening-review.ts'
import { createReading, type Reading } from './reading.ts'
import type { FhirObject } from './resource.ts'
import { createCursors, type Cursors } from './search/cursor.ts'
import { createSearching, type Searching } from './searching.ts'
import { createTexts, type TextViews } from './texts.ts'
import { createTimelineReading, type TimelineReading } from './timeline.ts'
import { createStatistics, type Statistics } from './statistics/statistics.ts'
import { createWriting, type Writing } from './write-api.ts'

/** What every repository of a process shares. */
export interface Shared {
  readonly db: Database
  readonly keys: Keys
  readonly documents: DocumentCache
  readonly texts: DocumentCache<TextViews>
  /** How long records are opened for; the usual terms when it is not said. */
  readonly openingTerms?: OpeningTerms
  /** Told that something was done which somebody is to look at, and nothing about whom. */
  readonly notice?: (event: string) => void
  /** What patients see of who has looked; roles alone unless it is said. */
  readonly auditIdentity?: 'person' | 'role'
}

/** What the repository of one operation is made over: it leaves a trail of all it shows and writes. */
export interface Store extends Shared {
  readonly trail: Trail
}

/** What is asked of the present and of the past alike. */
export interface Readable extends Reading, Searching, TimelineReading {
  readonly access: Access
  readonly cursors: Cursors
}

export interface Repository
  extends
    Readable,
    Including,
    Writing,
    History,
    Merging,
    Statistics,
    Opens,
    OpeningReview,
    AuditReading,
    Times {}

/** The present and the past. */
interface Times {
  /**
   * The record of a patient as it stood at a FHIR instant. Throws INVALID_ARGUMENT for the future, and for what is
   * no instant; LIMIT_EXCEEDED for too many moments in one request.
   */
  at(patient: string, moment: string): Promise<Readable>
  /** Where an object of the graph was read: here, or in the past. What hangs on it is read there, too. */
  of(entity: FhirObject): Readable
}

/** Makes the repository of one request. */
export function createRepository(store: Store, access: Access): Repository {
  const { db, trail } = store
  const documentsOf = createDocuments(db, store.documents)
  const asked = {
    access,
    trail,
    questions: createQuestions(db, access),
    documentsOf: shownTo({ db, access, trail }, documentsOf),
    judgedOf: judgedBy(access, documentsOf),
    textsOf: createTexts(db, store.texts, { access, trail }),
  }
  const present = createReadable(store, asked)
  const pastOf = createPasts(store, asked)
  const repository: Repository = Object.assign(
    present,
    createChanging(store, asked),
    createTelling(store, asked, present),
    {
      at: async (patient: string, moment: string) =>
        pastOf({ patient, moment: await settleMoment(db, moment) }),
      of: (entity: FhirObject): Readable => {
        const asOf = present.asOfOf(entity)
        return asOf === undefined ? repository : pastOf(asOf)
      },
    },
  )
  return repository
}

// Parts are joined by Object.assign: to spread that many methods costs far more than to make them.

const createChanging = (store: Store, asked: Asked): Writing & Merging & Opens & OpeningReview =>
  Object.assign(
    createWriting(store.db, asked),
    createMerging(store.db, asked),
    createOpens(store, asked),
    createOpeningReview(store, asked),
  )

const createTelling = (
  store: Store,
  asked: Asked,
  present: Readable,
): Including & History & Statistics & AuditReading =>
  Object.assign(
    createIncluding(store.db, asked, present),
    createHistory(store.db, asked),
    createStatistics(store.db, asked),
    createAuditReading(store.db, asked, store.auditIdentity ?? 'role'),
  )

const createReadable = (store: Store, asked: Asked, asOf?: AsOf): Readable =>
  Object.assign(
    {
      access: asked.access,
      cursors: createCursors(store.keys.cursor, asked.access, asOf),
    },
    createReading(asked, store.keys.seal, asOf?.moment),
    createSearching(asked),
    createTimelineReading(asked),
  )

/** Each moment may load a whole record. */
const mostMoments = 10

/** What is read of the past: made once for each record at each moment. */
function createPasts(store: Store, asked: Asked): (asOf: AsOf) => Readable {
  const known = new Map<string, Map<string, Readable>>()
  return (asOf) => {
    const { moment, patient } = asOf
    const records = known.get(moment) ?? new Map<string, Readable>()
    if (!known.has(moment) && known.size === mostMoments) throw new ApiError('LIMIT_EXCEEDED')
    known.set(moment, records)
    const past =
      records.get(patient) ?? createReadable(store, createPast(store.db, asked, asOf), asOf)
    records.set(patient, past)
    return past
  }
}
