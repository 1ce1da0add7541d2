/** Runs a TestScript against servers: setup, tests, teardown, each action with what came of it. */
import { findFault } from './assertions.ts'
import { ScriptContext, type Tester } from './context.ts'
import { ofFixture, toRequest } from './operations.ts'
import type { Action, Operation, TestScript } from './script.ts'

/** What came of one assertion, or of an operation that could not be sent. */
export interface StepResult {
  /** `setup 2`: the part, and the place of the action in it. */
  readonly step: string
  readonly outcome: 'passed' | 'warning' | 'failed'
  /** What was wrong; empty when it passed. */
  readonly fault: string
}

/** Runs all actions, also after one that failed: every assertion has a result. */
export async function runScript(script: TestScript, tester: Tester): Promise<StepResult[]> {
  const context = new ScriptContext(script, tester)
  const fixtures = script.fixture ?? []
  for (const fixture of fixtures)
    if (fixture.autocreate === true) await perform(ofFixture(fixture, 'updateCreate'), context)
  const parts: (readonly [string, readonly Action[]])[] = [
    ['setup', script.setup?.action ?? []],
    ...(script.test ?? []).map(({ id, name, action }) => [id ?? name ?? 'test', action] as const),
    ['teardown', script.teardown?.action ?? []],
  ]
  const results: StepResult[] = []
  for (const [part, actions] of parts)
    for (const [place, action] of actions.entries())
      results.push(...(await resultsOf(`${part} ${place + 1}`, action, context)))
  for (const fixture of fixtures)
    if (fixture.autodelete === true) await perform(ofFixture(fixture, 'delete'), context)
  return results
}

async function perform(operation: Operation, context: ScriptContext): Promise<void> {
  const request = toRequest(operation, context)
  const response = await context.tester.send(request)
  context.keep({ request, response }, [operation.requestId, operation.responseId])
}

async function resultsOf(
  step: string,
  { operation, assert }: Action,
  context: ScriptContext,
): Promise<StepResult[]> {
  try {
    if (operation !== undefined) await perform(operation, context)
    if (assert === undefined) return []
    const fault = findFault(assert, context)
    if (fault === undefined) return [{ step, outcome: 'passed', fault: '' }]
    return [{ step, outcome: assert.warningOnly === true ? 'warning' : 'failed', fault }]
  } catch (error) {
    return [{ step, outcome: 'failed', fault: String(error) }]
  }
}
