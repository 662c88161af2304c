/** What narrows the recorded findings: one question for the dashboard, the list and their tables, so that a count and its list agree. */
import { z } from 'zod'
import { type ClauseRef, standings, strengths } from '../../../codes/index.ts'
import { asked } from '../../../web/list.ts'
import { sectors } from '../../organisations/index.ts'
import { judgedKinds } from '../checks/kinds.ts'
import type { Behind } from './behind.queries.ts'
import type { Which } from './recorded.queries.ts'

/** What a list can be narrowed to by what was found: one standing, all that is known to be kept, or all that tells. */
export const countings = [...standings, 'known', 'telling'] as const
export type Counting = (typeof countings)[number]

/** Whether findings go on being judged, or were closed with their subject. */
export const states = ['open', 'closed'] as const

/** The parts of an address that narrow what is counted; what cannot be is as if it were not asked. */
export const narrowings = {
  practice: asked,
  code: asked,
  section: asked,
  clause: asked,
  signatory: asked,
  kind: z.enum(judgedKinds).optional().catch(undefined),
  sector: z
    .enum([...sectors, 'none'])
    .optional()
    .catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  strength: z.enum(strengths).optional().catch(undefined),
}
const shape = z.object(narrowings)
/** What is asked. */
export type Asking = z.infer<typeof shape>

/** Which findings that is, among all demands that anything was recorded of. */
export function whichOf(all: readonly Behind[], asking: Asking): Which {
  const { practice, code, strength, signatory, kind, sector, state } = asking
  const every = !practice && !code && !strength
  return { behind: every ? null : all.filter(one => isAsked(one, asking)), signatory, kind, sector, state }
}

function isAsked({ practice, strength, clauses }: Behind, asking: Asking): boolean {
  if (asking.practice && asking.practice !== practice) return false
  if (asking.strength && asking.strength !== strength) return false
  if (!asking.code) return true
  return clauses.some(at => isAt(at, asking))
}

/** Whether a clause lies where is asked: in the code, and the section or clause of it. */
export function isAt(at: Pick<ClauseRef, 'code' | 'section' | 'clause'>, { code, section, clause }: Asking): boolean {
  if (!code) return true
  return code === at.code && (!section || section === at.section) && (!clause || clause === at.clause)
}

/** The question as parts of an address, in one order; what is not asked is left out, and so is a place in no code. */
export function narrowingOf(asking: Asking): Record<string, string> {
  return Object.fromEntries(
    Object.keys(narrowings).flatMap(name => {
      if (!asking.code && (name === 'section' || name === 'clause')) return []
      const value = asking[name as keyof Asking]
      return value ? [[name, value]] : []
    }),
  )
}
