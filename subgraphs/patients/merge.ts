/** The arguments of merging and unmerging, as the repository takes them. */
import type { MergeRequest } from '../../record/identity-merge.ts'
import { parseVersion } from '../mutation.ts'

export interface MergeArguments {
  readonly source: string
  readonly target: string
  readonly reason: string
  readonly sourceIfMatch?: string | null
  readonly targetIfMatch?: string | null
  readonly idempotencyKey?: string | null
}

/** Throws INVALID_ARGUMENT for a version that is none. */
export const toMergeRequest = (args: MergeArguments): MergeRequest => ({
  source: args.source,
  target: args.target,
  reason: args.reason,
  sourceIfMatch: parseVersion(args.sourceIfMatch),
  targetIfMatch: parseVersion(args.targetIfMatch),
  idempotencyKey: args.idempotencyKey ?? undefined,
})
