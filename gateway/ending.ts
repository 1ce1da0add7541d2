/** What ends a call before its answer: its caller has gone, or its time is up. */

/** Most calls are answered before: a signal costs more than they do, and is made for whoever asks for it. */
export class Ending {
  #controller: AbortController | undefined
  #isEnded = false
  readonly #listeners: (() => void)[] = []

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** Aborted at the end. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#isEnded) this.#controller.abort()
    }
    return this.#controller.signal
  }

  /** Ends the call; once is enough. */
  abort(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#controller?.abort()
    for (const listener of this.#listeners) listener()
  }

  /** Calls it at the end, or at once when that has been. */
  onAbort(listener: () => void): void {
    if (this.#isEnded) listener()
    else this.#listeners.push(listener)
  }
}
