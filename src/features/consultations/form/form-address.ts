/** Addresses of the question builder, and whether it may still be used. */
import type { Tx } from '../../../db/open.ts'

/** The address of the builder, or of one page in it. */
export function formAddress(consultation: { readonly slug: string }, page?: string): string {
  return `/consultations/${consultation.slug}/form${page ? `/${page}` : ''}`
}

/** Whether the questions stand as they are, as far as the page knows: from publishing on everybody is asked the same. */
export function isFrozen(consultation: { readonly published_at: Date | null }): boolean {
  return consultation.published_at !== null
}

/** Whether a wording may be put right: once it is published, and until what came of it is reported. */
export function mayCorrect(consultation: { readonly published_at: Date | null; readonly state: string }): boolean {
  return isFrozen(consultation) && !['reported', 'evaluated', 'withdrawn'].includes(consultation.state)
}

/** Whether the questions may still be changed; publishing waits until this transaction is over, and the other way round. */
export async function mayStillChange(tx: Tx, consultation: { readonly id: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('consultation')
    .select('published_at')
    .where('id', '=', consultation.id)
    .forShare()
    .executeTakeFirst()
  return row?.published_at === null
}
