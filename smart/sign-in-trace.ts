/** What attempts to sign in leave in the audit trail: a row for those who have an account, and for no invented name. */
import type { Account, Accounts, SignIn } from './accounts.ts'
import type { Trace } from './trace.ts'

/** An attempt that was answered. */
export interface Attempt {
  readonly answer: SignIn
  readonly by: 'password' | 'code'
  readonly client: string
  readonly address: string
}

export interface SignInTrace {
  /** Who is in, or has their code refused. Throws UNTRACED: then nobody is in. */
  leave(account: Account, attempt: Attempt): Promise<void>
  /**
   * A password that was refused, or not looked at. It is answered without waiting for the row, so that the time tells
   * nobody whether there is such a name.
   */
  leaveRefused(name: string, attempt: Attempt): Promise<void>
}

export interface SignInTraceOptions {
  readonly accounts: Pick<Accounts, 'findNamed'>
  readonly trace: Trace
  readonly noteFailure: (error: unknown) => void
}

const outcomes = {
  known: { password: 'OK', code: 'OK' },
  refused: { password: 'WRONG_PASSWORD', code: 'WRONG_CODE' },
  wait: { password: 'LOCKED', code: 'LOCKED' },
} as const

/** Makes it. Of a wait one row is left, however often it is met: nobody may fill the trail. */
export function createSignInTrace(options: SignInTraceOptions): SignInTrace {
  const { accounts, trace, noteFailure } = options
  const lockedUntil = new Map<string, number>()
  const isToldAlready = (account: string, { answer }: Attempt): boolean => {
    if (answer.kind !== 'wait') return false
    const now = Date.now()
    if ((lockedUntil.get(account) ?? 0) > now) return true
    lockedUntil.set(account, now + answer.seconds * 1000)
    return false
  }
  const leave = async ({ id, fhirUser }: Account, attempt: Attempt): Promise<void> => {
    if (isToldAlready(id, attempt)) return
    const { answer, by, client, address } = attempt
    const outcome = outcomes[answer.kind][by]
    await trace({ interaction: 'login', outcome, subject: id, fhirUser, client, address })
  }
  return {
    leave,
    leaveRefused: async (name, attempt) => {
      const account = await accounts.findNamed(name)
      if (account !== undefined) void leave(account, attempt).catch(noteFailure)
    },
  }
}
