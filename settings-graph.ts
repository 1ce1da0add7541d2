/** The settings of what answers GraphQL. */
import { oneOf, optionalText, setting } from './settings-text.ts'

export const frontNames = ['lean', 'apollo'] as const
export type FrontName = (typeof frontNames)[number]

export const executorNames = ['own', 'apollo'] as const
export type ExecutorName = (typeof executorNames)[number]

/** Rows of the table. */
export const graphSettings = {
  graphqlServer: setting(
    [
      'SOCLE_GRAPHQL_SERVER',
      'What answers GraphQL: a lean front of our own (lean) or Apollo Server (apollo), with the same answers.',
    ],
    oneOf<FrontName>(frontNames),
    'lean',
  ),
  executor: setting(
    [
      'SOCLE_EXECUTOR',
      "What executes operations over the subgraphs: our own executor (own) or Apollo Gateway's (apollo), by the same query plans.",
    ],
    oneOf<ExecutorName>(executorNames),
    'own',
  ),
  trustedDocuments: setting(
    [
      'SOCLE_TRUSTED_DOCUMENTS',
      'The path of a JSON file with documents by their SHA-256, which clients ask for by these hashes.',
    ],
    optionalText,
    undefined,
  ),
  onlyTrustedDocuments: setting(
    [
      'SOCLE_ONLY_TRUSTED_DOCUMENTS',
      'Whether every other GraphQL document is refused, introspection and what GraphiQL sends included.',
    ],
    oneOf<'on' | 'off'>(['on', 'off']),
    'off',
  ),
}
