/** Opens the executor that the settings name, over the supergraph that is committed. */
import type { ExecutorName } from '../../settings-graph.ts'
import type { Sources } from '../source.ts'
import { loadPublishedSchema, loadSupergraph } from '../supergraph.ts'
import type { Executor } from './executor.ts'
import type { Foresee } from './foresee.ts'
import { createOwnExecutor } from './own.ts'
import { createPlannerThread } from './planner-thread.ts'

export interface OpenExecutor extends Executor {
  close(): Promise<void>
}

/** Every type of a subgraph is public (a test says so), so that the published schema tells of all that is planned. */
function openOwn(sources: Sources, foresee: Foresee | undefined): OpenExecutor {
  const { plan, close } = createPlannerThread(loadSupergraph())
  const schema = loadPublishedSchema()
  return { ...createOwnExecutor({ schema, supergraph: schema, plan }, sources, foresee), close }
}

/** Apollo's gateway is read only where it is asked for. */
async function openApollo(sources: Sources): Promise<OpenExecutor> {
  const { createStockExecutor } = await import('./stock.ts')
  const executor = await createStockExecutor(loadSupergraph(), sources)
  return { ...executor, close: () => Promise.resolve() }
}

type Open = (sources: Sources, foresee: Foresee | undefined) => OpenExecutor | Promise<OpenExecutor>

const openers: Readonly<Record<ExecutorName, Open>> = { own: openOwn, apollo: openApollo }

/** Opens an executor by its name, over subgraphs into which ours may look ahead. */
export const openExecutor = async (
  name: ExecutorName,
  sources: Sources,
  foresee?: Foresee,
): Promise<OpenExecutor> => openers[name](sources, foresee)
