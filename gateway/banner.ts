/** What a start prints: where it answers, a token that opens, a line that can be pasted, who may sign in. */
import type { DemoSignIn } from './demo.ts'

export type BannerOptions = {
  readonly url: string
  /** Absent where the development issuer does not exist. */
  readonly token: string | undefined
  /** Absent but for the first start of a demo hospital: the password is kept nowhere. */
  readonly demo?: DemoSignIn | undefined
}

const query = '{ patients(first: 3) { edges { node { id name { family given } birthDate } } } }'

const invitation = (url: string, token: string): string => `
  GraphiQL   ${url}/graphiql

  A token of the demo physician, valid for 8 hours:

${token}

  Try it:

curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${JSON.stringify({ query })}'
`

const people = ({ names, password }: DemoSignIn): string => `
  People of the demo hospital, to sign in to apps with (said only now):

  Names      ${names.join(', ')}
  Password   ${password}
  Code       npm run account -- code NAME
`

/** The text to print when the server answers. */
export const toBanner = ({ url, token, demo }: BannerOptions): string => `
  Socle answers.

  GraphQL    ${url}/graphql
  FHIR REST  ${url}/fhir
${token === undefined ? '' : invitation(url, token).slice(1)}${demo === undefined ? '' : people(demo)}
`
