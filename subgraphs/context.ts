/** What one request carries into the subgraphs: the repository of its caller, and nothing that goes around it. */
import type { Access } from '../access/access.ts'
import {
  createRepository,
  type Readable,
  type Repository,
  type Store,
} from '../record/repository.ts'

export interface Context {
  readonly repository: Repository
}

/** Is this the context of subgraphs in this process? */
export const isContext = (context: object): context is Context => 'repository' in context

/** Makes the context of one request; the four subgraphs of a process share it. */
export const createContext = (store: Store, access: Access): Context => ({
  repository: createRepository(store, access),
})

/** Where a patient is read: in the present, or as their record stood when the argument `asOf` says. */
export const momentOf = async (
  repository: Repository,
  patient: string,
  asOf: unknown,
): Promise<Readable> => (typeof asOf === 'string' ? repository.at(patient, asOf) : repository)
