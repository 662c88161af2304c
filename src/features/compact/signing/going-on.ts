/**
 * A signatory that is no more: its signatures end with it, its champions with them, and whoever follows it is asked whether it stays bound.
 * Nobody is bound by what another body signed.
 */
import { sql } from 'kysely'
import type { SubjectRef } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day, day, daysBetween, longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { defineMatter, isOwn, type Putting, putAsAnswered, putToParty } from '../../parties/index.ts'
import { findOverlap, findSignature, sign } from '../agreement/agreement.queries.ts'
import { askSignature, signatureMatter } from './signature.matter.ts'

/** A code that an organisation is bound to. */
export type Bound = { readonly id: string; readonly title: string }

/** The codes that an organisation is bound to on a day or later. */
export async function boundAfter(db: Handle, organisationId: string, on: Day): Promise<readonly Bound[]> {
  return db
    .selectFrom('signature')
    .innerJoin('code', 'code.id', 'signature.code_id')
    .select(['code.id', 'code.title'])
    .distinct()
    .where('signature.organisation_id', '=', organisationId)
    .where('code.status', '<>', 'superseded')
    .where(eb => eb.or([eb('signature.to_day', 'is', null), eb('signature.to_day', '>=', on)]))
    .orderBy('code.title')
    .execute()
}

/**
 * Ends what a body that is no more signed, and whoever champions the Compact in it. What was found while a signature stood rests on it: it
 * ends yesterday at the earliest.
 */
export async function endSigning(
  tx: Tx,
  of: { readonly organisationId: string; readonly lastDay: Day; readonly today: Day; readonly why: string },
): Promise<void> {
  const yesterday = addDays(of.today, -1)
  const last = daysBetween(yesterday, of.lastDay) > 0 ? of.lastDay : yesterday
  await tx
    .updateTable('signature')
    .set(eb => ({
      to_day: sql<Day>`greatest(from_day, ${last}::date)`,
      withdrawn_on: of.today,
      withdrawn_why: of.why,
      version: eb('version', '+', 1),
    }))
    .where('organisation_id', '=', of.organisationId)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', last)]))
    .execute()
  await tx
    .updateTable('champion')
    .set({ to_day: sql<Day>`greatest(from_day, ${last}::date)` })
    .where('organisation_id', '=', of.organisationId)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', last)]))
    .execute()
}

export const goingOnMatter = defineMatter({
  name: 'signatory.goes-on',
  yes: 'compact.signing.goes-on-yes',
  no: 'compact.signing.goes-on-no',
  // Its own word makes it a signatory, from the day after the last of the body that signed: there is no gap between the two.
  async answered(tx, hub, answered) {
    const { question, answer, today } = answered
    if (!answer.agreed || !isOwn(answer)) return
    const area = await hub.area()
    const [organisation, code, from] = [question.organisationId, question.record.id, day(String(question.put['from']))]
    if (await findOverlap(tx, { organisation, code, from, to: null })) return
    const signer = {
      signer_name: answer.name,
      signer_role: answer.role,
      authority: t('compact.signing.goes-on-authority'),
    }
    const id = await sign(tx, { organisation, code, from, to: null, by: answer.givenBy, today, ...signer })
    const signature = (await findSignature(tx, id))!
    const words = { ...signature, signerName: answer.name, signerRole: answer.role, authority: signer.authority }
    await putAsAnswered(tx, hub, signatureMatter, askSignature({ kind: 'area', id: area.id }, words), answered)
  },
})

/** Asks a body that follows others whether it stays bound to each code that they signed and it has not. */
export async function askToStayBound(
  tx: Tx,
  by: Putting,
  of: {
    readonly area: SubjectRef
    readonly changeId: string
    readonly follower: { readonly id: string; readonly name: string }
    readonly from: Day
    readonly codes: readonly (Bound & { readonly signedBy: string })[]
  },
): Promise<void> {
  for (const { id, title, signedBy } of of.codes) {
    if (await findOverlap(tx, { organisation: of.follower.id, code: id, from: of.from, to: null })) continue
    const words = { organisation: of.follower.name, code: title, signedBy, day: longDay(of.from) }
    // Whoever carries the change out speaks for nobody: the body is asked, and says it itself.
    await putToParty(
      tx,
      by,
      goingOnMatter,
      {
        subject: of.area,
        organisationId: of.follower.id,
        record: { kind: 'code', id },
        put: { change: of.changeId, code: id, from: of.from },
        title: t('compact.signing.goes-on-title', words),
        question: t('compact.signing.goes-on', words),
        page: '/codes',
      },
      { asks: true },
    )
  }
}
