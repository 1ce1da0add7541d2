/** Opened records in the graph: the arguments as the repository takes them, and its openings page by page. */
import type { OpeningBasis } from '../../access/opening.ts'
import type { OpeningFilter } from '../../record/opening-review.ts'
import type { Opening } from '../../record/opening-row.ts'
import { loadSlice } from '../../record/page.ts'
import type { FhirObject, Resource } from '../../record/resource.ts'
import {
  toPageInfo,
  toRelayPage,
  type MadeCursor,
  type PageInfo,
  type RelayArguments,
} from '../connection.ts'
import type { Context } from '../context.ts'
import type {
  GlassReason,
  MutationBreakGlassArgs,
  MutationDeclareCareArgs,
  MutationReviewOpeningArgs,
  OpeningBasis as BasisName,
} from './generated.ts'

const bases: Readonly<Record<BasisName, OpeningBasis>> = {
  BREAK_GLASS: 'break-glass',
  DECLARED: 'declared',
}

export const breakGlass = (
  { input: { patient, reason, explanation, purpose } }: MutationBreakGlassArgs,
  { repository }: Context,
): Promise<Opening> =>
  repository.openRecord({ basis: 'break-glass', patient, reason, explanation, purpose })

/** https://terminology.hl7.org/CodeSystem-v3-ActReason.html: TREAT is treatment. */
export const declareCare = (
  { input: { patient, reason, until } }: MutationDeclareCareArgs,
  { repository }: Context,
): Promise<Opening> =>
  repository.openRecord({
    basis: 'declared',
    patient,
    reason: 'DECLARED',
    explanation: reason,
    purpose: 'TREAT',
    until: until ?? undefined,
  })

export const reviewOpening = (
  { id, outcome, comment }: MutationReviewOpeningArgs,
  { repository }: Context,
): Promise<Opening> => repository.reviewOpening(id, outcome, comment)

export interface OpeningArguments extends RelayArguments {
  readonly patient?: string | null
  readonly basis?: BasisName | null
  readonly reviewed?: boolean | null
  readonly from?: string | null
  readonly to?: string | null
}

interface OpeningEdge {
  readonly node: Opening
  readonly cursor: MadeCursor
}

export interface OpeningPage {
  readonly edges: readonly OpeningEdge[]
  readonly pageInfo: PageInfo
}

/** One page of the openings that the caller sees. */
export function listOpenings(args: OpeningArguments, context: Context): Promise<OpeningPage> {
  const { patient, basis, reviewed, from, to } = args
  const filter = {
    patient: patient ?? undefined,
    basis: basis == null ? undefined : bases[basis],
    reviewed: reviewed ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
  }
  return loadOpenings(filter, args, context)
}

/** Those of one patient; a contained patient has none. */
export async function openingsOf(
  patient: FhirObject,
  args: RelayArguments,
  context: Context,
): Promise<OpeningPage | null> {
  const id = context.repository.of(patient).idOf(patient)
  return id === null ? null : loadOpenings({ patient: id }, args, context)
}

async function loadOpenings(
  filter: OpeningFilter,
  args: RelayArguments,
  { repository }: Context,
): Promise<OpeningPage> {
  const listed = { key: `openings ${JSON.stringify(filter)}` }
  const parent = filter.patient ?? ''
  const request = toRelayPage(args, (cursor) => repository.cursors.decode(listed, parent, cursor))
  const page = await loadSlice(request, (slice) => repository.openings(filter, slice))
  const cursorOf =
    ({ start, id }: Opening): MadeCursor =>
    () =>
      repository.cursors.encode(listed, parent, { direction: 'after', key: [start, id] })
  return {
    edges: page.matches.map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: toPageInfo(page, cursorOf),
  }
}

const glassReasons: ReadonlySet<string> = new Set<GlassReason>([
  'EMERGENCY',
  'ON_CALL',
  'ADVICE',
  'TRANSFER',
  'OTHER',
])

const isGlassReason = (code: string): code is GlassReason => glassReasons.has(code)

/** What an opening's row does not say in the graph's words. */
export const openingFields = {
  basis: ({ basis }: Opening): BasisName => (basis === 'break-glass' ? 'BREAK_GLASS' : 'DECLARED'),
  patient: ({ patient }: Opening, _: unknown, { repository }: Context): Promise<Resource | null> =>
    repository.read('Patient', patient),
  patientId: ({ patient }: Opening): string => patient,
  reason: ({ reason }: Opening): GlassReason | null => (isGlassReason(reason) ? reason : null),
  comment: ({ review }: Opening): string | null => review,
}
