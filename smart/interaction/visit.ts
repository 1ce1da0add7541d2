/** One request to a page: whose it is, for which app, and how far the person has come. */
import type { Interaction, Client, InteractionResults, default as Provider } from 'oidc-provider'
import { isFhirObject } from '../../record/resource.ts'
import type { Look } from '../look.ts'
import type { SignInTrace } from '../sign-in-trace.ts'
import type { AddressOf, Trace } from '../trace.ts'
import type { Account, Accounts } from '../accounts.ts'
import { toContext, type LaunchContext } from '../launch-context.ts'
import type { Launches } from '../launch.ts'
import type { Html } from '../pages/html.ts'
import type { Language } from '../pages/language.ts'
import type { Texts } from '../pages/texts.ts'

/** What the pages need of the rest of the server. */
export interface InteractionDependencies {
  readonly accounts: Accounts
  readonly launches: Launches
  readonly look: Look
  readonly trace: Trace
  readonly addressOf: AddressOf
  readonly traceSignIn: SignInTrace
  /** May this person give such a scope at all? */
  readonly mayHold: (account: Account, scope: string, patient?: string) => Promise<boolean>
  readonly saveContext: (grantId: string, context: LaunchContext) => Promise<void>
  /** The audience of the record's tokens. */
  readonly audience: string
  /** Signs forms. */
  readonly secret: Uint8Array
  readonly noteFailure: (error: unknown) => void
}

/** How far the person has come; kept with the interaction, never in the page. */
export interface Progress {
  /** Whose password was right. */
  readonly candidate?: string
  /** A second factor's secret that is being set up. */
  readonly secret?: string
  /** What the app was launched with from the hospital's own software. */
  readonly launch?: LaunchContext
  readonly patient?: string
  /** Empty: none was wanted. */
  readonly encounter?: string
  /** Which patients were searched for: never in an address, where browsers and proxies would keep it. */
  readonly searched?: string
  readonly searchedBirthDate?: string
  readonly searchedIdentifier?: string
}

const progressTexts = [
  'candidate',
  'secret',
  'patient',
  'encounter',
  'searched',
  'searchedBirthDate',
  'searchedIdentifier',
] as const

export interface Visit {
  readonly provider: Provider
  readonly dependencies: InteractionDependencies
  readonly details: Interaction
  readonly client: Client
  /** Who has signed in, or whose password was right. */
  readonly account: Account | undefined
  readonly progress: Progress
  readonly scopes: readonly string[]
  readonly language: Language
  readonly texts: Texts
  /** Where the request comes from. */
  readonly address: string
  /** What stands behind the question mark. */
  readonly query: URLSearchParams
  readonly formToken: string
}

/** What went wrong with what was sent: words of the pages, and where to mend it. */
export interface Problem {
  readonly status: number
  readonly text: keyof Texts
  readonly field?: string
  readonly seconds?: number
}

export type Outcome =
  | { readonly kind: 'again'; readonly problem: Problem }
  | { readonly kind: 'next'; readonly progress: Progress }
  | { readonly kind: 'finished'; readonly result: InteractionResults }

/** One page of the way. */
export interface Step {
  readonly isDue: (visit: Visit) => boolean
  readonly title: (texts: Texts) => string
  readonly show: (visit: Visit) => Promise<Html> | Html
  readonly take: (visit: Visit, form: URLSearchParams) => Promise<Outcome>
}

/** A parameter of the app's request. */
export function parameterOf({ params }: Interaction, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}

/** Progress as the interaction keeps it. */
export function readProgress(kept: unknown): Progress {
  if (!isFhirObject(kept)) return {}
  const named = progressTexts.flatMap((name) => {
    const value = kept[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const { launch } = kept
  return {
    ...Object.fromEntries(named),
    ...(isFhirObject(launch) ? { launch: toContext(launch) } : {}),
  }
}

/** The account of a step that comes after signing in. */
export function accountOf({ account }: Pick<Visit, 'account'>): Account {
  if (account === undefined) throw new Error('nobody has signed in')
  return account
}

/** The form cannot be taken, and why. */
export const again = (problem: Problem): Outcome => ({ kind: 'again', problem })
