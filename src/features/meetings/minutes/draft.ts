/** Minutes drafted from the records of a meeting. What is closed is cut before it comes here, so it cannot slip in. */

import { type Position, tally } from '../../../governance/votes.ts'
import { longDay } from '../../../kernel/day.ts'
import { asSentence } from '../../../kernel/sentence.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Action } from '../actions/action.queries.ts'
import type { Decision } from '../decision.queries.ts'
import { whenAndWhere } from '../details.ts'
import type { Meeting } from '../meeting.queries.ts'
import type { ItemShown, MeetingShown } from '../meeting-page/meeting.view.ts'

/** The record of a meeting as the public may see it. */
export type PublicRecord = {
  readonly meeting: Meeting
  readonly shown: MeetingShown
  readonly actions: readonly Action[]
}

/** Drafts the minutes in the plain form that `minutesBlocks` reads. */
export function draftMinutes(t: Translate, { meeting, shown, actions }: PublicRecord): string {
  const sections = [
    [whenAndWhere(t, meeting), meeting.why_needed].filter(Boolean).join('\n'),
    attendanceSection(t, shown),
    ...shown.items.map(each => itemSection(t, each, actions)),
  ]
  return sections.filter(Boolean).join('\n\n')
}

function attendanceSection(t: Translate, { attendance, others }: Pick<MeetingShown, 'attendance' | 'others'>): string {
  const seats = attendance.map(one => {
    const as = t(`meetings.attendance.${one.state === 'present' ? (one.presentAs ?? 'observer') : one.state}`)
    return `- ${one.seat}: ${one.person ? `${one.person}, ` : ''}${as}`
  })
  const rest = others.map(({ name, organisation, part }) => {
    const who = [name, organisation].filter(Boolean).join(', ')
    return `- ${who}: ${t(`meetings.others.part-options.${part}`)}`
  })
  const lines = [...seats, ...rest]
  return lines.length > 0 ? [`## ${t('meetings.page.attendance')}`, ...lines].join('\n') : ''
}

function itemSection(t: Translate, each: ItemShown, actions: readonly Action[]): string {
  const { item } = each
  if (!each.readable) {
    const because = t('meetings.item.closed-because', { reason: asSentence(item.closed_reason) })
    const relook = item.relook_on ? ` ${t('meetings.item.relook')} ${longDay(item.relook_on)}.` : ''
    return `## ${each.number}. ${t('meetings.item.closed')}\n${because}${relook}`
  }
  const of = actions.filter(action => action.sourceId === item.id)
  return [
    `## ${each.number}. ${item.title ?? ''}`,
    each.conflicted.length > 0 ? t('meetings.item.conflicted', { seats: each.conflicted.join(', ') }) : '',
    each.out.length > 0 ? t('meetings.item.out', { seats: each.out.join(', ') }) : '',
    item.note ?? '',
    ...each.decisions.map(decision => decisionText(t, decision)),
    of.map(action => actionLine(t, action)).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function decisionText(t: Translate, decision: Decision): string {
  const counted = tally(decision.positions)
  const stood = (Object.keys(counted) as (Position | 'seats')[])
    .filter((name): name is Position => name !== 'seats' && counted[name] > 0)
    .map(name => `${t(`meetings.position.${name}`)} ${counted[name]}`)
  const how = [t(`meetings.decision.how.${decision.how}`), decision.vote_reason].filter(Boolean).join('. ')
  const confirm = decision.subject_to_confirmation && !decision.confirmed_on ? t('meetings.decision.to-confirm') : ''
  return [
    decision.withdrawn_on
      ? `${t('meetings.withdrawal.tag')}: ${decision.text} ${oneLine(decision.withdrawn_because)}`
      : decision.carried
        ? `${t('meetings.decision.decided')} ${decision.text}`
        : `${t('meetings.decision.put')} ${decision.text} ${t('meetings.decision.not-carried')}.`,
    [
      decision.basis ? `- ${t('meetings.decision-form.basis')}: ${oneLine(decision.basis)}` : '',
      `- ${oneLine(how)} (${stood.join(', ')})`,
      decision.owner ? `- ${t('meetings.decision.owned-by', { seat: decision.owner })}` : '',
      decision.binds ? `- ${t('meetings.decision-form.binds')}: ${decision.binds}` : '',
      confirm ? `- ${confirm}` : '',
      ...decision.views.map(view => `- ${t('meetings.minutes.view', { seat: view.seat })} ${oneLine(view.text)}`),
    ]
      .filter(Boolean)
      .join('\n'),
  ].join('\n')
}

function actionLine(t: Translate, action: Action): string {
  const due = action.due_on ? `, ${longDay(action.due_on)}` : ''
  return `- ${t('meetings.action.word')} ${action.what} (${action.owner ?? ''}${due})`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
