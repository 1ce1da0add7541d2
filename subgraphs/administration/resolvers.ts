/** The administration domain's part of the clinical face: who pays, and who has looked. */
import type { Resolvers } from './generated.ts'
import { clinicalField } from '../clinical.ts'
import type { Context } from '../context.ts'
import { loadAuditEvents, type AuditEventsArguments } from './audit.ts'

export const resolvers = {
  Query: {
    auditEvents: (_: unknown, args: AuditEventsArguments, context: Context) =>
      loadAuditEvents(args, context),
  },
  Patient: {
    coverages: clinicalField('Coverage', 'patient', 'Patient'),
  },
} satisfies Resolvers
