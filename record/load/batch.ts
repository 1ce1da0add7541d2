/** Collects units of one source until they are worth one database transaction. */
import type { Draft } from './prepare.ts'

const maxMembers = 1000
const maxCharacters = 4 * 1024 * 1024

type Sized = {
  readonly input: { readonly source: { readonly name: string } }
  readonly draft: Draft
  readonly size: number
}

export class Batch<T extends Sized> {
  #items: T[] = []
  #members = 0
  #characters = 0

  /** May this one come along? A batch that holds nothing takes anything. */
  takes({ input, draft, size }: T): boolean {
    const [first] = this.#items
    if (first === undefined) return true
    return (
      first.input.source.name === input.source.name &&
      this.#members + draft.members.length <= maxMembers &&
      this.#characters + size <= maxCharacters
    )
  }

  add(item: T): void {
    this.#items.push(item)
    this.#members += item.draft.members.length
    this.#characters += item.size
  }

  /** Hands over what it holds. */
  empty(): readonly T[] {
    const items = this.#items
    this.#items = []
    this.#members = 0
    this.#characters = 0
    return items
  }
}
