/**
 * The rules of a board as data: who has a vote, how many must be there, what decides, what silence means, who must confirm,
 * and how seats and terms are kept. They stand in the terms of reference, are agreed with them, and everything that is
 * decided is judged by them in one place (`judge`).
 */
import { z } from 'zod'

/** What a decision may be about for which somebody's say is needed or limited. */
export const matters = ['money', 'staff', 'policy'] as const
export type Matter = (typeof matters)[number]

/** The parts a seat can play. An adviser has no vote whatever the rules say. */
export const seatRoles = ['chair', 'vice-chair', 'secretary', 'member', 'adviser'] as const
export type SeatRole = (typeof seatRoles)[number]
export const votingRoles = ['chair', 'vice-chair', 'secretary', 'member'] as const

/** One condition of the quorum; all of them must hold. `least` counts seats that take part and have no interest. */
const quorumCondition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seats'), least: z.int().min(1) }),
  /** Of the voting seats that are filled, in per cent; rounded up to whole seats. */
  z.object({ kind: z.literal('share'), percent: z.int().min(1).max(100) }),
  z.object({ kind: z.literal('sector'), sector: z.string(), least: z.int().min(1) }),
  z.object({ kind: z.literal('organisation'), organisation: z.string(), name: z.string(), least: z.int().min(1) }),
  z.object({ kind: z.literal('seat'), seat: z.string(), name: z.string() }),
])
export type QuorumCondition = z.infer<typeof quorumCondition>

/** How many of the partners a change of the terms needs. */
export const consents = ['every-partner', 'two-thirds', 'most'] as const
export type Consent = (typeof consents)[number]

export const boardRules = z.object({
  /** The parts that vote; a seat may still be marked as without a vote. */
  voters: z.array(z.enum(votingRoles)).default([...votingRoles]),
  /** Whether each seat has a vote, or each organisation one whatever seats it has. */
  per: z.enum(['seat', 'organisation']).default('seat'),
  /** One person in several seats: each seat votes, the first alone does, or nobody may be put into a second. */
  severalSeats: z.enum(['each', 'one-vote', 'refused']).default('one-vote'),
  quorum: z.array(quorumCondition).default([]),
  /** By consensus only; by consensus and, where that fails, by a vote; or by a vote. */
  way: z.enum(['consensus', 'consensus-first', 'vote']).default('consensus-first'),
  /** Simple: more for than against. Absolute: more than half. Two thirds: at least that many. */
  majority: z.enum(['simple', 'absolute', 'two-thirds']).default('simple'),
  /** Of whom: of those who take part, or of all voting seats that are filled and have no interest. */
  of: z.enum(['present', 'all']).default('present'),
  /** Whether who abstains stays in the number of which the majority is taken. */
  abstentions: z.enum(['left-out', 'counted']).default('left-out'),
  /** Whether the chair decides where as many are for as against. */
  casting: z.enum(['none', 'chair']).default('none'),
  /** What it means that a seat does not answer a question in writing. */
  silence: z.enum(['nothing', 'abstains', 'agrees']).default('nothing'),
  /** Who outside the board must confirm what. */
  outside: z.array(z.object({ who: z.string(), matters: z.array(z.enum(matters)) })).default([]),
  /** Days before a meeting after which an item comes late, and who may allow it; null where the terms name no notice. */
  lateDays: z.int().min(0).nullable().default(null),
  lateBy: z.enum(['chair', 'nobody']).default('chair'),
  /** The length of a term in months and how many one after another; null where the terms set none. */
  termMonths: z.int().min(1).nullable().default(null),
  termsMost: z.int().min(1).nullable().default(null),
  /** After how many months the chair passes on, and to whom. */
  chairMonths: z.int().min(1).nullable().default(null),
  chairPasses: z.enum(['any', 'other-sector']).default('any'),
  /** After how many meetings missed one after another without apology a seat is asked whether it stays. */
  missedMost: z.int().min(1).nullable().default(null),
  /** What a change of these rules needs, and what any other change of the terms needs. */
  rulesChange: z.enum(consents).default('every-partner'),
  textChange: z.enum(consents).default('every-partner'),
})
export type BoardRules = z.infer<typeof boardRules>

/** Reads rules as kept; a field that older rules do not have takes its first value. */
export function readRules(kept: unknown): BoardRules {
  return boardRules.parse(kept)
}

/** What holds where the terms carry no rules of their own. */
export const unwrittenRules: BoardRules = boardRules.parse({})

/** Whether enough of the partners have agreed to a change of the terms. */
export function isEnough(consent: Consent, { partners, agreed }: { partners: number; agreed: number }): boolean {
  if (partners === 0) return false
  if (consent === 'every-partner') return agreed === partners
  return consent === 'two-thirds' ? agreed * 3 >= partners * 2 : agreed * 2 > partners
}

/** What somebody may decide for whom they sit for: matters outside their say, and the most money; null without a limit. */
export type Authority = { readonly notFor: readonly Matter[]; readonly most: number | null }

/** What a decision touches. */
export type Touching = { readonly matters: readonly Matter[]; readonly cost: number | null }

/** Whether a decision goes beyond what somebody may decide. A cost is a matter of money even where it is not marked. */
export function isBeyond({ notFor, most }: Authority, { matters: touched, cost }: Touching): boolean {
  const all = cost === null || cost === 0 ? touched : [...touched, 'money' as const]
  return all.some(matter => notFor.includes(matter)) || (most !== null && cost !== null && cost > most)
}

/** Who outside must confirm a decision by the rules. */
export function confirmersOf({ outside }: Pick<BoardRules, 'outside'>, { matters: touched, cost }: Touching): string[] {
  const all: readonly Matter[] = cost === null || cost === 0 ? touched : [...touched, 'money']
  return outside.filter(one => one.matters.some(matter => all.includes(matter))).map(({ who }) => who)
}
