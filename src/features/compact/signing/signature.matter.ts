/** An organisation says for itself whether it signed: what others put on the register in its name is stated until it has. */
import { sql } from 'kysely'
import type { SubjectRef } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { type Ask, defineMatter, type Put, type Putting, putToParty } from '../../parties/index.ts'
import type { Signature } from '../agreement/agreement.queries.ts'

export const signatureMatter = defineMatter({
  name: 'signatory.signature',
  yes: 'compact.signing.yes',
  no: 'compact.signing.no',
  // A signature that the organisation itself denies binds nobody from the day before; what was found while it stood stays. One that
  // ended already stays ended, and a withdrawal keeps its day and its reason.
  async answered(tx, _hub, { question, answer, today }) {
    if (answer.agreed || answer.way === 'paper') return
    await tx
      .updateTable('signature')
      .set(eb => ({
        to_day: sql<Day>`greatest(from_day, least(coalesce(to_day, 'infinity'), ${addDays(today, -1)}::date))`,
        withdrawn_on: sql<Day>`coalesce(withdrawn_on, ${today}::date)`,
        withdrawn_why: sql<string>`case when withdrawn_on is null then ${t('compact.signing.denied', { comment: answer.comment })} else withdrawn_why end`,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', question.record.id)
      .execute()
  },
})

/** Puts a signature to the organisation, or keeps its own word where whoever signs may bind it. */
export async function putSignature(tx: Tx, by: Putting, area: SubjectRef, signature: Asked): Promise<Put> {
  return putToParty(tx, by, signatureMatter, askSignature(area, signature))
}

/** What is asked about a signature, in words that say all of it. */
export function askSignature(area: SubjectRef, signature: Asked): Omit<Ask, 'askedBy' | 'today'> {
  const { id, organisationId, organisation, code, edition, from, signerName, signerRole, authority } = signature
  const words = { organisation, code, day: longDay(from), name: signerName, role: signerRole, authority }
  return {
    subject: area,
    organisationId,
    record: { kind: 'signature', id },
    put: { edition, from, signerName, signerRole, authority },
    title: t('compact.signing.ask-title', words),
    question: t('compact.signing.ask', words),
    page: `/compact/signatures/${id}`,
  }
}

/** A signature as it is put to the organisation. */
type Asked = Pick<Signature, 'id' | 'organisationId' | 'organisation' | 'code' | 'edition' | 'from'> & Signer

/** Who signed, in which role, by whose decision. */
export type Signer = { readonly signerName: string; readonly signerRole: string; readonly authority: string }
