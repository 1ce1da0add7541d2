/** The thread that plans: it reads the supergraph once, and answers each question with a plan or with why there is none. */
import { parse } from 'graphql'
import { parentPort, workerData } from 'node:worker_threads'
import { createPlannable } from './planner.ts'
import type { PlannerAnswer, PlannerQuestion } from './planner-thread.ts'

const supergraphSdl: unknown = workerData
if (parentPort === null || typeof supergraphSdl !== 'string')
  throw new Error('this is the thread of a planner')
const port = parentPort
const { plan } = createPlannable(supergraphSdl)

async function answer({ number, text, operationName }: PlannerQuestion): Promise<PlannerAnswer> {
  try {
    return { number, plan: await plan(parse(text, { noLocation: true }), operationName) }
  } catch (error) {
    return { number, reason: error instanceof Error ? error.message : 'no plan was found' }
  }
}

port.on('message', (question: PlannerQuestion) => {
  answer(question).then(
    (answered) => {
      port.postMessage(answered)
    },
    (error: unknown) => {
      throw error
    },
  )
})
