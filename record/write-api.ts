/**
 * Writing through the API: every write is an operation, and every operation is decided under the caller's access and a
 * lock on its resource. https://hl7.org/fhir/R4/http.html
 */
import type { JsonDocument } from '../fhir/json.ts'
import type { Database } from './database.ts'
import { answerOnce, toRequest, type Answer } from './idempotency.ts'
import type { Asked } from './question.ts'
import type { Resource } from './resource.ts'
import type { Text } from './texts.ts'
import type { Outcome } from './write-decide.ts'
import { writeOnce, type Way } from './write-once.ts'
import { prepareOperations, type Change, type Operation, type Target } from './write-operation.ts'
import type { StoredVersion } from './write-store.ts'
import { inTransaction } from './write-transaction.ts'

/** What became of one operation. */
export interface Written {
  readonly type: string
  /** Null when a delete met nothing. */
  readonly id: string | null
  readonly version: number
  /** The ledger's sequence of that version. */
  readonly sequence: number
  readonly outcome: Outcome
  /** The resource as it now is; null when it was deleted. */
  readonly resource: Resource | null
}

interface Once {
  /** A repeat under the same key is answered as the first request was, and writes nothing. */
  readonly idempotencyKey?: string | undefined
  /** Aborted before the end, it leaves nothing. */
  readonly signal?: AbortSignal | undefined
}

interface Guard extends Once {
  readonly ifMatch?: number | undefined
}

export interface Writing {
  create(
    type: string,
    document: JsonDocument,
    options?: Once & {
      readonly ifNoneExist?: string | undefined
      readonly asked?: JsonDocument | undefined
    },
  ): Promise<Written>
  update(type: string, target: Target, document: JsonDocument, options?: Guard): Promise<Written>
  patch(
    type: string,
    target: Target,
    patch: JsonDocument | Change,
    options?: Guard,
  ): Promise<Written>
  remove(type: string, target: Target, options?: Guard): Promise<Written>
  /** The resource as it was written, as text; null when it was deleted. */
  textOf(written: Written): Promise<Text | null>
  /** Any one of the four, as an operation. */
  write(operation: Operation, options?: Once): Promise<Written>
  /** Makes an appointment and takes its slots, which must be free. */
  book(document: JsonDocument, options?: Once): Promise<Written>
  /** Patches an appointment into one that does not take place, and frees its slots. */
  cancel(id: string, patch: JsonDocument, options?: Guard): Promise<Written>
  /** All or nothing, references between the entries resolved; what became of each, in the order given. */
  transaction(operations: readonly Operation[], options?: Once): Promise<readonly Written[]>
}

/** Makes the writing part of a repository. */
export function createWriting(db: Database, asked: Asked): Writing {
  const one: One = async (operation, options = {}) =>
    first(await run(db, asked, { operations: [operation], isBundle: false, ...options }))
  return Object.assign(createResourceWrites(one), {
    write: one,
    textOf: async ({ resource, sequence }) => {
      const [text = null] = resource === null ? [] : await asked.textsOf([{ sequence }])
      return text
    },
    book: (document, options) =>
      one({ kind: 'create', type: 'Appointment', document, takesSlots: true }, options),
    cancel: (id, patch, { ifMatch, ...options } = {}) => {
      const target = { id }
      return one(
        { kind: 'patch', type: 'Appointment', target, patch, ifMatch, freesSlots: true },
        options,
      )
    },
    transaction: (operations, options) =>
      run(db, asked, { operations, isBundle: true, ...options }),
  } satisfies Omit<Writing, 'create' | 'update' | 'patch' | 'remove'>)
}

type One = (operation: Operation, options?: Once) => Promise<Written>

const createResourceWrites = (
  one: One,
): Pick<Writing, 'create' | 'update' | 'patch' | 'remove'> => ({
  create: (type, document, { ifNoneExist, asked, ...options } = {}) =>
    one({ kind: 'create', type, document, ifNoneExist, asked }, options),
  update: (type, target, document, { ifMatch, ...options } = {}) =>
    one({ kind: 'update', type, target, document, ifMatch }, options),
  patch: (type, target, patch, { ifMatch, ...options } = {}) =>
    one({ kind: 'patch', type, target, patch, ifMatch }, options),
  remove: (type, target, { ifMatch, ...options } = {}) =>
    one({ kind: 'delete', type, target, ifMatch }, options),
})

type Run = Once & Way & { readonly operations: readonly Operation[] }

/** Runs operations in one transaction, or finds that it was run before. */
async function run(
  db: Database,
  asked: Asked,
  { operations, isBundle, idempotencyKey, signal }: Run,
) {
  const { access, trail } = asked
  const prepared = await prepareOperations(access, operations, signal)
  const request =
    idempotencyKey === undefined ? undefined : toRequest(access, idempotencyKey, operations)
  let stored: readonly StoredVersion[] = []
  const onStored = (versions: readonly StoredVersion[]) => {
    stored = versions
  }
  const answers = await inTransaction(db, async (client) => {
    stored = []
    const answered = await answerOnce(client, request, () =>
      writeOnce(client, access, prepared, { isBundle, signal, onStored }),
    )
    signal?.throwIfAborted()
    return answered
  }).catch((error: unknown) => {
    for (const { type, id } of targetsOf(operations)) trail.name(type, id)
    throw error
  })
  for (const { sequence, patients } of stored) trail.write(sequence, patients)
  asked.questions.clearAll()
  return Promise.all(answers.map((answer) => toWritten(asked, answer)))
}

/** What operations name by its id. */
const targetsOf = (operations: readonly Operation[]) =>
  operations.flatMap((operation) =>
    operation.kind !== 'create' && 'id' in operation.target
      ? [{ type: operation.type, id: operation.target.id }]
      : [],
  )

function first(written: readonly Written[]): Written {
  const [only] = written
  if (only === undefined) throw new Error('one operation has one outcome')
  return only
}

async function toWritten({ documentsOf }: Asked, answer: Answer): Promise<Written> {
  const isShown =
    answer.id !== null && answer.outcome !== 'deleted' && answer.outcome !== 'unchanged'
  const { sequence } = answer
  const [resource = null] = isShown ? await documentsOf([{ sequence }]) : []
  return { ...answer, resource }
}
