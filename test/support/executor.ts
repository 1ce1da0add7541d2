/** The executor of the tests' doors: the supergraph is read once for all of them, and planned over in this thread. */
import type { Executor } from '../../gateway/execute/executor.ts'
import { createOwnExecutor } from '../../gateway/execute/own.ts'
import { createPlannable, type Plannable } from '../../gateway/execute/planner.ts'
import { foresee } from '../../gateway/local-sources.ts'
import type { Sources } from '../../gateway/source.ts'
import { loadSupergraph } from '../../gateway/supergraph.ts'

let known: Plannable | undefined

/** An executor over these subgraphs; where they are those of this process, it looks ahead as the server does. */
export const createTestExecutor = (sources: Sources, isLocal = true): Executor =>
  createOwnExecutor(
    (known ??= createPlannable(loadSupergraph())),
    sources,
    isLocal ? foresee : undefined,
  )
