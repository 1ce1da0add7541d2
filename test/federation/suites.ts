/** All suites. */
import { entities } from './suites/entities.ts'
import { external } from './suites/external.ts'
import { requires } from './suites/requires.ts'
import type { Suite } from './suite.ts'

export const suites: readonly Suite[] = [...entities, ...external, ...requires]
