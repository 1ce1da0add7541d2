/** An app that was launched from the hospital's own software: the launch is taken before any page is shown. */
import { pendingLaunch } from './context.ts'
import { isVisible } from './people.ts'
import { accountOf, type Outcome, type Visit } from './visit.ts'

const refused: Outcome = {
  kind: 'finished',
  result: { error: 'invalid_request', error_description: 'the launch is not valid' },
}

/** Takes a launch that was not taken yet; undefined when there is none. Wrong, late, another's and used up are one. */
export async function takeLaunch(visit: Visit): Promise<Outcome | undefined> {
  const launch = visit.details.prompt.name === 'consent' ? pendingLaunch(visit) : undefined
  if (launch === undefined) return undefined
  const who = { client: visit.client.clientId, account: accountOf(visit).id }
  const context = await visit.dependencies.launches.take(launch, who)
  if (context === undefined) return refused
  // Whoever made the launch, what it names must be there for this user.
  const account = accountOf(visit)
  if (!(await visit.dependencies.look(account, (record) => isVisible(record, context))))
    return refused
  return { kind: 'next', progress: { ...visit.progress, launch: context } }
}
