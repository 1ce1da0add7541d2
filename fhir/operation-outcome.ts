/** What validation found, as the resource that FHIR answers with: https://hl7.org/fhir/R4/operationoutcome.html */
import type { Issue } from './validate-report.ts'

export type OperationOutcomeIssue = {
  readonly severity: 'fatal' | Issue['severity']
  readonly code: string
  readonly diagnostics: string
  readonly expression?: readonly string[]
}

export type OperationOutcome = {
  readonly resourceType: 'OperationOutcome'
  readonly issue: readonly OperationOutcomeIssue[]
}

/** An outcome must have an issue: "1..*". */
const allOk: OperationOutcomeIssue = {
  severity: 'information',
  code: 'informational',
  diagnostics: 'All OK',
}

/** What is no resource has no expression. */
const toOutcomeIssue = ({ severity, code, expression, message }: Issue): OperationOutcomeIssue => ({
  severity,
  code,
  diagnostics: message,
  ...(expression === '' ? {} : { expression: [expression] }),
})

/** The OperationOutcome of a validation; one without findings says so. */
export const toOperationOutcome = (issues: readonly Issue[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: issues.length === 0 ? [allOk] : issues.map(toOutcomeIssue),
})
