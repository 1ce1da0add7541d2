/** What a start prints: where it answers, a token that opens, a line that can be pasted. */

export type BannerOptions = {
  readonly url: string
  /** Absent where the development issuer does not exist. */
  readonly token: string | undefined
}

const query = '{ patients(first: 3) { edges { node { id name { family given } birthDate } } } }'

const invitation = (url: string, token: string): string => `
  GraphiQL   ${url}/graphiql

  A token of the demo physician, valid for 8 hours:

${token}

  Try it:

curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${JSON.stringify({ query })}'
`

/** The text to print when the server answers. */
export const toBanner = ({ url, token }: BannerOptions): string => `
  Socle answers.

  GraphQL    ${url}/graphql
  FHIR REST  ${url}/fhir
${token === undefined ? '' : invitation(url, token).slice(1)}
`
