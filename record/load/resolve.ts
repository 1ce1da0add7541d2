/** Resolves the conditional references of a batch, each once in a run. */
import { ApiError } from '../../errors.ts'
import { resolveConditional } from '../conditional.ts'
import type { Database } from '../database.ts'
import type { Conditional } from './references.ts'

/** What a reference leads to: ids, or `invalid` when its type cannot be searched that way. */
export type Matches = readonly string[] | 'invalid'

/** Where targets are looked for: other sources only once the own one has nothing more to bring. */
export type Scope = 'own' | 'all'

export type Find = (conditional: Conditional) => Matches
export type Resolver = {
  resolve(source: string, conditionals: readonly Conditional[], scope: Scope): Promise<Find>
}

/** A resolver that asks the record, and remembers what has exactly one target. */
export function createResolver(db: Database): Resolver {
  const known = new Map<string, Matches>()
  return {
    resolve: async (source, conditionals, scope) => {
      const toKey = ({ type, query }: Conditional) => `${source} ${type}?${query}`
      const asked = new Map<string, Conditional>()
      for (const conditional of conditionals) {
        if (!known.has(toKey(conditional))) asked.set(toKey(conditional), conditional)
      }
      const questions = [...asked.values()]
      const answers = await ask(db, source, questions)
      const accepted = scope === 'all' ? answers : await keepOwn(db, source, { questions, answers })
      const found = new Map([...asked.keys()].map((key, index) => [key, accepted[index] ?? []]))
      for (const [key, matches] of found) if (matches.length === 1) known.set(key, matches)
      return (conditional) => known.get(toKey(conditional)) ?? found.get(toKey(conditional)) ?? []
    },
  }
}

type Asked = { readonly questions: readonly Conditional[]; readonly answers: readonly Matches[] }

/** Without the answers that lead to another source; an answer never mixes the two. */
async function keepOwn(
  db: Database,
  source: string,
  { questions, answers }: Asked,
): Promise<readonly Matches[]> {
  const targets = questions.map(({ type }, index) => {
    const answer = answers[index]
    const id = answer === 'invalid' ? undefined : answer?.[0]
    return id === undefined ? undefined : { type, id }
  })
  const OR = targets.filter((target) => target !== undefined)
  if (OR.length === 0) return answers
  const select = { type: true, id: true }
  const rows = await db.prisma.version.findMany({ where: { source, OR }, select })
  const own = new Set(rows.map(({ type, id }) => `${type}/${id}`))
  return answers.map((answer, index) => {
    const target = targets[index]
    return target === undefined || own.has(`${target.type}/${target.id}`) ? answer : []
  })
}

/** One search that the record does not know makes the whole question fail, so then each is asked alone. */
async function ask(
  db: Database,
  source: string,
  conditionals: readonly Conditional[],
): Promise<Matches[]> {
  const [first, ...others] = conditionals
  if (first === undefined) return []
  if (!conditionals.every(({ query }) => hasParameter(query)))
    return askEach(db, source, conditionals)
  try {
    return await resolveConditional(db, source, conditionals)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return others.length === 0 ? ['invalid'] : askEach(db, source, conditionals)
  }
}

async function askEach(db: Database, source: string, conditionals: readonly Conditional[]) {
  const answers: Matches[] = []
  for (const conditional of conditionals) {
    const isSearch = hasParameter(conditional.query)
    answers.push(...(isSearch ? await ask(db, source, [conditional]) : ['invalid' as const]))
  }
  return answers
}

/** A search without parameters would match whatever there is. */
const hasParameter = (query: string) => new URLSearchParams(query).size > 0
