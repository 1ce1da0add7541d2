/** Collects what validation finds, each with the FHIRPath of its element. */

/** https://hl7.org/fhir/R4/valueset-issue-severity.html, as far as validation uses it */
export type IssueSeverity = 'error' | 'warning' | 'information'

/** https://hl7.org/fhir/R4/valueset-issue-type.html, as far as validation uses it */
export type IssueCode =
  'structure' | 'required' | 'value' | 'invariant' | 'code-invalid' | 'not-supported' | 'too-costly'

/** One finding: where (`Patient.contact[0].name`) and what, never with the value. */
export type Issue = {
  readonly severity: IssueSeverity
  readonly code: IssueCode
  readonly expression: string
  readonly message: string
}

/** How many errors are told, and how many warnings and notes beside them. */
const maxIssues = 20

export class ValidationReport {
  readonly withResources: boolean
  readonly #errors: Issue[] = []
  readonly #remarks: Issue[] = []
  readonly #path: string[] = []

  constructor(withResources: boolean) {
    this.withResources = withResources
  }

  /** Errors first. */
  get issues(): readonly Issue[] {
    return [...this.#errors, ...this.#remarks]
  }

  get isFull(): boolean {
    return this.#errors.length >= maxIssues
  }

  /** Goes down one FHIRPath step. */
  enter(step: string): void {
    this.#path.push(step)
  }

  leave(): void {
    this.#path.pop()
  }

  /** A fault of the element we are in. */
  add(message: string, code: IssueCode = 'structure', severity: IssueSeverity = 'error'): void {
    const kept = severity === 'error' ? this.#errors : this.#remarks
    if (kept.length >= maxIssues) return
    kept.push({ severity, code, expression: this.#path.join('.'), message })
  }

  /** A fault of one of its children. */
  addAt(step: string, message: string, code?: IssueCode, severity?: IssueSeverity): void {
    this.#path.push(step)
    this.add(message, code, severity)
    this.#path.pop()
  }
}
