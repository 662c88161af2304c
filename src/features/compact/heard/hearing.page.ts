/** The side that things are owed to speaks: it confirms many at once what a body states of itself, and finds its way to the rest. */

import { pick, picks } from '../../../web/fields.ts'
import type { Page } from '../../../web/page.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import { addressOf, crumbsTo, pathOf, refOf, subjectParams, visibleSubject } from '../checks/subject.ts'
import { findDepartures } from '../departures/departures.queries.ts'
import { mayJudge, type Open, ofFinding, openTo, speaksForOthers } from './open.ts'
import { type Voice, voicesOf } from './sides.ts'
import { findViews, type KeptView, say } from './views.queries.ts'

/** The value of a box to tick: the finding, and the mark of the evidence that the reader saw. */
const boxOf = ({ finding, evidence }: Open): string => `${evidence.slice(0, 16)} ${finding.demand}`.slice(0, 200)

const form = {
  organisation: pick({ label: 'compact.heard.organisation', hint: 'compact.heard.organisation-hint', speaksFor: true }),
  confirm: picks({ label: 'compact.heard.confirm', hint: 'compact.heard.confirm-hint' }),
}

/** Whether a body sees a finding otherwise itself: then it is not to be confirmed by the way. */
const doubts = (said: readonly KeptView[], voice: Voice, { finding }: Open): boolean =>
  said.some(
    ({ demand, says, organisationId, withdrawnAt }) =>
      demand === finding.demand && says === 'doubted' && organisationId === voice.id && withdrawnAt === null,
  )

/** The page for one kind of subject. */
export function hearingPage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'hearing'),
    workspace: { within: 'checks' },
    access: speaksForOthers,
    audit: 'finding.confirmed',
    publishes: 'nothing',
    template: 'compact/heard/hearing.njk',
    params: subjectParams(kind),
    form,
    subject: visibleSubject(kind),
    async show({ db, subject, actor, today, t }) {
      const voices = await voicesOf(db, actor, subject, today)
      const open = await openTo(db, subject, voices, today)
      const reasons = (await findDepartures(db, subject)).filter(one =>
        voices.some(voice => mayJudge(voice, one, today)),
      )
      const said = (await findViews(db, subject)).filter(({ withdrawnAt }) => withdrawnAt === null)
      return {
        title: t('compact.heard.title', { subject: subject.title }),
        breadcrumbs: crumbsTo(t, subject, true),
        mayNot: voices.length === 0,
        organisations: voices.map(({ id, name }) => ({ value: id, text: name })),
        boxes: open
          .filter(one => voices.some(voice => !doubts(said, voice, one)))
          .map(one => ({
            value: boxOf(one),
            text: one.finding.title,
            hint: { text: `${t(`compact.verdict.${one.finding.verdict}`)}. ${one.finding.because}` },
          })),
        doubts: open.map(({ finding }) => ({
          text: finding.title,
          href: `${addressOf(subject, 'hearing/otherwise')}?demand=${encodeURIComponent(finding.demand)}`,
        })),
        reasons: reasons.map(({ id, title }) => ({ text: title, href: addressOf(subject, `departures/${id}/word`) })),
        said: said
          .filter(({ organisationId }) => voices.some(({ id }) => id === organisationId))
          .map(one => ({ ...one, href: addressOf(subject, `hearing/${one.id}/taking-back`) })),
        back: addressOf(subject, 'checks'),
      }
    },
    async submit({ db, subject, form: typed, actor, today, now, audit }) {
      const voices = await voicesOf(db, actor, subject, today)
      const voice = voices.find(({ id }) => id === typed.organisation)
      if (!voice) return refuse({ organisation: 'compact.heard.not-yours' })
      if (typed.confirm.length === 0) return refuse({ confirm: 'compact.heard.none-chosen' })
      const open = await openTo(db, subject, [voice], today)
      const chosen = typed.confirm.map(box => open.find(one => boxOf(one) === box))
      if (chosen.some(one => one === undefined)) return refuse({ confirm: 'compact.heard.changed' })
      const said = await findViews(db, subject)
      if (chosen.some(one => one && doubts(said, voice, one))) return refuse({ confirm: 'compact.heard.doubts-it' })
      for (const one of chosen) {
        if (!one) continue
        const word = { says: 'confirmed', reason: null, today, now, days: 0 } as const
        const id = await say(db, ofFinding(subject, one, voice, actor.person!.id), word)
        await audit({
          action: 'finding.confirmed',
          subject: refOf(subject),
          record: { kind: 'finding-view', id: id! },
          after: { demand: one.finding.demand, organisation: voice.name, saw: one.finding.because },
        })
      }
      return redirect(addressOf(subject, 'checks'), 'compact.done.confirmed')
    },
  })
}
