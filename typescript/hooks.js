/**
 * Takes the types out of a module when it is loaded. tsx does so too, but lets every function be given its name by a
 * call when it is made (esbuild's `keepNames`): a request makes hundreds, and spent a tenth of its time on that.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

/** @type {import('esbuild').TransformOptions} */
const options = {
  ...{ loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcesContent: false },
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
}

/**
 * https://nodejs.org/docs/latest-v20.x/api/module.html#loadurl-context-nextload
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context)
  const path = fileURLToPath(url)
  const { code } = await transform(await readFile(path, 'utf8'), { ...options, sourcefile: path })
  return { format: 'module', source: code, shortCircuit: true }
}
