/** What the partners of a partnership are asked: who has answered, who has not, whom to ring, and sending it again. */
import { runsPartnership } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { findRequests, isOwn, latestOnly, type PartyRequest, sendAgain, stateOf } from '../../parties/index.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { matterNamed } from './matters.ts'

export const answersPage = definePage({
  path: '/partnerships/:slug/answers',
  mends: ['terms-agreement'],
  workspace: { within: 'partners' },
  access: runsPartnership,
  audit: 'party.asked-again',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form: {},
  changesPages: false,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const requests = latestOnly(await findRequests(db, { subject: subjectOf(subject) }))
    const list = (heading: string, found: readonly PartyRequest[]) => ({
      heading: t(`partnerships.consent.${heading}`, { count: found.length }),
      empty: t(`partnerships.consent.${heading}-empty`),
      items: found.map(request => ({
        title: `${request.organisation}: ${request.title}`,
        href: `/asked/${request.id}/asker`,
        tag: t(`parties.state.${stateOf({ request }, today)}`),
        colour: request.standing && isOwn(request.standing) ? 'govuk-tag--green' : 'govuk-tag--yellow',
        lines: isWaiting(request)
          ? [
              t('partnerships.consent.by', { day: longDay(request.answerBy) }),
              request.organisationPhone && t('partnerships.consent.ring', { phone: request.organisationPhone }),
            ]
          : [request.standing?.comment ?? ''],
      })),
    })
    const waiting = requests.filter(isWaiting)
    return {
      title: t('partnerships.consent.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.consent.intro'),
      lists: [
        list('waiting', waiting),
        list(
          'answered',
          requests.filter(one => !isWaiting(one)),
        ),
      ],
      fields: [],
      button: waiting.length > 0 ? t('partnerships.consent.again') : null,
    }
  },
  async submit({ db, hub, subject, today, now, audit }) {
    const waiting = latestOnly(await findRequests(db, { subject: subjectOf(subject) })).filter(isWaiting)
    let sent = 0
    for (const request of waiting) {
      const matter = matterNamed(request.matter)
      if (matter) sent += await sendAgain(db, hub, matter, request, { today, now })
    }
    if (sent === 0) return refuse({ again: 'partnerships.consent.nothing' })
    await audit({
      action: 'party.asked-again',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      after: { sent },
    })
    return redirect(addressOf(subject, 'answers'), 'partnerships.done.asked-again')
  },
})

/** Whether the partner itself has still to answer. */
function isWaiting({ standing }: PartyRequest): boolean {
  return standing === null || !isOwn(standing)
}
