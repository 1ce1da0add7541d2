/** An app that was launched from the hospital's own software: the launch is taken before any page is shown. */
import { pendingLaunch } from './context.ts'
import { findEncounter, findPatient } from './people.ts'
import { accountOf, type Outcome, type Visit } from './visit.ts'

const refused: Outcome = {
  kind: 'finished',
  result: { error: 'invalid_request', error_description: 'the launch is not valid' },
}

/** What the launch names must be there for this user, whoever made the launch. */
async function isVisible(
  visit: Visit,
  { patient, encounter }: { patient?: string; encounter?: string },
): Promise<boolean> {
  if (patient === undefined) return encounter === undefined
  const repository = await visit.dependencies.repositoryOf(accountOf(visit))
  if ((await findPatient(repository, patient, '')) === undefined) return false
  return (
    encounter === undefined || (await findEncounter(repository, encounter, patient)) !== undefined
  )
}

/** Takes a launch that was not taken yet; undefined when there is none. Wrong, late, another's and used up are one. */
export async function takeLaunch(visit: Visit): Promise<Outcome | undefined> {
  const launch = visit.details.prompt.name === 'consent' ? pendingLaunch(visit) : undefined
  if (launch === undefined) return undefined
  const who = { client: visit.client.clientId, account: accountOf(visit).id }
  const context = await visit.dependencies.launches.take(launch, who)
  if (context === undefined || !(await isVisible(visit, context))) return refused
  return { kind: 'next', progress: { ...visit.progress, launch: context } }
}
