/** Few rules, all errors: promises, types, sizes, and the arrows between the folders. */
import tseslint from 'typescript-eslint'

const database = {
  group: ['pg', 'pg-*', '@prisma/*', '**/prisma/client/**'],
  message: 'only record/ and prisma/ speak to the database',
}

/** The folders that a folder may not import, and whether it may speak to the database. */
const arrows = {
  fhir: {
    banned: ['access', 'record', 'rest', 'subgraphs', 'smart', 'gateway', 'population', 'prisma'],
  },
  access: { banned: ['record', 'rest', 'subgraphs', 'smart', 'gateway', 'population', 'prisma'] },
  record: { banned: ['rest', 'subgraphs', 'smart', 'gateway', 'population'], database: true },
  subgraphs: { banned: ['rest', 'smart', 'gateway', 'population', 'prisma'] },
  population: { banned: ['access', 'record', 'rest', 'subgraphs', 'smart', 'gateway', 'prisma'] },
  rest: { banned: ['subgraphs', 'smart', 'gateway', 'prisma', 'population'] },
  smart: { banned: ['rest', 'subgraphs', 'gateway', 'prisma', 'population'] },
  gateway: { banned: ['bench', 'test'] },
}

const subgraphs = ['patients', 'encounters', 'observations', 'administration']

const restrictedImports = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

const arrowConfigs = Object.entries(arrows).map(([folder, { banned, database: mayQuery }]) => ({
  files: [`${folder}/**/*.ts`],
  rules: restrictedImports([
    { group: banned.map((name) => `**/${name}/**`), message: `${folder}/ may not import this` },
    ...(mayQuery ? [] : [database]),
  ]),
}))

const subgraphConfigs = subgraphs.map((domain) => ({
  files: [`subgraphs/${domain}/**/*.ts`],
  rules: restrictedImports([
    {
      group: arrows.subgraphs.banned.map((name) => `**/${name}/**`),
      message: 'subgraphs/ may not import this',
    },
    {
      group: subgraphs.filter((other) => other !== domain).map((other) => `**/${other}/*`),
      message: 'no subgraph imports another',
    },
    database,
  ]),
}))

export default tseslint.config(
  {
    ignores: [
      '**/generated/',
      '**/generated.ts',
      'prisma/client/',
      '.socle/',
      'coverage/',
      '**/*.js',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'the environment is read in config.ts' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "TSAsExpression:not([typeAnnotation.typeName.name='const'])",
          message: 'no casts: write a type guard',
        },
        { selector: 'TSTypeAssertion', message: 'no casts: write a type guard' },
      ],
    },
  },
  ...arrowConfigs,
  ...subgraphConfigs,
  { files: ['test/**/*.ts', 'bench/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    // The gateway reads its telemetry switch from the environment, so it is set there.
    files: ['config.ts', 'gateway/graph.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // How far the leak tests and the comparison of executors go is told by the environment; the mutation run is a command of its own.
    files: [
      ...['test/leak.test.ts', 'test/leak-{apart,past,paths,worlds}.test.ts', 'test/mutation/*.ts'],
      'test/support/differential/agree.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
)
