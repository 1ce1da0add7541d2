/** The planner's thread plans as the planner does, tells why there is no plan, and is followed by another. */
import { parse } from 'graphql'
import { afterAll, expect, test } from 'vitest'
import { createPlannable } from '../gateway/execute/planner.ts'
import { createPlannerThread } from '../gateway/execute/planner-thread.ts'
import { composeToys } from './support/graph.ts'

const supergraph = composeToys()
const thread = createPlannerThread(supergraph)
afterAll(() => thread.close())

const documents = [
  '{ patients { name observations { id } } }',
  'query one { caller } query other($id: ID!) { patient(id: $id) { name } }',
]

test.each(documents)('%s', async (text) => {
  const operationName = text.startsWith('query') ? 'other' : undefined
  const here = await createPlannable(supergraph).plan(parse(text), operationName)
  expect(await thread.plan(parse(text), operationName)).toEqual(JSON.parse(JSON.stringify(here)))
})

test('what cannot be planned is refused, and the next is planned', async () => {
  await expect(thread.plan(parse('{ nothing }'), undefined)).rejects.toThrow('nothing')
  await expect(thread.plan(parse('{ caller }'), undefined)).resolves.toMatchObject({
    kind: 'QueryPlan',
  })
})

test('one that was closed is followed by another', async () => {
  const own = createPlannerThread(supergraph)
  await own.close()
  await expect(own.plan(parse('{ caller }'), undefined)).resolves.toMatchObject({
    kind: 'QueryPlan',
  })
  await own.close()
})

test('a supergraph that is none ends the thread, and whoever asked is told', async () => {
  const broken = createPlannerThread('type Query { nothing: Int }')
  await expect(broken.plan(parse('{ nothing }'), undefined)).rejects.toThrow()
  await broken.close()
})
