/** The command that writes the README's tables of conformance with HL7's GraphQL and SMART, from a run of their tests. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contradictions } from './test/support/hl7-contradictions.ts'
import { requirements } from './test/support/smart/ids.ts'
import { notApplicable } from './test/support/smart/not-applicable.ts'

/** What each item of the checklist asks: https://hl7.org/fhir/R4/graphql.html */
const items: Readonly<Record<string, string>> = {
  G1: '`/fhir/$graphql` and `/fhir/{type}/{id}/$graphql`',
  G2: 'GET, POST of the query, POST of JSON',
  G3: 'answers `application/json`',
  G4: 'data with 200, or `errors` with an error of HTTP',
  G5: 'unknown fields, arguments, types and directives are errors',
  G6: 'errors carry an OperationOutcome',
  G7: 'outcomes of successful writes (optional: none)',
  G8: 'introspection, with descriptions under 4 MB',
  G9: '`@skip` and `@include`',
  G10: 'read, search, create, update, patch and delete of every type',
  G11: 'fields named as in FHIR JSON',
  G12: 'lists narrowed by `fhirpath`, elements, `_offset`, `_count`',
  G13: '`Reference.resource(optional:, type:)`',
  G14: '`X(id:)` and `XList(…)`',
  G15: 'too many matches are an error',
  G16: '`XConnection(…)`',
  G17: 'cursors',
  G18: 'reverse lists and connections, searched by `_filter`',
  G20: '`@flatten`, `@first`, `@singleton`, `@slice`',
  G21: 'create, update and delete',
}

/** HL7's own suite, by how its tests are named. */
const suites: Readonly<Record<string, string>> = {
  case: "HL7's suite: cases",
  'server case': "HL7's suite: server cases",
  'parser text': "HL7's suite: parser texts",
}

/** What the checks of SMART 2.2 are about, by the groups of its tests. */
const smartGroups: Readonly<Record<string, string>> = {
  discovery: '`.well-known/smart-configuration`',
  capabilities: 'the capabilities of all four capability sets',
  authorization: 'codes: PKCE, redirects, denial, `aud`',
  token: 'the token response',
  refresh: '`offline_access`, `online_access`, rotation',
  context: 'launch context, OpenID Connect, `fhirUser`',
  resource: 'what the record makes of a token',
  scope: 'scopes of versions 1 and 2, granular ones, batches',
  introspection: 'introspection and revocation',
  backend: 'backend services',
  assertion: '`private_key_jwt`: keys, `jku`, replay, times',
}

interface Test {
  readonly fullName: string
  readonly status: string
}

function runTests(...files: readonly string[]): Test[] {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  const file = join(folder, 'report.json')
  spawnSync('npx', ['vitest', 'run', ...files, '--reporter=json', `--outputFile=${file}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const report: { testResults: { assertionResults: Test[] }[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  rmSync(folder, { recursive: true })
  return report.testResults.flatMap(({ assertionResults }) => assertionResults)
}

function toResult(tests: readonly Test[]): string {
  const passed = tests.filter(({ status }) => status === 'passed').length
  if (tests.length === 0) return 'not run'
  return passed === tests.length ? `passes (${passed})` : `fails (${passed} of ${tests.length})`
}

function toTable(tests: readonly Test[]): string {
  const named = (pattern: RegExp) => tests.filter(({ fullName }) => pattern.test(fullName))
  const rows = [
    ...Object.entries(items).map(([item, asked]) => [
      item,
      asked,
      toResult(named(new RegExp(`\\b${item}\\b`))),
    ]),
    ...Object.entries(suites).map(([name, asked]) => [
      '',
      asked,
      toResult(named(new RegExp(`suite ${name} `))),
    ]),
  ]
  const reasons = Object.entries(contradictions).map(([name, { reason }]) => `- ${name}: ${reason}`)
  return [
    '| item | what it asks | tests |',
    '| --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    'Expectations of the suite that the specifications contradict:',
    '',
    ...reasons,
  ].join('\n')
}

function toSmartTable(tests: readonly Test[]): string {
  const rows = Object.entries(smartGroups).map(([group, asked]) => [
    asked,
    toResult(tests.filter(({ fullName }) => fullName.startsWith(`SMART ${group} `))),
  ])
  const all = Object.values(requirements).flat().length
  const left = notApplicable.flatMap(([, ids]) => ids).length
  return [
    '| SMART App Launch 2.2 | tests |',
    '| --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `Of the ${all} requirements on servers ${all - left} are checked, each by its number. The others:`,
    '',
    ...notApplicable.map(([reason, ids]) => `- ${reason} (${ids.length})`),
  ].join('\n')
}

const readme = new URL('README.md', import.meta.url)

/** Writes a table between its two comments. */
function writeTable(name: string, table: string): void {
  const between = new RegExp(`(<!-- ${name} -->\\n)[^]*?(\\n<!-- /${name} -->)`)
  const text = readFileSync(readme, 'utf8')
  writeFileSync(
    readme,
    text.replace(between, (_, before: string, after: string) => `${before}\n${table}\n${after}`),
  )
}

writeTable('conformance', toTable(runTests('test/graphql-conformance', 'test/hl7-graphql')))
writeTable('smart', toSmartTable(runTests('test/smart-requirements')))
spawnSync('npx', ['prettier', '--write', 'README.md'], { stdio: 'ignore' })
