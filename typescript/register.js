/** Lets Node read the project's TypeScript: `node --import ./typescript/register.js program.ts`. */
import { register } from 'node:module'

// The frames of an error name the lines that were written.
process.setSourceMapsEnabled(true)
register('./hooks.js', import.meta.url)
