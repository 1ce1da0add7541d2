/** What the tables of invariants are made of. */
import type { JsonObject } from '../../fhir/json.ts'

/** An element that keeps an invariant and one that breaks it. */
export type InvariantCase = { readonly keeps: JsonObject; readonly breaks: JsonObject }

export const keptAndBroken = (keeps: JsonObject, breaks: JsonObject): InvariantCase => ({
  keeps,
  breaks,
})
