/** Creates the front that the settings name. */
import type { FrontName } from '../../settings-graph.ts'
import { createApolloFront } from './apollo.ts'
import type { Front, FrontOptions } from './front.ts'
import { createLeanFront } from './lean.ts'

const creators: Readonly<Record<FrontName, (options: FrontOptions) => Front | Promise<Front>>> = {
  lean: createLeanFront,
  apollo: createApolloFront,
}

/** Creates a front by its name. */
export const createFront = async (name: FrontName, options: FrontOptions): Promise<Front> =>
  creators[name](options)
