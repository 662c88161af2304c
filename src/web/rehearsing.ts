/** Rehearsals of consultations as pages see them: made, gone into, moved on and wiped. */
import type { Db } from '../db/open.ts'

/** A rehearsal: the key of its address, and how many days ahead its own today is. */
export type Rehearsal = { readonly key: string; readonly days: number }

/** As whom one goes into a rehearsal. */
export const rehearsedRoles = ['lead', 'reviewer', 'clerk', 'anybody'] as const
export type RehearsedRole = (typeof rehearsedRoles)[number]

/** The cookie of a session in a rehearsal. */
export type RehearsalCookie = {
  readonly name: string
  readonly value: string
  readonly maxAge: number
  readonly path: string
}

/** What makes and runs rehearsals. */
export type Rehearsals = {
  /** Makes the tables of a rehearsal, with the consultation in them as it stands. */
  readonly make: (key: string, consultationId: string, names: Readonly<Record<string, string>>) => Promise<void>
  /** Begins a session in a rehearsal; gives the cookie that keeps it. Null where its tables are not there. */
  readonly goIn: (rehearsal: Rehearsal, as: RehearsedRole) => Promise<RehearsalCookie | null>
  /** Lets its today come, with all that happens by itself until then. */
  readonly moveOn: (rehearsal: Rehearsal, days: number) => Promise<void>
  /** Reads in a rehearsal; null where its tables are not there. */
  readonly read: <Found>(rehearsal: Rehearsal, read: (db: Db) => Promise<Found>) => Promise<Found | null>
  /** Closes a rehearsal that is about to be wiped. */
  readonly close: (key: string) => Promise<void>
}

/** The address that a rehearsal stands under, without a slash at the end. */
export function rehearsalAddress(key: string): string {
  return `/rehearsals/${key}`
}

/** How cookies of a rehearsal begin: none of them is one of the area's, and the other way round. */
export const rehearsalCookie = 'rehearsal-'
