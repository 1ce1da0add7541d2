/** Trails of tests that are about something else: they are led, and kept nowhere. */
import type { Audit } from '../../record/audit/audit.ts'
import { createTrail, type Trail, type Traveller } from '../../record/audit/trail.ts'
import { accessOf } from './tokens.ts'

/** No test expects a row to fail for which nobody waits. */
export const raise = (error: unknown): never => {
  throw error
}

/** What a door leaves trails in. */
export const forgetful: Audit = {
  begin: (traveller: Traveller): Trail => createTrail(traveller, () => Promise.resolve(), raise),
  note: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

/** The trail of a repository that a test asks itself. */
export const createForgottenTrail = (): Trail =>
  forgetful.begin({ access: accessOf(''), requestId: 'test', face: 'command' })
