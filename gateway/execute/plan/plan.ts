/** Compiles the nodes of Apollo's query plans into steps. */
import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import { compileFetch } from './fetch.ts'
import { createMeetings, type Meetings } from './meeting.ts'
import type { Place, Planned, Step } from './run.ts'

const nothing: Step = () => undefined

/** Compiles a plan; an operation that asks no subgraph has an empty one. */
export function compilePlan({ node }: QueryPlan, planned: Planned): Step {
  if (node === undefined) return nothing
  if (node.kind === 'Subscription') throw new Error('subscriptions are not supported')
  return compileNode(node, { ...planned, ...createMeetings() }, { path: [], isLast: true })
}

function compileNode(node: PlanNode, planned: Planned & Meetings, place: Place): Step {
  const compile = (inner: PlanNode, isLast = place.isLast) =>
    compileNode(inner, planned, { ...place, isLast })
  switch (node.kind) {
    case 'Sequence':
      return inSequence(
        node.nodes.map((inner, index) =>
          compile(inner, place.isLast && index === node.nodes.length - 1),
        ),
      )
    case 'Parallel':
      return inParallel(node.nodes.map((inner) => compile(inner)))
    case 'Flatten':
      return compileNode(node.node, planned, { ...place, path: [...place.path, ...node.path] })
    case 'Fetch':
      return compileFetch(node, planned, place)
    case 'Condition': {
      const branch = planned.decided[node.condition] === true ? node.ifClause : node.elseClause
      return branch === undefined ? nothing : compile(branch)
    }
    case 'Defer':
      throw new Error('@defer is not supported')
  }
}

const inSequence =
  (steps: readonly Step[]): Step =>
  async (run) => {
    for (const step of steps) await step(run)
  }

const inParallel =
  (steps: readonly Step[]): Step =>
  async (run) => {
    await Promise.all(steps.map((step) => step(run)))
  }
