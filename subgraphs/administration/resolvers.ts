/** The administration domain's part of the clinical face: who pays. */
import type { Resolvers } from './generated.ts'
import { clinicalField } from '../clinical.ts'

export const resolvers = {
  Patient: {
    coverages: clinicalField('Coverage', 'patient', 'Patient'),
  },
} satisfies Resolvers
