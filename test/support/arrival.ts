/** People who have signed in for an app, up to where they consent, and what the app gets for what they keep. */
import { codeAt } from '../../smart/second-factor.ts'
import { password, secret, type World } from './authorization.ts'
import {
  createVisitor,
  exchange,
  requestOf,
  signIn,
  type Page,
  type Request,
  type Visitor,
} from './visitor.ts'

export interface Arrived {
  readonly visitor: Visitor
  readonly request: Request
  readonly page: Page
}

export const titleOf = ({ root }: Page) => root.querySelector('h1')?.text

/** Signs in for an app, and picks a patient where one is asked for and given. */
export async function arrive(
  world: World,
  name: string,
  scope: string,
  { app = 'app', patient = 'a' } = {},
): Promise<Arrived> {
  const visitor = createVisitor()
  const request = requestOf(world, app, scope)
  const code = name === 'anne' ? {} : { code: codeAt(secret, new Date()) }
  // Codes are used once; here the same moment serves several people and tests.
  await world.db.pool.query('UPDATE smart.account SET step = 0')
  const page = await signIn(visitor, request, { name, password, ...code })
  const isPicker = titleOf(page) === 'Choose the patient' && patient !== ''
  return {
    visitor,
    request,
    page: isPicker ? await visitor.send(page, [['patient', patient]]) : page,
  }
}

/** The form of a consent page with these ticks. */
export const ticks = (...scopes: readonly string[]): [string, string][] => [
  ['action', 'allow'],
  ...scopes.map((scope): [string, string] => ['scope', scope]),
]

/** What the app gets for what the user keeps. */
export async function granted(
  world: World,
  { visitor, request, page }: Arrived,
  app: string,
  ...kept: readonly string[]
) {
  const body = await exchange(world, app, await visitor.send(page, ticks(...kept)), request)
  return { ...body, scope: String(body['scope']).split(' ').sort() }
}
