/** The form on which closure is looked at again, the same for an item and for a decision taken in writing. */
import type { Tx } from '../../../db/open.ts'
import { showFiles } from '../../../files/files.ts'
import type { Day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { choice, dayField, type FormValues, passage, picks, versionField } from '../../../web/fields.ts'
import type { Look } from '../closure.queries.ts'
import type { Paper } from '../paper.queries.ts'

export const lookForm = {
  outcome: choice({ label: 'meetings.closure.outcome', options: ['closed', 'open'] }),
  because: passage({ label: 'meetings.closure.because', hint: 'meetings.closure.because-hint', max: 1000 }),
  relook_on: dayField({
    any: 'asked only where it stays closed, where it must lie ahead',
    label: 'meetings.closure.next',
    optional: true,
  }),
  papers: picks({ label: 'meetings.closure.papers', hint: 'meetings.closure.papers-hint' }),
  version: versionField(),
}
type Typed = FormValues<typeof lookForm>

/** A paper that may be opened together with what it belongs to: one that was sent, and is not for some of the seats alone. */
export function mayOpen(paper: Paper): boolean {
  return paper.confidential && paper.sent_at !== null && paper.for_seats.length === 0
}

/** What was looked at and with what result, or what is to be put right. */
export function lookOf(
  typed: Typed,
  papers: readonly Paper[],
  today: Day,
):
  | { readonly look: Look; readonly problems: null }
  | { readonly look: null; readonly problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const stays = typed.outcome === 'closed'
  if (!says(typed.because)) problems['because'] = 'meetings.closure.problem.because'
  if (stays && (typed.relook_on === null || typed.relook_on <= today))
    problems['relook_on'] = 'meetings.item-form.problem.relook'
  if (typed.papers.some(id => !papers.some(paper => paper.id === id && mayOpen(paper))))
    problems['papers'] = 'meetings.closure.problem.papers'
  if (Object.keys(problems).length > 0) return { look: null, problems }
  const { because } = typed
  return {
    look: { lookedOn: today, opened: !stays, because, nextOn: stays ? typed.relook_on : null },
    problems: null,
  }
}

/** Lets everybody read papers that were for the seats alone. */
export async function openPapers(tx: Tx, papers: readonly Paper[]): Promise<void> {
  if (papers.length === 0) return
  const ids = papers.map(({ id }) => id)
  await tx.updateTable('paper').set({ confidential: false }).where('id', 'in', ids).execute()
  await showFiles(
    tx,
    papers.map(({ file_id }) => file_id),
    'public',
  )
}
