/**
 * Plans in a thread of its own: reading the supergraph takes seconds and a plan may take long, and neither is to keep
 * other requests waiting. What plans for too long is given up with its thread.
 */
import type { QueryPlan } from '@apollo/query-planner'
import { print } from 'graphql'
import { Worker } from 'node:worker_threads'
import { ApiError } from '../../errors.ts'
import { typescriptFlags } from '../../typescript/flags.ts'
import type { Plan } from './planner.ts'

export interface PlannerQuestion {
  readonly number: number
  readonly text: string
  readonly operationName: string | undefined
}

export type PlannerAnswer =
  | { readonly number: number; readonly plan: QueryPlan }
  | { readonly number: number; readonly reason: string }

export interface PlannerThread {
  readonly plan: Plan
  close(): Promise<void>
}

interface Waiting {
  readonly planned: (plan: QueryPlan) => void
  readonly failed: (error: Error) => void
}

/** Twice as long as a request may take: plans before it in the queue count too. */
const longestPlan = 20_000

/** Megabytes. The supergraph takes about a hundred. */
const maxOldGenerationSizeMb = 1_024

const program = new URL('planner-worker.ts', import.meta.url)

/** One life of the thread. */
class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #number = 0
  isOver = false

  constructor(supergraphSdl: string) {
    this.#worker = new Worker(program, {
      workerData: supergraphSdl,
      // Nothing else of what this process was started with.
      execArgv: [...typescriptFlags],
      resourceLimits: { maxOldGenerationSizeMb },
    })
    this.#worker.on('message', (answer: PlannerAnswer) => {
      this.#settle(answer)
    })
    this.#worker.on('error', (cause) => {
      this.#end(cause)
    })
    this.#worker.on('exit', () => {
      this.#end(new Error('the planner has ended'))
    })
    // A process that has nothing else to do may end.
    this.#worker.unref()
  }

  ask(text: string, operationName: string | undefined): Promise<QueryPlan> {
    this.#number += 1
    const number = this.#number
    return new Promise((planned, failed) => {
      const timer = setTimeout(() => {
        this.#end(new ApiError('TIMEOUT'))
      }, longestPlan).unref()
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer)
          settle(value)
        }
      this.#waiting.set(number, { planned: settled(planned), failed: settled(failed) })
      this.#worker.postMessage({ number, text, operationName })
    })
  }

  async close(): Promise<void> {
    this.#end(new Error('the planner is closed'))
    await this.#worker.terminate()
  }

  #settle(answer: PlannerAnswer): void {
    const waiting = this.#waiting.get(answer.number)
    this.#waiting.delete(answer.number)
    if ('plan' in answer) waiting?.planned(answer.plan)
    else waiting?.failed(new Error(answer.reason))
  }

  #end(cause: Error): void {
    if (this.isOver) return
    this.isOver = true
    for (const { failed } of this.#waiting.values()) failed(cause)
    this.#waiting.clear()
    void this.#worker.terminate()
  }
}

/** Starts the thread at once; one that has ended is followed by another when it is asked again. */
export function createPlannerThread(supergraphSdl: string): PlannerThread {
  let thread = new Thread(supergraphSdl)
  return {
    plan: (document, operationName) => {
      if (thread.isOver) thread = new Thread(supergraphSdl)
      return thread.ask(print(document), operationName)
    },
    close: () => thread.close(),
  }
}
