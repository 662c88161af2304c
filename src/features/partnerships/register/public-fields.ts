/**
 * What everybody is told of a public partnership by itself, as its page of settings says to whoever types it: named once for the open data
 * and for the spreadsheet of the register. Each name is that of its column.
 */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { isoDay } from '../../../web/resource.ts'

export const partnershipStates = ['scoping', 'forming', 'running', 'reviewing', 'ended', 'not-formed'] as const

export const publicFields = z.object({
  name: z.string().describe('Its name.'),
  kind: z.enum(['strategic', 'task', 'network']).describe('What kind of partnership it is.'),
  state: z.enum(partnershipStates).describe('Where it stands in its course.'),
  purpose: z.string().describe('What it is there for.'),
  topics: z.string().describe('Its topics, in words.'),
  places: z.string().describe('Its places, in words.'),
  startedOn: isoDay('The day on which it began to run, or is to begin.').nullable(),
  endsOn: isoDay('The day on which it is to end; null where none is foreseen.').nullable(),
  evaluationPlan: z.string().describe('How it will look at how it went, in its own words; empty where unsaid.'),
})

/** The fields of one partnership. */
export type PublicFields = Readonly<z.output<typeof publicFields>>

/** Their names, in the order in which they are told. */
export const publicNames = publicFields.keyof().options

/** The fields as columns of a statement that calls the partnership `p`. */
export const publicColumns: RawBuilder<unknown> = sql.join(
  publicNames.map(name => sql`${sql.ref(`p.${columnOf(name)}`)} as ${sql.ref(name)}`),
)

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
