/** How SDL is written: descriptions, fields and blocks. */

/** https://spec.graphql.org/October2021/#sec-Descriptions: JSON's string escapes are GraphQL's too. */
export const describe = (text: string, definition: string): string =>
  `${JSON.stringify(text.replace(/\s+/g, ' ').trim())} ${definition}`

/** `name(arguments): Type`, each argument on a line of its own. */
export const field = (name: string, args: readonly string[], type: string): string =>
  `${name}(${args.map((arg) => `\n    ${arg}`).join('')}\n  ): ${type}`

/** A definition with its members on lines of their own. */
export const block = (head: string, members: readonly string[]): string =>
  `${head} {\n${members.map((member) => `  ${member}\n`).join('')}}\n`

/** The description of a type stands above it. */
export const describeType = (text: string, definition: string): string =>
  `${JSON.stringify(text)}\n${definition}`
