/**
 * The suites of federation-gateway-audit (MIT, © The Guild; https://github.com/graphql-hive/federation-gateway-audit),
 * by their names: what each of them tests is told anew here, with subgraphs and data of our own.
 */
import { entities } from './suites/entities.ts'
import { external } from './suites/external.ts'
import { interfaceObjects } from './suites/interface-objects.ts'
import { interfaces } from './suites/interfaces.ts'
import { operations } from './suites/operations.ts'
import { provides } from './suites/provides.ts'
import { requiresMore } from './suites/requires-more.ts'
import { requires } from './suites/requires.ts'
import { sharing } from './suites/shared.ts'
import { nodes } from './suites/nodes.ts'
import { overrides } from './suites/override.ts'
import { overrideRequires } from './suites/override-requires.ts'
import { parents } from './suites/parents.ts'
import { requiresInterfaces } from './suites/requires-interface.ts'
import { unions } from './suites/unions.ts'
import type { Suite } from './suite.ts'

export const suites: readonly Suite[] = [
  ...[...entities, ...external, ...requires, ...requiresMore, ...provides],
  ...[...interfaces, ...interfaceObjects, ...unions, ...sharing, ...operations],
  ...[...nodes, ...overrides, ...overrideRequires, ...parents, ...requiresInterfaces],
]
