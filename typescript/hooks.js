/**
 * Takes the types out of a module when it is loaded. esbuild's `keepNames` stays off: it gives each function its name by
 * a call whenever it is made, and a view makes hundreds of them.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

/** @type {import('esbuild').TransformOptions} */
const options = {
  loader: 'ts',
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'inline',
  sourcesContent: false,
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
}

/**
 * https://nodejs.org/docs/latest-v20.x/api/module.html#loadurl-context-nextload
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context)
  const source = await readFile(fileURLToPath(url), 'utf8')
  const { code } = await transform(source, { ...options, sourcefile: url })
  return { format: 'module', source: code, shortCircuit: true }
}
