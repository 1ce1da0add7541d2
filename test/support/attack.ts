/** What an attack is: inputs that must not hurt, and how they are answered. Numbers are those of security tables. */
import type { ErrorCode } from '../../errors.ts'
import type { Sent } from './http.ts'

/** `OK` is answered with data. */
export type Attack = readonly [name: string, sent: Sent, status: number, code: ErrorCode | 'OK']

export const caller = JSON.stringify({ query: '{caller}' })
export const invalid = [400, 'GRAPHQL_VALIDATION_FAILED'] as const
export const bad = [400, 'BAD_REQUEST'] as const
export const media = [415, 'UNSUPPORTED_MEDIA_TYPE'] as const
export const fine = [200, 'OK'] as const
