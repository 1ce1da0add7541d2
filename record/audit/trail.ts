/** What one operation leaves behind: whoever reads or writes through a repository is noted here as it happens. */
import type { Access } from '../../access/access.ts'
import { Readings, type Account } from './account.ts'
import { noted, withOperation, type Operation } from './operation.ts'
import { toPlain, type AuditClass, type Entry, type Face, type Override } from './entry.ts'

/** An opening, for what it is, and whether it overrides from now on, or no more, what protects the patient. */
export interface Exceptional {
  readonly opening: string
  readonly purpose: string
  readonly override?: Override | undefined
}

export interface Trail {
  /** A version that leaves the record, by its place in the ledger, and the patients it is about. */
  show(sequence: number, patients: readonly string[]): void
  /** A version that was written, once it is committed. */
  write(sequence: number, patients: readonly string[]): void
  /** A patient whose own data is shown otherwise than by a version. */
  disclose(patient: string): void
  /** What the caller names, whether they come to see it or not. */
  name(type: string, id: string): void
  /** A number that was answered. */
  count(): void
  /** What is asked, as soon as that is known; of operations that are asked together, each. */
  describe(operation: Operation): void
  /** Access that needed a reason: where it is granted, used or reviewed. */
  except(exception: Exceptional): void
  /**
   * What was read, for the process that asked on the caller's behalf and tells of it in its own trail: settling
   * this one then writes nothing. Undefined where a row of its own is due: something was written, or access needed a
   * reason.
   */
  handOver(): Account | undefined
  /** What another process has read for this operation. */
  take(account: Account): void
  /** Makes the trail durable. Throws UNTRACED when it cannot: then nothing may be answered. */
  settle(outcome: string): Promise<void>
}

/** A row whose time and place the writer gives it. */
export type Draft = Omit<Entry, 'time'>

/** What the writer needs beside a row. */
export interface Beside {
  /** The text of what was asked. */
  readonly asked?: string | undefined
  /** Under which names the user acts. */
  readonly actors: readonly string[]
}

/** Where the rows of trails go. */
export type Append = (draft: Draft, beside: Beside) => Promise<void>

/** Whose trail it is. */
export interface Traveller {
  readonly access: Access
  readonly requestId: string
  /** Where the request came from. */
  readonly address?: string | undefined
  readonly face: Face
}

/** Told why a row was not written for which nobody waits any more. */
export type OnFailure = (error: unknown) => void

/** Begins the trail of an operation. */
export const createTrail = (traveller: Traveller, append: Append, onFailure: OnFailure): Trail =>
  new RequestTrail(traveller, append, onFailure)

class RequestTrail implements Trail {
  readonly #traveller: Traveller
  readonly #append: Append
  readonly #onFailure: OnFailure
  readonly #readings = new Readings()
  readonly #written = new Set<number>()
  readonly #openings = new Set<string>()
  #purpose: string | null = null
  #override: Override | undefined
  #operation: Operation | undefined
  #isSettled = false
  #isHandedOver = false

  constructor(traveller: Traveller, append: Append, onFailure: OnFailure) {
    this.#traveller = traveller
    this.#append = append
    this.#onFailure = onFailure
  }

  show(sequence: number, patients: readonly string[]): void {
    this.#readings.show(sequence, patients)
  }

  write(sequence: number, patients: readonly string[]): void {
    this.#written.add(sequence)
    this.#readings.concern(patients)
    // The deadline may have passed before the commit: what was answered without it gets a row of its own.
    if (this.#isSettled) this.settle('OK').catch(this.#onFailure)
  }

  disclose(patient: string): void {
    this.#readings.concern([patient])
  }

  name(type: string, id: string): void {
    this.#readings.name(type, id)
  }

  count(): void {
    this.#readings.count()
  }

  describe(operation: Operation): void {
    this.#operation = withOperation(this.#operation, operation)
  }

  except({ opening, purpose, override }: Exceptional): void {
    this.#openings.add(opening)
    this.#purpose = purpose
    this.#override ??= override
  }

  handOver(): Account | undefined {
    if (this.#written.size + this.#openings.size > 0) return undefined
    this.#isSettled = true
    this.#isHandedOver = true
    return this.#readings.toAccount()
  }

  take(account: Account): void {
    this.#readings.take(account)
  }

  async settle(outcome: string): Promise<void> {
    this.#isSettled = true
    if (this.#isHandedOver && this.#written.size === 0) return
    const { fhirUser, standing } = this.#traveller.access
    const actors = [...(fhirUser === undefined ? [] : [fhirUser]), ...standing.actors]
    await this.#append(this.#toDraft(outcome), { asked: this.#operation?.text, actors })
  }

  #toDraft(outcome: string): Draft {
    const { access, requestId, face, address = '' } = this.#traveller
    const { interaction = 'unknown', hash = null, name = null } = noted(this.#operation)
    return {
      class: this.#classOf(outcome),
      request: toPlain(requestId),
      face,
      interaction,
      outcome,
      issuer: toPlain(access.issuer),
      subject: toPlain(access.subject),
      user: access.fhirUser ?? null,
      roles: access.standing.roles,
      units: access.standing.actors.filter(isUnit),
      client: toPlain(access.clientId),
      address,
      token: toPlain(access.tokenId),
      purpose: this.#purpose,
      openings: [...this.#openings],
      operation: hash,
      name,
      patients: [...this.#readings.patients],
      everyone: false,
      asked: this.#readings.askedInVain(),
      shown: [...this.#readings.shown],
      written: [...this.#written],
      counted: this.#readings.counted,
      detail: this.#override ?? null,
    }
  }

  #classOf(outcome: string): AuditClass {
    if (this.#openings.size > 0) return 'exceptional'
    const isRefused =
      outcome === 'FORBIDDEN' && this.#readings.shown.size + this.#written.size === 0
    return isRefused ? 'refused' : 'access'
  }
}

const isUnit = (actor: string) => /^(?:Organization|Location)\//.test(actor)
