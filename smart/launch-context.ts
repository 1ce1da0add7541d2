/** What an app was launched with, kept with the grant that the user gave it: it comes with every token of the grant. */
import type { Database } from '../record/database.ts'
import { findEntry, saveEntry } from './store.ts'

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#fhircontext-exp: at least one of the first three. */
export interface ContextItem {
  /** Relative, of any type but Patient and Encounter. */
  readonly reference?: string
  readonly canonical?: string
  readonly identifier?: object
  readonly type?: string
  readonly role?: string
}

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#launch-context-arrives-with-your-access_token */
export interface LaunchContext {
  /** The patient's id, without its type. */
  readonly patient?: string
  /** The encounter's id, without its type. */
  readonly encounter?: string
  readonly fhirContext?: readonly ContextItem[]
  readonly intent?: string
  readonly needPatientBanner?: boolean
  readonly smartStyleUrl?: string
}

const model = 'LaunchContext'

const texts = ['patient', 'encounter', 'intent', 'smartStyleUrl'] as const

/** Keeps the context of a grant; it ends with the grant. */
export async function saveContext(
  db: Pick<Database, 'pool'>,
  grantId: string,
  context: LaunchContext,
): Promise<void> {
  await saveEntry(db, { model, id: grantId }, { payload: context, grant: grantId })
}

const isItem = (value: unknown): value is ContextItem => typeof value === 'object' && value !== null

/** A context as it was kept, in JSON. */
export function toContext(payload: Readonly<Record<string, unknown>>): LaunchContext {
  const { fhirContext, needPatientBanner } = payload
  const named = texts.flatMap((name) => {
    const value = payload[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return {
    ...Object.fromEntries(named),
    ...(Array.isArray(fhirContext) ? { fhirContext: fhirContext.filter(isItem) } : {}),
    ...(typeof needPatientBanner === 'boolean' ? { needPatientBanner } : {}),
  }
}

/** The context of a grant; empty where the app was launched without one. */
export async function contextOf(
  db: Pick<Database, 'pool'>,
  grantId: string,
): Promise<LaunchContext> {
  return toContext((await findEntry(db, { model, id: grantId }))?.payload ?? {})
}
