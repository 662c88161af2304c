/** Each of the two says for itself whether one is part of the other: nobody makes another its part, or itself the part of another. */
import type { Tx } from '../../db/open.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import { t } from '../../web/render.ts'
import { type Belonging, findBelonging } from '../organisations/index.ts'
import { defineMatter, isOwn, type Putting, putToParty, withdrawRequest, withdrawUnanswered } from '../parties/index.ts'
import { confirmBelonging, holdBelongings, refuseBelonging, standsAgainst } from './belonging.queries.ts'
import { isOpen } from './state.ts'

export const belongingMatter = defineMatter({
  name: 'organisation.belonging',
  yes: 'belonging.yes',
  no: 'belonging.no',
  // What was told of others meanwhile is compared only here, where both would have said it: before, it is nobody else's to know.
  async refuses(tx, { record }, agreed) {
    if (!agreed) return null
    await holdBelongings(tx)
    const { id, child, parent, from, to } = (await findBelonging(tx, record.id))!
    return standsAgainst(tx, { childId: child.id, parentId: parent.id, from, to }, null, id)
  },
  // A no of its own closes it: what one says alone keeps nobody else from saying otherwise.
  async answered(tx, hub, { question, answer, today }) {
    if (!isOwn(answer)) return
    if (answer.agreed) {
      const belonging = (await findBelonging(tx, question.record.id))!
      if (isOpen(belonging)) await confirmBelonging(tx, belonging.id, today)
      return
    }
    const because = answer.comment || t('belonging.refused')
    if (!(await refuseBelonging(tx, question.record.id, question.organisationId, because, today))) return
    await withdrawUnanswered(tx, belongingMatter, question.record.id, because, hub.now())
    await withdrawAnswered(tx, question.record.id, question.organisationId, because, hub.now())
  },
})

/** What was said no to is asked no more: a later yes would find nothing to stand on. */
async function withdrawAnswered(tx: Tx, recordId: string, organisationId: string, why: string, now: Date) {
  const { party_request_id } = await tx
    .selectFrom('party_standing')
    .select('party_request_id')
    .where('matter', '=', belongingMatter.name)
    .where('record_id', '=', recordId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  await withdrawRequest(tx, party_request_id!, why, now)
}

export const belongingChangedMatter = defineMatter({
  name: 'organisation.belonging-changed',
  yes: 'belonging.yes',
  no: 'belonging.no',
})

/** "Fen Youth is a branch of Vale Youth from 1 April 2024", as a sentence. */
export function sayBelonging(of: Pick<Belonging, 'kind' | 'from' | 'to' | 'child' | 'parent'>): string {
  return t(`belonging.says.${of.kind}`, {
    child: of.child.name,
    parent: of.parent.name,
    from: longDay(of.from),
    to: of.to === null ? '' : longDay(of.to),
    ends: of.to === null ? 'no' : 'yes',
  })
}

const pageOf = ({ id, child }: Belonging): string => `/organisations/${child.slug}/belonging/${id}`

/** Asks both bodies; what whoever says it may say for their own body is its word at once. `asks`: nobody's word is given with it. */
export async function putBelonging(tx: Tx, by: Putting, id: string, asks = false): Promise<void> {
  const belonging = (await findBelonging(tx, id))!
  const says = sayBelonging(belonging)
  for (const body of [belonging.child, belonging.parent])
    await putToParty(
      tx,
      by,
      belongingMatter,
      {
        subject: { kind: 'organisation', id: belonging.child.id },
        organisationId: body.id,
        record: { kind: 'belonging', id },
        put: { kind: belonging.kind, from: belonging.from, to: belonging.to },
        title: says,
        question: [says, t('belonging.ask', { name: body.name })].join('\n\n'),
        page: pageOf(belonging),
      },
      { asks },
    )
}

/** Asks both bodies whether it ended, goes on after all, or never was. */
export async function putChanged(
  tx: Tx,
  by: Putting,
  id: string,
  how: 'ended' | 'goes-on' | 'never',
  because: string,
): Promise<void> {
  const belonging = (await findBelonging(tx, id))!
  const day: Day = belonging.to ?? belonging.from
  const values = { child: belonging.child.name, parent: belonging.parent.name, day: longDay(day) }
  const says = t(`belonging.changed.${how}`, values)
  for (const body of [belonging.child, belonging.parent])
    await putToParty(tx, by, belongingChangedMatter, {
      subject: { kind: 'organisation', id: belonging.child.id },
      organisationId: body.id,
      record: { kind: 'belonging', id },
      put: { how, to: belonging.to, version: belonging.version },
      title: says,
      question: [says, because, t('belonging.ask-changed', { name: body.name })].join('\n\n'),
      page: pageOf(belonging),
    })
}
