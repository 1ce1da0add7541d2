/** Creates the executor that the settings name. */
import type { ExecutorName } from '../../settings-graph.ts'
import type { Sources } from '../source.ts'
import type { Executor } from './executor.ts'
import { createOwnExecutor } from './own.ts'
import { createStockExecutor } from './stock.ts'

const creators: Readonly<
  Record<ExecutorName, (supergraphSdl: string, sources: Sources) => Promise<Executor>>
> = {
  own: createOwnExecutor,
  apollo: createStockExecutor,
}

/** Creates an executor by its name. */
export const createExecutor = (
  name: ExecutorName,
  supergraphSdl: string,
  sources: Sources,
): Promise<Executor> => creators[name](supergraphSdl, sources)
