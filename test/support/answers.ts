/** What tests look at in an answer with one field. */
import type { Answer } from './served.ts'

/** The value of the one field. */
export const valueOf = ({ data }: Answer): unknown => Object.values(data ?? {})[0]

/** The code of the first error. */
export const codeOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions?.code

/** The elements that the outcome of the first error names. */
export function expressionsOf({ errors }: Answer): string[] {
  const { resource }: { resource?: unknown } = Object(errors?.[0]?.extensions)
  const { issue = [] }: { issue?: { expression?: string[] }[] } = Object(resource)
  return issue.flatMap(({ expression = [] }) => expression)
}

/** The id of what the one field answers with. */
export const idOf = (answer: Answer): string => String(Object(valueOf(answer)).id)
