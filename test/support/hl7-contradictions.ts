/** Where HL7's GraphQL suite cannot be followed to the letter, and why: the README tells it too. */

/** Expectations that the specifications contradict: at most three. */
export const contradictions: Readonly<
  Record<string, { readonly reason: string; readonly expected?: unknown }>
> = {
  'extension-simple': {
    reason:
      'one field selected twice is one field: https://spec.graphql.org/October2021/#sec-Field-Selection-Merging',
    expected: {
      subject: {
        resource: {
          birthDate: '2016-05-18',
          _birthDate: { extension: [{ valueDateTime: '2016-05-18T10:28:45Z' }] },
        },
      },
    },
  },
  'reference-optional': {
    reason: "the suite's own resource names medrx0330, and its file before this one expects that",
    expected: { authorizingPrescription: [{ reference: 'MedicationRequest/medrx0330' }] },
  },
  EmptyParamList: {
    reason: 'no empty parentheses: https://spec.graphql.org/October2021/#Arguments',
  },
}
