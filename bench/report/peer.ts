/**
 * The best open peer, as it was measured beside Socle on a machine of this class on 2026-11-23: Medplum 5.1.26, Node 24,
 * PostgreSQL 15, warm Redis, one process; audit, rate limits and access policy off, which is its lightest configuration;
 * 200 patients, 16 connections. It is not measured here.
 */
import type { CaseName } from '../cases.ts'

export const peerName = 'Medplum 5.1.26'

export const peerConditions =
  'Medplum 5.1.26 was measured on 2026-11-23 on a machine of this class, without audit and access policy, from a warm Redis, with 200 patients and 16 connections'

type PeerFigures = { readonly requestsPerSecond: number; readonly cpu: number }

export const peer: Readonly<Record<CaseName, PeerFigures>> = {
  view: { requestsPerSecond: 91, cpu: 10.1 + 2.7 },
  list: { requestsPerSecond: 41, cpu: 15.6 + 15.7 },
  read: { requestsPerSecond: 684, cpu: 1.3 },
  search: { requestsPerSecond: 267, cpu: 2.9 + 1.7 },
}

/** Resources a second, at best. */
export const peerIngest = 54
