/**
 * `POST /auth/launch`: the hospital's own software says what an app is to open with, and gets the `launch` to open it
 * by. https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#launch-app-ehr-launch
 */
import type { Access } from '../access/access.ts'
import { refuse } from '../access/refusal.ts'
import { ApiError } from '../errors.ts'
import { isFhirObject, type FhirObject } from '../record/resource.ts'
import type { Look } from './look.ts'
import type { Account, Accounts } from './accounts.ts'
import { isVisible } from './interaction/people.ts'
import type { ContextItem, LaunchContext } from './launch-context.ts'
import { appStyleRoute } from './pages/app-style.ts'
import { launchSeconds, type Launches } from './launch.ts'

export interface LaunchRouteOptions {
  readonly accounts: Accounts
  readonly launches: Launches
  readonly look: Look
  readonly isClient: (clientId: string) => Promise<boolean>
  /** The issuer whose subjects are accounts of ours, and whose pages apps may look like. */
  readonly issuer: string
}

/** What the caller is answered: https://www.rfc-editor.org/rfc/rfc6749#section-5.1 names its times so. */
export interface Launched {
  readonly launch: string
  readonly expires_in: number
}

const invalid = () => new ApiError('BAD_REQUEST')

/** A property that is a text or absent. */
function optionalText(body: FhirObject, name: string): string | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || value === '' || value.length > 200) throw invalid()
  return value
}

function requiredText(body: FhirObject, name: string): string {
  const value = optionalText(body, name)
  if (value === undefined) throw invalid()
  return value
}

/** A relative reference; patients and encounters have their own parameters. */
const otherReference = /^(?!(?:Patient|Encounter)\/)[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/
const itemProperties = ['reference', 'canonical', 'type', 'role'] as const

function toItem(value: unknown): ContextItem {
  if (!isFhirObject(value)) throw invalid()
  const unknown = Object.keys(value).filter(
    (name) => !itemProperties.some((known) => known === name),
  )
  const texts = itemProperties.flatMap((name) => {
    const text = optionalText(value, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const item: ContextItem = Object.fromEntries(texts)
  const isNamed = item.reference !== undefined || item.canonical !== undefined
  const isRelative = item.reference === undefined || otherReference.test(item.reference)
  if (unknown.length > 0 || !isNamed || !isRelative) throw invalid()
  return item
}

const mostItems = 20

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#launch-context-arrives-with-your-access_token */
function toContext(body: FhirObject): LaunchContext {
  const { fhirContext, need_patient_banner: banner } = body
  const named = (['patient', 'encounter', 'intent'] as const).flatMap((name) => {
    const text = optionalText(body, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const isList = Array.isArray(fhirContext) && fhirContext.length <= mostItems
  if (fhirContext !== undefined && !isList) throw invalid()
  if (banner !== undefined && typeof banner !== 'boolean') throw invalid()
  return {
    ...Object.fromEntries(named),
    ...(isList ? { fhirContext: fhirContext.map(toItem) } : {}),
    ...(banner === undefined ? {} : { needPatientBanner: banner }),
  }
}

/** A user launches for themself; software without a user says for whom, by the name they sign in with. */
async function launcherOf(
  access: Access,
  body: FhirObject,
  { accounts, issuer }: LaunchRouteOptions,
): Promise<Account | undefined> {
  const name = optionalText(body, 'user')
  if (access.fhirUser === undefined)
    return name === undefined ? undefined : accounts.findNamed(name)
  if (name !== undefined || access.issuer !== issuer) throw invalid()
  return accounts.findAccount(access.subject)
}

/** Creates the launch. Needs the right `socle/launch`; unknown apps, users, patients and encounters are one. */
export const createLaunch =
  (options: LaunchRouteOptions) =>
  async (access: Access, body: unknown): Promise<Launched> => {
    if (!access.rights.includes('launch')) throw refuse('not-granted')
    if (!isFhirObject(body)) throw invalid()
    const client = requiredText(body, 'client_id')
    const context = { ...toContext(body), smartStyleUrl: `${options.issuer}${appStyleRoute}` }
    const account = await launcherOf(access, body, options)
    if (account === undefined || !(await options.isClient(client))) throw new ApiError('NOT_FOUND')
    // Nobody is launched into what they could not open themselves.
    if (!(await options.look(account, (record) => isVisible(record, context))))
      throw new ApiError('NOT_FOUND')
    const launch = await options.launches.create({ client, account: account.id }, context)
    return { launch, expires_in: launchSeconds }
  }
