/** What remains of graphql's own messages: they help a developer, but repeat values of the query and guess names. */

/** The sentences that are let through; a stack overflow in the parser, say, is none of them. */
const known =
  /^(?:Syntax Error|Cannot (?:query|spread)|Fields? "|Fragment |Unknown |Variable "|Argument |Directive "|The directive |Expected |Value "|Enum "|There can be only one |This anonymous |(?:Int|Float|String|Boolean|ID) cannot |Maximum introspection )/

/** Where a message begins to repeat a value or to guess, and what stands there instead. */
const cuts: readonly (readonly [RegExp, string])[] = [
  [/^Value "[^]*" does not/, 'The value does not'],
  [/ Did you mean[^]*$/, ''],
  [/, (?:found|did you)[^]*$/, ''],
  [/ got invalid value[^]*$/, ' got an invalid value'],
  [/ value: [^]*$/, ' value'],
  [/^(Syntax Error: (?:Unexpected \w+|Invalid [A-Za-z ]+))[^]*$/, '$1'],
]

/** The message without suggestions and without the caller's values; nothing when the sentence is unknown. */
export function toSpoken(message: string): string | undefined {
  if (!known.test(message)) return undefined
  const kept = cuts.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message)
  return `${kept.slice(0, 300).replace(/[\s.:,;]+$/, '')}.`
}
