/** Collects what validation finds, each with the FHIRPath of its element. */

/** One fault: where (`Patient.contact[0].name`) and what, never with the value. */
export type Issue = { readonly path: string; readonly message: string }

const maxIssues = 20

export class ValidationReport {
  readonly issues: Issue[] = []
  readonly withResources: boolean
  readonly #path: string[] = []

  constructor(withResources: boolean) {
    this.withResources = withResources
  }

  get isFull(): boolean {
    return this.issues.length >= maxIssues
  }

  /** Goes down one FHIRPath step. */
  enter(step: string): void {
    this.#path.push(step)
  }

  leave(): void {
    this.#path.pop()
  }

  /** A fault of the element we are in. */
  add(message: string): void {
    if (!this.isFull) this.issues.push({ path: this.#path.join('.'), message })
  }

  /** A fault of one of its children. */
  addAt(step: string, message: string): void {
    if (!this.isFull) this.issues.push({ path: [...this.#path, step].join('.'), message })
  }
}
