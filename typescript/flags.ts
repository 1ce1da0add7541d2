/** The flags by which another process or thread reads the project's TypeScript. */
export const typescriptFlags = ['--import', new URL('register.js', import.meta.url).href] as const
